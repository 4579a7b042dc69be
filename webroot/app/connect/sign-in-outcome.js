/** What came of a sign-in with a provider, above whatever page the browser came back to. */
import { get } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { Notice } from "../parts/notice.js";
import { navigate, place } from "../router.js";
import { dispatch, toast } from "../state.js";
import { leaveFor } from "./sign-in.js";

const LOST = {
  result: "failed", provider: null, missing: [], errors: [], answer: "",
  detail: "This sign-in was begun in another browser, was used already, or took too long. Begin again.",
};
const TITLES = {
  declined: "Nothing was connected. ", partial: "A permission is missing. ", other_mailbox: "That is another mailbox. ",
  taken: "This address is already connected. ", refused: "The mail servers did not let Sendwell in. ", failed: "The sign-in did not work. ",
};
/** What a permission is for, by how its name begins. */
const PERMISSIONS = [
  ["https://mail.google.com/", "Read, compose, send and permanently delete all your email from Gmail"],
  ["https://outlook.office.com/IMAP", "Read and write access to your mail"],
  ["https://outlook.office.com/SMTP", "Send emails from your mailbox"],
];
const SIDES = { "/imap": "Reading (IMAP)", "/smtp": "Sending (SMTP)" };

/** @param {{signIn: string}} props */
export function SignInOutcome({ signIn }) {
  const [outcome, setOutcome] = useState(null);
  useEffect(() => {
    let here = true;
    const take = (found) => here && (found.account ? connected(found) : setOutcome(found));
    if (signIn === "lost") setOutcome(LOST);
    else get(`/sign-ins/${encodeURIComponent(signIn)}`).then(take, () => take(LOST));
    return () => { here = false; };
  }, [signIn]);
  if (!outcome) return null;
  const { provider, result, detail, answer, missing, errors, email } = outcome;
  const again = () => leaveFor(provider, { hint: result === "other_mailbox" ? "" : email ?? "" });
  return html`
    <div class="sign-in-outcome">
      <${Notice} tone=${result === "declined" ? "info" : "bad"} title=${TITLES[result]}>
        ${detail}
        ${missing.length > 0 && html`<ul>${missing.map((scope) => html`<li>${permission(scope)}</li>`)}</ul>`}
        ${errors.length > 0 && html`<ul>${errors.map((error) => html`
          <li><strong>${SIDES[error.pointer] ?? error.pointer}:</strong> ${error.detail}${error.answer && html`<q>${error.answer}</q>`}</li>`)}</ul>`}
        ${answer && html`<q>${answer}</q>`}
        <div class="sign-in-next">
          ${provider && result !== "other_mailbox" && html`
            <button class="button small primary" type="button" onClick=${again}>Try again</button>`}
          <button class="button small" type="button" onClick=${dismiss}>Dismiss</button>
        </div>
      <//>
    </div>`;
}

function connected({ account, email, result }) {
  dispatch({ type: "arrived", id: account });
  toast(result === "connected" ? `${email} is connected.` : `${email} is connected again.`);
  navigate("/accounts", { replace: true });
}

function dismiss() {
  const { path, query: { signIn, ...rest } } = place();
  const query = new URLSearchParams(rest).toString();
  navigate(query ? `${path}?${query}` : path, { replace: true });
}

const permission = (scope) => PERMISSIONS.find(([beginning]) => scope.startsWith(beginning))?.[1] ?? scope;
