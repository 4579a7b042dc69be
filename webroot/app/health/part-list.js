/** What the deliverability is made of, with the findings that are no row of their own. */
import { html, useState } from "../html.js";
import { Icon } from "../parts/icon.js";
import { EvidenceList } from "./evidence-list.js";
import { FixBox } from "./fix-box.js";
import { RemarkList } from "./remark-list.js";
import { StateMark } from "./state-mark.js";
import { STATES, points } from "./words.js";

/** @param {{parts: import("../types.js").MetricPart[]}} props */
export const PartList = ({ parts }) => html`
  <ul class="part-list">
    ${parts.map((part) => html`
      <li key=${part.key} class="part">
        <div class="part-head"><${StateMark} state=${part.state} /><${What} thing=${part} />
          <span class="metric-points"><b>${points(part.points)}</b> <span>of ${part.weight}</span></span></div>
        ${part.items.length > 0 && html`<ul class="part-items">${part.items.map((item) => html`<${Item} key=${item.key} item=${item} />`)}</ul>`}
      </li>`)}
  </ul>`;

const What = ({ thing: { title, state, description } }) => html`
  <span class="metric-what"><span class="part-title">${title}<span class="unseen">: ${STATES[state]}.</span></span>${description && html`<span
    class="metric-description">${description}</span>`}</span>`;

function Item({ item }) {
  const { key, state, value, fix, remarks, evidence } = item;
  const [open, setOpen] = useState(false);
  const head = html`<${StateMark} state=${state} /><${What} thing=${item} /><span class="metric-value" title=${value}>${value}</span>`;
  if (!fix && remarks.length === 0 && evidence.length === 0) return html`<li class="part-item"><div class="part-button">${head}</div></li>`;
  return html`
    <li class=${`part-item ${open ? "open" : ""}`}>
      <button type="button" class="part-button" aria-expanded=${open} aria-controls=${`item-${key}`}
        onClick=${() => setOpen(!open)}>${head}<${Icon} name="down" /></button>
      ${open && html`<div class="part-details" id=${`item-${key}`}>
        ${fix && html`<${FixBox} fix=${fix} title=${state === "not_applicable" ? "How to use it" : undefined} />`}
        ${remarks.length > 0 && html`<${RemarkList} remarks=${remarks} />`}
        ${evidence.length > 0 && html`<${EvidenceList} evidence=${evidence} />`}
      </div>`}
    </li>`;
}
