/** Says that lists refuse our name server: that is about us, and no fault of the domain. */
import { html } from "../html.js";
import { Notice } from "../parts/notice.js";
import { refusalOf } from "./words.js";

/** @param {{metrics: import("../types.js").Metric[]}} props */
export function RefusalNotice({ metrics }) {
  const refusal = refusalOf(metrics);
  return refusal && html`
    <div class="refusal-notice"><${Notice} tone="warn" title="Blacklists: ">${refusal}<//></div>`;
}
