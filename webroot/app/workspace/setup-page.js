/** The first start: creates the owner and the workspace. */
import { get, post } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { Field, PasswordField } from "../parts/field.js";
import { useFirstFocus } from "../parts/first-focus.js";
import { Notice } from "../parts/notice.js";
import { Gate } from "./gate.js";

const SHORTEST = 12;

export function SetupPage() {
  const frame = useFirstFocus();
  const [codeRequired, setCodeRequired] = useState(false);
  const [values, setValues] = useState({ email: "", password: "", workspace: "", code: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    get("/setup").then((setup) => setCodeRequired(setup.codeRequired)).catch(() => {});
  }, []);

  const set = (name) => (value) => setValues((old) => ({ ...old, [name]: value }));
  const errors = problem?.fields ?? {};
  const missing = SHORTEST - values.password.length;
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const { code, ...owner } = values;
      await post("/setup", { ...owner, email: owner.email.trim(), ...(codeRequired && { code: code.trim() }) });
      dispatchEvent(new Event("signed-in"));
    } catch (refusal) {
      setProblem(refusal);
      setBusy(false);
    }
  };

  return html`
    <${Gate} title="Welcome" text="Create the owner of this Sendwell. Everything stays on this machine.">
      <form ref=${frame} class="form" onSubmit=${submit}>
        ${problem && problem.errors.length === 0 && html`<${Notice} tone="bad">${problem.message}<//>`}
        <${Field} label="Your email" type="email" autocomplete="username" required value=${values.email}
          onValue=${set("email")} error=${errors["/email"]?.detail} />
        <${PasswordField} label="Password" autocomplete="new-password" required minlength=${SHORTEST} value=${values.password}
          onValue=${set("password")} error=${errors["/password"]?.detail}
          hint=${missing > 0 ? `At least ${SHORTEST} characters${values.password ? `: ${missing} more` : ""}.` : "Long enough."} />
        <${Field} label="Workspace" placeholder="Your company or team" required maxlength="100" value=${values.workspace}
          onValue=${set("workspace")} error=${errors["/workspace"]?.detail} />
        ${codeRequired && html`
          <${Field} label="Setup code" required autocomplete="one-time-code" spellcheck=${false} value=${values.code}
            onValue=${set("code")}
            error=${errors["/code"]?.detail} hint="Sendwell printed it when it started. It proves that this server is yours." />`}
        <button class="button primary wide" disabled=${busy} aria-busy=${busy}>${busy ? "Creating…" : "Create the owner"}</button>
      </form>
    <//>`;
}
