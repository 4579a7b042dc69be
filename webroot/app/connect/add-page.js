/** Adding an account: with which provider, or the custom way itself. */
import { html, useEffect, useState } from "../html.js";
import { BackLink } from "../parts/back-link.js";
import { Icon } from "../parts/icon.js";
import { Notice } from "../parts/notice.js";
import { setupOf } from "../provider/setups.js";
import { navigate } from "../router.js";
import { useStore } from "../state.js";
import { CustomForm } from "./custom-form.js";
import { ProviderChoice } from "./provider-choice.js";
import { leaveFor, onSignedIn, openBeside, PROVIDERS } from "./sign-in.js";

export function AddPage() {
  const [custom, setCustom] = useState(false);
  const [waiting, setWaiting] = useState(null);
  const setups = useStore((state) => state.providers);
  const ready = (provider) => {
    const setup = setupOf(setups, provider);
    return setup && Boolean(setup.source);
  };
  // Another window's sign-in is not what somebody waits for here.
  useEffect(() => waiting && onSignedIn((id) => {
    setWaiting(null);
    navigate(`/accounts/add?signIn=${encodeURIComponent(id)}`, { replace: true });
  }), [waiting]);

  const begin = (provider, hint = "") => {
    if (provider === "google" && openBeside(provider, { hint })) setWaiting({ provider, hint });
    else leaveFor(provider, { hint });
  };

  return html`
    <header class="page-head narrow">
      <div><${BackLink} /><h1>Add an account</h1></div>
    </header>
    ${waiting && html`<${Waiting} ...${waiting} onCancel=${() => setWaiting(null)} />`}
    ${custom ? html`<${CustomForm} ready=${ready} onBack=${() => setCustom(false)} onSignIn=${begin} />` : html`
      <div class="add-choices">
        ${Object.keys(PROVIDERS).map((provider) => html`<${ProviderChoice} key=${provider} provider=${provider}
          ready=${ready(provider)} onChoose=${() => begin(provider)} />`)}
        <button type="button" class="card add-choice" onClick=${() => setCustom(true)}>
          <span class="add-choice-icon"><${Icon} name="plug" /></span>
          <strong>Custom mailbox</strong><span class="add-choice-way">IMAP and SMTP</span>
          <span>Any provider, with an address and a password. The servers are found for you and signed in to before anything is saved.</span>
        </button>
        <a class="card add-choice" href="/accounts/import">
          <span class="add-choice-icon"><${Icon} name="upload" /></span>
          <strong>Import from CSV</strong><span class="add-choice-way">Many at once</span>
          <span>One row for each mailbox. Every one is signed in to, and you see each result as it comes.</span>
        </a>
      </div>`}`;
}

const Waiting = ({ provider, hint, onCancel }) => html`
  <div class="sign-in-outcome">
    <${Notice} title=${`Go on in ${PROVIDERS[provider].name}’s window. `}>
      This page goes on by itself once you have signed in there.
      <div class="sign-in-next">
        <button class="button small primary" type="button" onClick=${() => leaveFor(provider, { hint })}>No window? Sign in here</button>
        <button class="button small" type="button" onClick=${onCancel}>Cancel</button>
      </div>
    <//>
  </div>`;
