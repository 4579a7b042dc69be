/** What is better than a password for an address whose mail is at Google or Microsoft. */
import { html } from "../html.js";
import { Notice } from "../parts/notice.js";
import { PROVIDERS } from "./sign-in.js";

/**
 * @param {object} props
 * @param {{provider: keyof typeof PROVIDERS}} props.found
 * @param {string} props.domain
 * @param {() => void} props.onSignIn
 * @param {() => void} props.onPassword
 */
export function SignInOffer({ found: { provider }, domain, onSignIn, onPassword }) {
  const { name } = PROVIDERS[provider];
  return html`
    <${Notice} title=${`${domain}’s mail is at ${name}. `}>
      Sign in there: no password is needed here, and none will expire.
      <div class="sign-in-next">
        <button class="button small primary" type="button" onClick=${onSignIn}>Sign in with ${name}</button>
        <button class="button small" type="button" onClick=${onPassword}>Use a password instead</button>
      </div>
    <//>`;
}
