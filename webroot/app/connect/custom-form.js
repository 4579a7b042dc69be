/** Connecting any mailbox: the address first, the servers are then found. */
import { post } from "../api.js";
import { html, useRef, useState } from "../html.js";
import { Field, PasswordField } from "../parts/field.js";
import { useFirstFocus } from "../parts/first-focus.js";
import { useHere } from "../parts/here.js";
import { Notice } from "../parts/notice.js";
import { navigate } from "../router.js";
import { dispatch, toast } from "../state.js";
import { BLANK, requestOf, sideOf, suggested, typed } from "./connect-form.js";
import { Discovery } from "./discovery.js";
import { ProbeResult } from "./probe-result.js";
import { SignInOffer } from "./sign-in-offer.js";
import { ServerFields } from "./server-fields.js";

const ADDRESS = /^[^\s@]+@[^\s@]+\.?[^\s@]+$/;
const SIDE_FIELD = { host: "Host", port: "Port", security: "Security" };

/** Whether both servers answered; what did not is only a guess. */
const answered = ({ source }) => !source.split("+").includes("none");

/**
 * @param {object} props
 * @param {(provider: string) => ?boolean} props.ready whether Sendwell is set up for it
 * @param {() => void} props.onBack
 * @param {(provider: string, hint: string) => void} props.onSignIn
 */
export function CustomForm({ ready, onBack, onSignIn }) {
  const frame = useFirstFocus();
  const [form, setForm] = useState(BLANK);
  const [discovery, setDiscovery] = useState({ phase: "idle" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const [byPassword, setByPassword] = useState(false);
  const asked = useRef("");
  const opened = useRef(false);
  const here = useHere();
  const { values } = form;
  const errors = problem?.fields ?? {};
  const set = (field) => (value) => setForm((old) => typed(old, field, value));

  const discover = async () => {
    const email = values.email.trim();
    if (!ADDRESS.test(email) || asked.current === email) return;
    asked.current = email;
    // The servers of one domain are not to get the password of another.
    setForm((old) => suggested(old, {}));
    setProblem(null);
    const domain = email.split("@").pop();
    setDiscovery({ phase: "looking", domain });
    setByPassword(false);
    try {
      const found = await post("/accounts/discover", { email });
      if (asked.current !== email) return;
      setForm((old) => suggested(old, found));
      setDiscovery({ phase: answered(found) ? "found" : "nothing", domain, found });
    } catch (refusal) {
      if (asked.current === email) setDiscovery({ phase: "nothing", domain, refusal });
    }
  };
  const goOn = () => {
    if (ADDRESS.test(values.email.trim())) discover();
    else setProblem({ errors: [], fields: { "/email": { detail: "Give a whole address, like anna@example.com." } } });
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    if (asked.current !== values.email.trim() && !form.typed.has("imapHost")) {
      goOn();
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const account = await post("/accounts", requestOf(form));
      dispatch({ type: "rows", table: "accounts", rows: [account] });
      dispatch({ type: "arrived", id: account.id });
      toast(`${account.email} is connected.`);
      if (here()) navigate("/accounts");
    } catch (refusal) {
      if (!here()) toast(`${form.values.email.trim()} is not connected: ${refusal.message}`, "bad");
      setProblem(refusal);
      setBusy(false);
    }
  };
  const atProvider = discovery.found?.signIn === "oauth" && !byPassword;
  // Once it is there it stays: nobody is to lose the field that he types in.
  const open = !atProvider
    && (discovery.phase === "found" || discovery.phase === "nothing" || form.typed.has("imapHost") || opened.current);
  opened.current = open;

  return html`
    <form ref=${frame} class="card form custom-form" onSubmit=${submit}>
      <${Field} label="Email address" type="email" required autocomplete="off" value=${values.email} onValue=${set("email")}
        onBlur=${discover} error=${errors["/email"]?.detail}
        onKeyDown=${(event) => event.key === "Enter" && !open && (event.preventDefault(), goOn())} />
      ${atProvider
    ? html`<${SignInOffer} found=${discovery.found} domain=${discovery.domain} ready=${ready(discovery.found.provider)}
        onSignIn=${() => onSignIn(discovery.found.provider, asked.current)} onPassword=${() => setByPassword(true)} />`
    : html`<${Discovery} discovery=${discovery} />`}
      ${open && html`
        <${PasswordField} label="Password" required autocomplete="off" value=${values.password} onValue=${set("password")}
          error=${errors["/password"]?.detail} hint="Kept encrypted on this server, and never shown again." />
        <div class="form-pair">
          <${Field} label="Provider name" optional value=${values.providerName} maxlength="100" onValue=${set("providerName")}
            error=${errors["/providerName"]?.detail} />
          <${Field} label="User name" spellcheck=${false} autocapitalize="off" value=${values.username} onValue=${set("username")}
            error=${errors["/username"]?.detail} placeholder=${values.email} />
        </div>
        <${ServerFields} required servers=${{ imap: sideText(values, "imap"), smtp: sideText(values, "smtp") }} errors=${errors}
          onChange=${(side, server, field) => set(side + SIDE_FIELD[field])(server[field])} />
        <details class="disclosure">
          <summary>Name and limits</summary>
          <${Field} label="Name" optional value=${values.name} maxlength="100" onValue=${set("name")}
            error=${errors["/name"]?.detail} hint="Recipients see it beside the address." />
          <div class="form-pair">
            <${Field} label="Daily limit" optional type="number" min="1" max="100000" value=${values.dailyLimit}
              onValue=${set("dailyLimit")}
              error=${errors["/dailyLimit"]?.detail} hint="Messages a day." />
            <${Field} label="Minimum gap" optional type="number" min="0" max="86400" value=${values.minGapSeconds}
              onValue=${set("minGapSeconds")}
              error=${errors["/minGapSeconds"]?.detail} hint="Seconds between two messages." />
          </div>
        </details>
        ${problem?.status === 409
          ? html`<${Already} email=${values.email} problem=${problem} />`
          : html`<${ProbeResult} busy=${busy}
            problem=${problem} servers=${{ imap: sideOf(values, "imap"), smtp: sideOf(values, "smtp") }} />`}`}
      <footer class="form-foot">
        <button class="button" type="button" onClick=${onBack}>Back</button>
        ${!atProvider && (open
          ? html`<button class="button primary" disabled=${busy} aria-busy=${busy}>${busy ? "Connecting…" : "Connect"}</button>`
          : html`<button class="button primary" type="button" disabled=${discovery.phase === "looking"}
            onClick=${goOn}>Continue</button>`)}
      </footer>
    </form>`;
}

const Already = ({ email, problem }) => html`
  <${Notice} tone="warn" title="This address is already connected. ">
    ${problem.message} <a href=${`/accounts?query=${encodeURIComponent(email.trim())}`}>Show the account</a>
  <//>`;

/** As it stands in the inputs: the port may be half typed. */
const sideText = (values, side) => ({ ...sideOf(values, side), host: values[`${side}Host`], port: values[`${side}Port`] });
