/** The steps at the provider, with what is to be pasted there, and what goes wrong. */
import { html } from "../html.js";
import { CopyButton } from "../parts/copy-button.js";
import { Icon } from "../parts/icon.js";

const LABELS = { redirectUri: "Redirect URI", scopes: "Scopes" };

/** @param {{guide: import("./guides.js").Guide, setup: import("../types.js").ProviderSetup, open: boolean}} props */
export const SetupGuide = ({ guide, setup, open }) => html`
  <details class="setup-guide disclosure" open=${open}>
    <summary>How to get a client id from ${setup.name}</summary>
    <p>In the <a href=${guide.console.address} target="_blank" rel="noreferrer">${guide.console.name}</a>:</p>
    <ol class="setup-steps">
      ${guide.steps.map(({ text, copy }, index) => html`
        <li key=${index}><div><p>${text}</p>${copy && html`<${Copyable} label=${LABELS[copy]} lines=${[setup[copy]].flat()}
          text=${[setup[copy]].flat().join(" ")} />`}</div></li>`)}
    </ol>
    <h3>What to know before</h3>
    <ul class="setup-traps">
      ${guide.traps.map(({ title, text, record, good }) => html`
        <li key=${title} class=${good ? "good" : ""}><${Icon} name=${good ? "check" : "alert"} /><div><p><strong>${title}</strong> ${text}</p>${record && html`<${Copyable}
          label="Command" lines=${[record]} text=${record} />`}</div></li>`)}
    </ul>
  </details>`;

const Copyable = ({ label, lines, text }) => html`
  <div class="setup-copy"><code>${lines.map((line) => html`<span key=${line}>${line}</span>`)}</code><${CopyButton} text=${text} label=${label} /></div>`;
