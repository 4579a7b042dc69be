/** Adding an account: which way, and the custom way itself. */
import { html, useState } from "../html.js";
import { BackLink } from "../parts/back-link.js";
import { Icon } from "../parts/icon.js";
import { CustomForm } from "./custom-form.js";

export function AddPage() {
  const [custom, setCustom] = useState(false);
  return html`
    <header class="page-head narrow">
      <div><${BackLink} /><h1>Add an account</h1></div>
    </header>
    ${custom ? html`<${CustomForm} onBack=${() => setCustom(false)} />` : html`
      <div class="add-choices">
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
