/** What is no longer as it was, the latest first. */
import { html, useState } from "../html.js";
import { clock, exact, useNow } from "../time.js";
import { StateMark } from "./state-mark.js";
import { COLOURS } from "./words.js";

const FEW = 6;
/** @param {{changes: import("../types.js").Change[]}} props */
export function ChangeList({ changes }) {
  const [all, setAll] = useState(false);
  const now = useNow();
  const shown = all ? changes : changes.slice(0, FEW);
  return html`
    <section class="card change-list" aria-labelledby="changes-title">
      <header class="card-head"><h2 id="changes-title">What changed</h2></header>
      ${changes.length === 0 && html`<p class="history-empty">Nothing has changed since the first check.</p>`}
      ${changes.length > 0 && html`<ol>${shown.map(({ at, aspect, after, text }) => html`
        <li key=${at + aspect}>
          <${StateMark} state=${COLOURS[after]} /><span class="change-text">${text}</span>
          <time datetime=${at} title=${exact(at)}>${clock(at, now)}</time>
        </li>`)}</ol>`}
      ${shown.length < changes.length && html`
        <button type="button" class="link-button" onClick=${() => setAll(true)}>Show all ${changes.length} changes</button>`}
    </section>`;
}
