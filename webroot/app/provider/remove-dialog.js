/** Asks before client id and secret are taken away. */
import { remove } from "../api.js";
import { html, useState } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { Notice } from "../parts/notice.js";
import { toast } from "../state.js";

/** @param {{setup: import("../types.js").ProviderSetup, onClose: () => void, onRemoved: () => void}} props */
export function RemoveDialog({ setup: { provider, name }, onClose, onRemoved }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await remove(`/providers/${provider}`);
      toast(`${name} is not set up any more.`);
      onRemoved();
      onClose();
    } catch (refusal) {
      setProblem(refusal);
      setBusy(false);
    }
  };
  return html`
    <${Dialog} title=${`Remove the client of ${name}?`} onClose=${onClose}>
      <div class="form dialog-body">
        ${problem && html`<${Notice} tone="bad">${problem.message}<//>`}
        <p>Nobody can sign in with ${name} any more, and mailboxes that did stop sending and receiving within the hour.
          They go on when the same client is set again.</p>
        <footer class="dialog-foot">
          <button class="button" type="button" data-focus onClick=${onClose}>Cancel</button>
          <button class="button danger" type="button" disabled=${busy} aria-busy=${busy}
            onClick=${confirm}>${busy ? "Removing…" : "Remove client"}</button>
        </footer>
      </div>
    <//>`;
}
