/** Signing in, with the wait that wrong passwords bring. */
import { post } from "../api.js";
import { html, useState } from "../html.js";
import { useCountdown } from "../parts/countdown.js";
import { Field, PasswordField } from "../parts/field.js";
import { useFirstFocus } from "../parts/first-focus.js";
import { Notice } from "../parts/notice.js";
import { Gate } from "./gate.js";

export function SignInPage() {
  const frame = useFirstFocus();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const wait = useCountdown(problem);

  const submit = async (event) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    setBusy(true);
    try {
      await post("/login", { email: email.trim(), password });
      dispatchEvent(new Event("signed-in"));
    } catch (refusal) {
      setProblem(refusal);
      setBusy(false);
    }
  };

  return html`
    <${Gate} title="Sign in" text="Your sending accounts, live.">
      <form ref=${frame} class="form" onSubmit=${submit}>
        ${problem && html`<${Notice} tone="bad">${wordsOf(problem, wait)}<//>`}
        <${Field} label="Email" type="email" autocomplete="username" required value=${email} onValue=${setEmail} />
        <${PasswordField} label="Password" autocomplete="current-password" required value=${password} onValue=${setPassword} />
        <button class="button primary wide" disabled=${busy || wait > 0} aria-busy=${busy}>
          ${wait > 0 ? `Wait ${wait} s` : busy ? "Signing in…" : "Sign in"}
        </button>
      </form>
    <//>`;
}

function wordsOf(problem, wait) {
  if (problem.status === 429) {
    return wait > 0 ? `Too many wrong passwords. You can try again in ${wait} s.` : "You can try again now.";
  }
  if (problem.status === 401) return "This email and password do not belong together.";
  return problem.message;
}
