/** What "Verify setup" found, row by row: while it runs, and afterwards. */
import { html } from "../html.js";
import { StateMark } from "../health/state-mark.js";
import { Moment } from "../parts/moment.js";

const SUBJECTS = [
  ["endpoints", "Provider answers"],
  ["client_id", "Client id"],
  ["client_secret", "Client secret"],
  ["redirect_uri", "Redirect URI"],
];
const TITLES = Object.fromEntries(SUBJECTS);
const STATES = new Map([[true, "good"], [false, "critical"], [null, "unknown"]]);
const WORDS = new Map([[true, "Right"], [false, "Wrong"], [null, "Not known yet"]]);

/** @param {{name: string, busy: boolean, tried: boolean, verified: ?import("../types.js").Verification}} props `tried`: it is not saved */
export function Verification({ name, busy, tried, verified }) {
  if (busy) return html`<${Running} name=${name} />`;
  if (!verified) return null;
  return html`
    <div class="verification" role="status" aria-label=${`Verification of ${name}`}>
      <p class="verification-head"><strong>${summary(verified)}</strong><span class="quiet">${tried
        ? "As typed, not saved." : html`Verified <${Moment} at=${verified.at} past />`}</span></p>
      <ul>${verified.findings.map((finding) => html`<${Finding} key=${finding.code} ...${finding} />`)}</ul>
    </div>`;
}

const Running = ({ name }) => html`
  <div class="verification" role="status" aria-label=${`Verification of ${name}`}>
    <p class="verification-head"><strong>Asking ${name}…</strong><span class="quiet">Nobody is signed in.</span></p>
    <ul>${SUBJECTS.map(([code, title]) => html`
      <li class="finding" key=${code}><${StateMark} state="unknown" waiting /><div><p class="finding-title">${title}</p></div></li>`)}</ul>
  </div>`;

const Finding = ({ code, ok, detail, answer }) => html`
  <li class="finding">
    <${StateMark} state=${STATES.get(ok)} />
    <div>
      <p class="finding-title">${TITLES[code] ?? code}<span class="unseen">: ${WORDS.get(ok)}</span></p>
      <p>${detail}</p>
      ${answer && html`<p class="finding-answer"><span>The provider’s answer</span><code>${answer}</code></p>`}
    </div>
  </li>`;

function summary({ findings }) {
  if (findings.some(({ ok }) => ok === false)) return "Not ready: mend what is red.";
  if (findings.some(({ ok }) => ok === null)) return "Nothing wrong was found. The rest shows at the first sign-in.";
  return "All is right. People can sign in.";
}
