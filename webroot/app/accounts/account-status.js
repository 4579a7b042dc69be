/** The status of an account, what caused it, since when, and the next step. */
import { html } from "../html.js";
import { Changing } from "../parts/changing.js";
import { Moment } from "../parts/moment.js";
import { clock, useNow } from "../time.js";

const WORDS = { connected: "Connected", disconnected: "Disconnected", reconnect_required: "Reconnect Required" };

/** @param {{account: import("../types.js").Account, onReconnect?: () => void}} props */
export function AccountStatus({ account, onReconnect }) {
  const { id, email, status, statusReason } = account;
  return html`
    <span class="account-status-head">
      <${Changing} value=${status} of=${id}><${StatusPill} status=${status} /><//>
      ${status === "reconnect_required" && onReconnect && html`
        <button type="button" class="button small" aria-label=${`Reconnect ${email}`} onClick=${onReconnect}>Reconnect</button>`}
    </span>
    ${status !== "connected" && statusReason && html`
      <span class="account-cause"
        title=${statusReason.detail}>${statusReason.since && html`<${Moment} at=${statusReason.since} /> · `}${statusReason.detail}</span>`}
    ${status === "connected" && html`<${Pause} account=${account} />`}`;
}

/** @param {{status: import("../types.js").Account["status"]}} props */
export const StatusPill = ({ status }) => html`<span class=${`pill ${status}`}><i aria-hidden="true"></i>${WORDS[status]}</span>`;

/** A connected account that waits by its provider's word or its own limit. */
function Pause({ account: { pausedUntil, pauseReason } }) {
  const now = useNow();
  if (!pausedUntil || Date.parse(pausedUntil) <= now) return null;
  const detail = pauseReason?.detail ?? "Sending waits";
  return html`<span class="account-cause paused" title=${detail}>Paused until ${clock(pausedUntil, now)}: ${detail}</span>`;
}
