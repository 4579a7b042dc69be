/** Signs in with the account's provider again; only the same mailbox will do. */
import { post } from "../api.js";
import { PROVIDERS } from "../connect/sign-in.js";
import { html, useState } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { useComeback, useHere } from "../parts/here.js";
import { Notice } from "../parts/notice.js";
import { Trouble } from "./trouble.js";

/** @param {{account: import("../types.js").Account, onClose: () => void, onLink: () => void}} props */
export function SignInAgainDialog({ account, onClose, onLink }) {
  const here = useHere();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const { email } = account;
  const { name } = PROVIDERS[account.provider];
  useComeback(() => setBusy(false));
  const leave = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { authorizationUrl } = await post(`/accounts/${account.id}/reconnect`, {});
      if (here()) location.assign(authorizationUrl);
    } catch (refusal) {
      setProblem(refusal);
      setBusy(false);
    }
  };
  return html`
    <${Dialog} title="Reconnect" subtitle=${email} onClose=${onClose}>
      <div class="form dialog-body">
        <${Trouble} account=${account} />
        <p>You sign in at ${name} as <strong>${email}</strong> and come back here. History and queue stay.</p>
        ${problem && html`<${Notice} tone="bad">${problem.message}<//>`}
        <footer class="dialog-foot">
          <button class="link-button dialog-aside" type="button" onClick=${onLink}>Send a link to its owner</button>
          <button class="button" type="button" onClick=${onClose}>Cancel</button>
          <button class="button primary" type="button" data-focus disabled=${busy} aria-busy=${busy}
            onClick=${leave}>${busy ? `Going to ${name}…` : `Sign in with ${name}`}</button>
        </footer>
      </div>
    <//>`;
}
