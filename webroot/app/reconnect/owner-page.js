/** What the owner of a mailbox sees who was sent a link: which mailbox it is, and the way to connect it again. */
import { get, post } from "../api.js";
import { PROVIDERS } from "../connect/sign-in.js";
import { html, useEffect, useState } from "../html.js";
import { Gate } from "../workspace/gate.js";
import { Ending } from "./ending.js";
import { PasswordStep } from "./password-step.js";
import { dropSecret, takeSecret } from "./secret.js";
import { LOST, SignInStep } from "./sign-in-step.js";

/** Which answers mean that the link is not open (any more). */
const OVER = [404, 409, 422];

/**
 * @typedef {{email: string, provider: "google"|"microsoft"|"custom"}} Mailbox
 * @typedef {{phase: "reading"|"open"|"over"|"failed"|"done", mailbox?: Mailbox, outcome?: ?object, email?: string, problem?: Error}} State
 */

export function OwnerPage() {
  const [secret, setSecret] = useState(takeSecret);
  const [state, setState] = useState(/** @type {State} */ ({ phase: "reading" }));
  const read = () => {
    setState({ phase: "reading" });
    reading(secret).then(setState);
  };
  useEffect(read, [secret]);
  useEffect(() => {
    // Another link, opened in the same tab.
    const listener = () => location.hash.length > 1 && setSecret(takeSecret());
    addEventListener("hashchange", listener);
    return () => removeEventListener("hashchange", listener);
  }, []);

  const { phase, mailbox, outcome, email, problem } = state;
  const done = () => {
    dropSecret();
    setState({ phase: "done", email: mailbox.email });
  };
  const over = () => setState({ phase: "over" });
  if (phase === "reading") return html`<main class="shell-alone" aria-busy="true"></main>`;
  if (phase === "over") return html`<${Over} />`;
  if (phase === "failed") return html`<${Failed} problem=${problem} onRetry=${read} />`;
  if (phase === "done") return html`<${Done} email=${email} />`;
  const Step = mailbox.provider === "custom" ? PasswordStep : SignInStep;
  return html`
    <${Gate} title="Connect your mailbox again" text=${textOf(mailbox)}>
      <p class="owner-mailbox">${mailbox.email}</p>
      <${Step} secret=${secret} mailbox=${mailbox} outcome=${outcome} onDone=${done} onOver=${over} />
    <//>`;
}

/** What came of the sign-in that this browser has come back from, if it has, and what the link says. */
async function reading(secret) {
  const signIn = new URLSearchParams(location.search).get("signIn");
  try {
    const outcome = signIn && (await outcomeOf(signIn));
    if (outcome?.result === "reconnected") {
      dropSecret();
      return { phase: "done", email: outcome.email };
    }
    if (!secret) return { phase: "over" };
    return { phase: "open", mailbox: await post("/reconnect", { token: secret }), outcome };
  } catch (problem) {
    return OVER.includes(problem.status) ? { phase: "over" } : { phase: "failed", problem };
  }
}

async function outcomeOf(signIn) {
  try {
    return await get(`/reconnect/sign-ins/${encodeURIComponent(signIn)}`);
  } catch (problem) {
    if (problem.status === 404) return LOST;
    throw problem;
  }
}

const textOf = ({ provider }) => provider === "custom"
  ? "The program that sends from this mailbox cannot sign in to it any more. Give it the mailbox’s present password."
  : `The program that sends from this mailbox cannot sign in to it any more. Sign in with ${PROVIDERS[provider].name} to let it again.`;

const Over = () => html`<${Ending} icon="clock" title="This link is not valid any more" text="Ask whoever sent it for a new one." />`;

const Done = ({ email }) => html`
  <${Ending} icon="check" title="Your mailbox is connected again" text=${`${email} works. You can close this window.`} />`;

const Failed = ({ problem, onRetry }) => html`
  <${Ending} icon="alert" title="This cannot be opened now" text=${problem.message}>
    <button class="button primary" type="button" onClick=${onRetry}>Try again</button>
  <//>`;
