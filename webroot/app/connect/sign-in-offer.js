/** What is better than a password for an address whose mail is at Google or Microsoft. */
import { html } from "../html.js";
import { Notice } from "../parts/notice.js";
import { PROVIDERS } from "./sign-in.js";

/**
 * @param {object} props
 * @param {{provider: keyof typeof PROVIDERS}} props.found
 * @param {string} props.domain
 * @param {?boolean} props.ready whether Sendwell is set up for the provider; not known at first
 * @param {() => void} props.onSignIn
 * @param {() => void} props.onPassword
 */
export function SignInOffer({ found: { provider }, domain, ready, onSignIn, onPassword }) {
  const { name } = PROVIDERS[provider];
  const [words, next] = ready === false ? setUpFirst(name) : signInThere(name, onSignIn);
  return html`
    <${Notice} title=${`${domain}’s mail is at ${name}. `}>
      ${words}
      <div class="sign-in-next">
        ${next}
        <button class="button small" type="button" onClick=${onPassword}>Use a password instead</button>
      </div>
    <//>`;
}

const signInThere = (name, onSignIn) => [
  "Sign in there: no password is needed here, and none will expire.",
  html`<button class="button small primary" type="button" onClick=${onSignIn}>Sign in with ${name}</button>`,
];

const setUpFirst = (name) => [
  `Sendwell is not set up to sign in with ${name} yet: it takes a client id from ${name}, once.`,
  html`<a class="button small primary" href="/settings/providers">Set up ${name}</a>`,
];
