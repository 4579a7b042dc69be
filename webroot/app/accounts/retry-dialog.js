/** Tries an account again whose trouble needs neither a new password nor a new sign-in. */
import { post } from "../api.js";
import { html, useState } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { useHere } from "../parts/here.js";
import { Notice } from "../parts/notice.js";
import { dispatch, toast } from "../state.js";
import { clock, useNow } from "../time.js";
import { REMEDIES, Trouble } from "./trouble.js";

/** Whether it is likelier to help to try again than to sign in again, which may open Microsoft Graph as well. */
export const mayPass = ({ provider, status, statusReason }) => status !== "connected" && statusReason?.remedy !== "you"
  && !(provider === "microsoft" && statusReason?.code === "smtp_auth_disabled");

/** @param {{account: import("../types.js").Account, onClose: () => void, onSignIn: () => void}} props */
export function RetryDialog({ account, onClose, onSignIn }) {
  const now = useNow();
  const here = useHere();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(null);
  const [problem, setProblem] = useState(null);
  const retry = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const row = await post(`/accounts/${account.id}/verify`, {});
      dispatch({ type: "rows", table: "accounts", rows: [row] });
      if (row.status === "connected") {
        toast(`${account.email} is connected.`);
        onClose();
        return;
      }
      setTried(new Date().toISOString());
    } catch (refusal) {
      if (!here()) toast(`${account.email}: ${refusal.message}`, "bad");
      setProblem(refusal);
    }
    setBusy(false);
  };
  const mended = account.status === "connected";
  return html`
    <${Dialog} title="Reconnect" subtitle=${account.email} onClose=${onClose}>
      <div class="form dialog-body">
        <${Trouble} account=${account} />
        ${mended ? html`<${Notice} tone="good">It is connected again.<//>` : html`<p>${REMEDIES[account.statusReason.remedy]}</p>`}
        <div role="status">
          ${busy && html`<p class="quiet">Signing in for sending and for reading…</p>`}
          ${tried && !busy && !mended && html`<p class="quiet">Tried at ${clock(tried, now)}: it does not work yet.</p>`}
        </div>
        ${problem && html`<${Notice} tone="bad">${problem.message}<//>`}
        <footer class="dialog-foot">
          <button class="button" type="button" onClick=${onSignIn}>
            ${account.provider === "custom" ? "Change password or servers" : "Sign in again"}</button>
          ${mended ? html`<button class="button primary" type="button" onClick=${onClose}>Close</button>` : html`
            <button class="button primary" type="button" data-focus disabled=${busy} aria-busy=${busy}
              onClick=${retry}>${busy ? "Trying…" : "Retry now"}</button>`}
        </footer>
      </div>
    <//>`;
}
