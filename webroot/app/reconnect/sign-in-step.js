/** The button that leads to the provider, and what came of the last time that it was pressed. */
import { post } from "../api.js";
import { OutcomeNotice } from "../connect/outcome-notice.js";
import { PROVIDERS } from "../connect/sign-in.js";
import { html, useState } from "../html.js";
import { useComeback } from "../parts/here.js";
import { Notice } from "../parts/notice.js";
import { useCountdown, waitWords } from "../parts/countdown.js";

export { LOST } from "../connect/outcome-notice.js";

/**
 * @param {object} props
 * @param {string} props.secret
 * @param {import("./owner-page.js").Mailbox} props.mailbox
 * @param {?object} props.outcome
 * @param {() => void} props.onOver
 */
export function SignInStep({ secret, mailbox, outcome, onOver }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const wait = useCountdown(problem);
  const { name } = PROVIDERS[mailbox.provider];
  useComeback(() => setBusy(false));
  const leave = async () => {
    if (busy || wait > 0) return;
    setBusy(true);
    setProblem(null);
    try {
      const { authorizationUrl } = await post("/reconnect/sign-in", { token: secret });
      location.assign(authorizationUrl);
    } catch (refusal) {
      if (refusal.status === 404) onOver();
      setProblem(refusal);
      setBusy(false);
    }
  };
  return html`
    <div class="form">
      ${problem && html`<${Notice} tone="bad">${waitWords(problem, wait)}<//>`}
      ${!problem && outcome && html`<${OutcomeNotice} outcome=${outcome} />`}
      <button class="button primary wide" type="button" disabled=${busy || wait > 0} aria-busy=${busy}
        onClick=${leave}>${wait > 0 ? `Wait ${wait} s` : busy ? `Going to ${name}…` : `Sign in with ${name}`}</button>
      <p class="quiet">${name} asks you to allow it, and you come back here.</p>
    </div>`;
}
