/** What a row unfolds to: the fix, what else was noticed, what it is made of, and the evidence. */
import { html } from "../html.js";
import { clock, exact, useNow } from "../time.js";
import { EvidenceList } from "./evidence-list.js";
import { FixBox } from "./fix-box.js";
import { PartList } from "./part-list.js";
import { RemarkList } from "./remark-list.js";
import { CONFIDENCE } from "./words.js";

/** A value of this length does not fit into the row. */
const LONG = 24;

/** @param {{metric: import("../types.js").Metric}} props */
export function MetricDetails({ metric }) {
  const { value, fix, gain, confidence, remarks, evidence, parts, since, checkedAt } = metric;
  const now = useNow();
  return html`
    ${fix && html`<${FixBox} fix=${fix} gain=${gain} />`}
    ${value.length > LONG && html`<div><h4>Published now</h4><code class="whole-value">${value}</code></div>`}
    ${remarks.length > 0 && html`<${RemarkList} remarks=${remarks} />`}
    ${CONFIDENCE[confidence] && html`<p class="quiet">${CONFIDENCE[confidence]}</p>`}
    ${parts && html`<${PartList} parts=${parts} />`}
    ${evidence.length > 0 && html`<${EvidenceList} evidence=${evidence} />`}
    ${checkedAt && html`<p class="quiet metric-times">Unchanged since <time datetime=${since} title=${exact(since)}>${clock(since, now)}</time>,
      last seen <time datetime=${checkedAt} title=${exact(checkedAt)}>${clock(checkedAt, now)}</time>.</p>`}
    ${!checkedAt && !parts && html`<p class="quiet">There is nothing to show yet.</p>`}`;
}
