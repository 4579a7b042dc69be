/** What came of a sign-in with a provider, above whatever page the browser came back to. */
import { get } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { Notice } from "../parts/notice.js";
import { navigate, place } from "../router.js";
import { dispatch, toast } from "../state.js";
import { LOST, OutcomeNotice } from "./outcome-notice.js";
import { leaveFor } from "./sign-in.js";

/** The results that need nothing more from anybody, in words. */
const CONNECTED = { connected: "is connected.", reconnected: "is connected again." };

/** @param {{signIn: string}} props */
export function SignInOutcome({ signIn }) {
  const [outcome, setOutcome] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    let here = true;
    const take = (found) => here && (CONNECTED[found.result] ? connected(found) : setOutcome(found));
    if (signIn === "lost") setOutcome(LOST);
    else if (!problem) {
      get(`/sign-ins/${encodeURIComponent(signIn)}`).then(take, (refusal) => {
        if (refusal.status === 404) take(LOST);
        else if (here) setProblem(refusal);
      });
    }
    return () => { here = false; };
  }, [signIn, problem]);
  if (problem) return html`<${Unread} problem=${problem} onRetry=${() => setProblem(null)} />`;
  if (!outcome) return null;
  const { provider, account, email } = outcome;
  // For an account that is to be connected again, its own address is suggested there.
  const again = () => leaveFor(provider, account ? { account } : { hint: email ?? "" });
  return html`
    <div class="sign-in-outcome">
      <${OutcomeNotice} outcome=${outcome}>
        <div class="sign-in-next">
          ${provider && html`
            <button class="button small primary" type="button" onClick=${again}>Try again</button>`}
          <button class="button small" type="button" onClick=${dismiss}>Dismiss</button>
        </div>
      <//>
    </div>`;
}

/** What came of it can be read for a while, so that nobody need sign in again for want of an answer. */
const Unread = ({ problem, onRetry }) => html`
  <div class="sign-in-outcome">
    <${Notice} tone="bad" title="What came of the sign-in could not be read. ">
      ${problem.message}
      <div class="sign-in-next">
        <button class="button small primary" type="button" onClick=${onRetry}>Read it again</button>
      </div>
    <//>
  </div>`;

function connected({ account, email, result }) {
  dispatch({ type: "arrived", id: account });
  toast(`${email} ${CONNECTED[result]}`);
  navigate("/accounts", { replace: true });
}

function dismiss() {
  const { path, query: { signIn, ...rest } } = place();
  const query = new URLSearchParams(rest).toString();
  navigate(query ? `${path}?${query}` : path, { replace: true });
}
