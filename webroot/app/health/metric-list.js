/** The eight rows that the score is made of. */
import { html } from "../html.js";
import { isWaiting } from "./check-progress.js";
import { MetricRow } from "./metric-row.js";
import { RefusalNotice } from "./refusal-notice.js";

/**
 * @param {object} props
 * @param {import("../types.js").Deliverability} props.report
 * @param {import("./check-progress.js").Progress} props.progress of the check that is under way
 * @param {Set<string>} props.open the rows that are unfolded
 * @param {(key: string) => void} props.onToggle
 */
export const MetricList = ({ report, progress, open, onToggle }) => html`
  <section class="card metric-list" aria-labelledby="metrics-title">
    <header class="card-head"><h2 id="metrics-title">What it is made of</h2></header>
    <${RefusalNotice} metrics=${report.metrics} />
    <div class="metric-columns" aria-hidden="true"><span></span><span>Metric</span><span>Value</span><span>Status</span><span>Points</span></div>
    ${report.metrics.map((metric) => html`<${MetricRow} key=${metric.key} metric=${metric} account=${report.accountId}
      waiting=${isWaiting(progress, metric)} open=${open.has(metric.key)} onToggle=${onToggle} />`)}
  </section>`;
