/** What to do, with the record to publish, ready to copy. */
import { html } from "../html.js";
import { CopyButton } from "../parts/copy-button.js";
import { gainOf } from "./words.js";

const FIELDS = [["name", "Name"], ["type", "Type"], ["value", "Value"]];

/** @param {{fix: import("../types.js").Fix, gain?: ?number, title?: string}} props */
export const FixBox = ({ fix: { text, record }, gain = 0, title = "How to fix it" }) => html`
  <div class="fix-box">
    <p class="fix-text"><strong>${title}</strong>${gainOf(gain ?? 0) && html`<span class="gain">${gainOf(gain)} if you fix this</span>`}</p>
    <p class="fix-words">${text}</p>
    ${record && html`
      <dl class="fix-record">
        ${FIELDS.map(([field, label]) => html`
          <div key=${field}><dt>${label}</dt><dd><code>${record[field]}</code><${CopyButton} text=${record[field]} label=${label} /></dd></div>`)}
      </dl>
      <p class="quiet fix-hint">If your DNS host adds the domain to names by itself, leave it off there.</p>`}
  </div>`;
