/** The status of an account, what caused it, since when, and the next step. */
import { html } from "../html.js";
import { Cause } from "../parts/cause.js";
import { Changing } from "../parts/changing.js";
import { Moment } from "../parts/moment.js";
import { clock, exact, useNow } from "../time.js";
import { mayPass } from "./retry-dialog.js";
import { REMEDIES, SIDES } from "./trouble.js";

const WORDS = { connected: "Connected", disconnected: "Disconnected", reconnect_required: "Reconnect Required" };

/**
 * In a list: one above the other, in little room.
 *
 * @param {{account: import("../types.js").Account, onReconnect: () => void}} props
 */
export const AccountStatus = ({ account, onReconnect }) => html`
  <${StatusHead} account=${account} onReconnect=${onReconnect} />
  ${hasCause(account) && html`<${Reason} account=${account} Words=${Cause} />`}`;

/**
 * In the head of a page: the cause in full.
 *
 * @param {{account: import("../types.js").Account}} props
 */
export const StatusCause = ({ account }) => hasCause(account) && html`<${Reason} account=${account} Words=${Whole} />`;

/** @param {{account: import("../types.js").Account, onReconnect: () => void}} props */
export function StatusHead({ account, onReconnect }) {
  const { id, email, status } = account;
  const step = mayPass(account) ? "Retry" : "Reconnect";
  return html`
    <span class="account-status-head">
      <${Changing} value=${status} of=${id}><${StatusPill} status=${status} /><//>
      ${status !== "connected" && html`
        <button type="button" class="button small" aria-label=${`${step} ${email}`} onClick=${onReconnect}>${step}</button>`}
    </span>`;
}

/** @param {{status: import("../types.js").Account["status"]}} props */
export const StatusPill = ({ status }) => html`<span class=${`pill ${status}`}><i aria-hidden="true"></i>${WORDS[status]}</span>`;

/** What the operator is to do is told in one place, however many accounts wait for it. */
const whoMends = ({ code, remedy }) => (code === "operator"
  ? html`${REMEDIES.operator} <a href="/settings/providers">See what to do</a>.` : REMEDIES[remedy]);

const hasCause = ({ status, statusReason, pausedUntil }) => Boolean(status === "connected" ? pausedUntil : statusReason);

/** Why it is not connected; or why it waits although it is, by its provider's word or its own limit. */
function Reason({ account: { status, statusSide, statusReason, pausedUntil, pauseReason }, Words }) {
  const now = useNow();
  if (status !== "connected") {
    const { since, detail, answer } = statusReason;
    return html`<${Words} title=${`${WORDS[status]}: ${SIDES[statusSide]}`} words=${detail} answer=${answer} who=${whoMends(statusReason)} lead=${since && html`<${Moment} at=${since} /> · `}
      at=${since && `Since ${exact(since)}`} />`;
  }
  if (Date.parse(pausedUntil) <= now) return null;
  return html`<${Words} tone="paused" title="Sending is paused" words=${pauseReason?.detail ?? "Sending waits."} answer=${pauseReason?.answer}
    lead=${`Paused until ${clock(pausedUntil, now)}: `} at=${`Until ${exact(pausedUntil)}`} />`;
}

const Whole = ({ tone = "", lead, words, answer, who }) => html`
  <span class=${`cause whole ${tone}`}>${lead}${words} ${who}${answer && html`<q>${answer}</q>`}</span>`;
