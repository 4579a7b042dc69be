/** One provider to sign in with; before it is set up, the way to its set-up. */
import { html } from "../html.js";
import { PROVIDERS } from "./sign-in.js";

/** @param {{provider: keyof typeof PROVIDERS, ready: ?boolean, onChoose: () => void}} props `ready` is not known at first */
export function ProviderChoice({ provider, ready, onChoose }) {
  const { name, mail, kinds } = PROVIDERS[provider];
  const inside = html`
    <${ProviderMark} provider=${provider} />
    <strong>${mail}</strong><span class="add-choice-way">${kinds}</span>`;
  if (ready === false) {
    return html`
      <a class="card add-choice" href="/settings/providers">${inside}
        <span>Sendwell is not set up for ${name} yet. It takes a client id from ${name}, once: see how to get one.</span>
      </a>`;
  }
  return html`
    <button type="button" class="card add-choice" onClick=${onChoose}>${inside}
      <span>Sign in with ${name}. Sendwell never sees the password, and you can take the access back at any time.</span>
    </button>`;
}

/** @param {{provider: keyof typeof PROVIDERS}} props */
export const ProviderMark = ({ provider }) => html`
  <span class=${`add-choice-icon provider-mark ${provider}`} aria-hidden="true">${PROVIDERS[provider].mail[0]}</span>`;
