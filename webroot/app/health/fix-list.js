/** What to do first: the fixes, the most rewarding on top. */
import { html } from "../html.js";
import { Icon } from "../parts/icon.js";
import { gainOf } from "./words.js";

/** @param {{fixes: {metric: string, title: string, gain: number, fix: import("../types.js").Fix}[], onShow: (key: string) => void}} props */
export const FixList = ({ fixes, onShow }) => fixes.length > 0 && html`
  <section class="card fix-list" aria-labelledby="fixes-title">
    <header class="card-head"><h2 id="fixes-title">What to do first</h2></header>
    <ol>
      ${fixes.map(({ metric, title, gain, fix }) => html`
        <li key=${metric}>
          <button type="button" class="fix-item" onClick=${() => onShow(metric)}>
            <span class="fix-what"><strong>${title}</strong><span>${fix.text}</span></span>
            ${gainOf(gain) && html`<span class="gain">${gainOf(gain)}</span>`}
            <${Icon} name="forward" />
          </button>
        </li>`)}
    </ol>
  </section>`;
