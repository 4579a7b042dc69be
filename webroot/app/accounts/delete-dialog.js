/** Says what deleting an account removes, and removes it. */
import { get, remove } from "../api.js";
import { PROVIDERS } from "../connect/sign-in.js";
import { html, useEffect, useState } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { useHere } from "../parts/here.js";
import { Notice } from "../parts/notice.js";
import { dispatch, toast } from "../state.js";

const ONE_WAITS = "message that still waits: it is";
const MANY_WAIT = "messages that still wait: they are";
const number = new Intl.NumberFormat("en");

/** @param {{account: import("../types.js").Account, onClose: () => void}} props */
export function DeleteDialog({ account, onClose }) {
  const here = useHere();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const [queued, setQueued] = useState(0);
  const { sent } = account;
  const byProvider = PROVIDERS[account.provider];
  useEffect(() => {
    get(`/accounts/${account.id}/messages?state=queued&limit=1`).then(({ total }) => setQueued(total), () => {});
  }, []);
  const confirm = async () => {
    setBusy(true);
    try {
      const removal = await remove(`/accounts/${account.id}`);
      toast(`${account.email} was deleted. ${removal?.detail ?? ""}`.trim(), "good", removal?.pages);
      onClose();
      dispatch({ type: "removed", id: account.id });
    } catch (refusal) {
      if (!here()) toast(`${account.email}: ${refusal.message}`, "bad");
      setProblem(refusal);
      setBusy(false);
    }
  };
  return html`
    <${Dialog} title="Delete this account?" subtitle=${account.email} onClose=${onClose}>
      <div class="form dialog-body">
        ${problem && html`<${Notice} tone="bad">${problem.message}<//>`}
        <p>This removes from Sendwell, for good:</p>
        <ul class="removals">
          <li>${byProvider ? `the access that ${byProvider.name} granted` : "the stored password and server settings"}</li>
          ${queued > 0 && html`<li><strong>${number.format(queued)}</strong> ${queued === 1 ? ONE_WAITS : MANY_WAIT} not sent</li>`}
          <li>its Email List${sent > 0 && html`, with <strong>${number.format(sent)}</strong> sent ${sent === 1 ? "message" : "messages"}`}</li>
          <li>its health score and the history of it</li>
        </ul>
        <p class="quiet">The mailbox itself, and the mail in it, stay as they are.</p>
        <footer class="dialog-foot">
          <button class="button" type="button" data-focus onClick=${onClose}>Cancel</button>
          <button class="button danger" type="button" disabled=${busy} aria-busy=${busy}
            onClick=${confirm}>${busy ? "Deleting…" : "Delete account"}</button>
        </footer>
      </div>
    <//>`;
}
