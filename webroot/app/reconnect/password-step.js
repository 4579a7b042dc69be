/** The form for the mailbox's present password, which its servers are asked about before it is kept. */
import { post } from "../api.js";
import { html, useState } from "../html.js";
import { useCountdown, waitWords } from "../parts/countdown.js";
import { PasswordField } from "../parts/field.js";
import { useFirstFocus } from "../parts/first-focus.js";
import { Notice } from "../parts/notice.js";

/** Which answers mean that the link is not open (any more). */
const LINK_OVER = [404, 409];

/** @param {{secret: string, onDone: () => void, onOver: () => void}} props */
export function PasswordStep({ secret, onDone, onOver }) {
  const frame = useFirstFocus();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const wait = useCountdown(problem);
  const submit = async (event) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    setBusy(true);
    setProblem(null);
    try {
      await post("/reconnect/password", { token: secret, password });
      onDone();
    } catch (refusal) {
      if (LINK_OVER.includes(refusal.status)) onOver();
      setProblem(refusal);
      setBusy(false);
    }
  };
  return html`
    <form ref=${frame} class="form" onSubmit=${submit}>
      <${PasswordField} label="Password of the mailbox" autocomplete="off" required value=${password} onValue=${setPassword}
        error=${problem?.fields["/password"]?.detail}
        hint="If your provider asks for an app password, give that one." />
      ${problem && !problem.fields["/password"] && html`<${Notice} tone="bad">${problem.errors.length > 1
        ? html`<ul>${problem.errors.map(({ detail }) => html`<li>${detail}</li>`)}</ul>` : waitWords(problem, wait)}<//>`}
      <button class="button primary wide" disabled=${busy || wait > 0} aria-busy=${busy}>
        ${wait > 0 ? `Wait ${wait} s` : busy ? "Trying it at your mail servers…" : "Connect again"}</button>
      <p class="quiet">It is tried at your mail servers first, and kept encrypted. Whoever sent you the link does not get to see it.</p>
    </form>`;
}
