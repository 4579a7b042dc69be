/** What else was noticed, the worst first. */
import { html, useState } from "../html.js";
import { StateMark } from "./state-mark.js";
import { COLOURS } from "./words.js";

const FEW = 4;

/** @param {{remarks: import("../types.js").Remark[]}} props */
export function RemarkList({ remarks }) {
  const [all, setAll] = useState(false);
  const shown = all ? remarks : remarks.slice(0, FEW);
  return html`
    <div class="remark-list">
      <ul>${shown.map(({ state, code, text }) => html`<li key=${code + text}><${StateMark} state=${COLOURS[state]} /><span>${text}</span></li>`)}</ul>
      ${shown.length < remarks.length && html`
        <button type="button" class="link-button" onClick=${() => setAll(true)}>Show all ${remarks.length} remarks</button>`}
    </div>`;
}
