/** A row of the dashboard; it unfolds to what was seen and to what mends it. */
import { html } from "../html.js";
import { useGlow } from "../parts/changing.js";
import { Icon } from "../parts/icon.js";
import { MetricDetails } from "./metric-details.js";
import { MetricDoubts } from "./metric-doubts.js";
import { StateMark } from "./state-mark.js";
import { STATES, gainOf, points } from "./words.js";

/** Rows whose value is a record as it stands in the DNS. */
const PUBLISHED = ["mx", "spf", "dkim", "dmarc"];

/**
 * @param {object} props
 * @param {import("../types.js").Metric} props.metric
 * @param {string} props.account whose
 * @param {boolean} props.waiting whether it is just being looked at
 * @param {boolean} props.open
 * @param {(key: string) => void} props.onToggle
 */
export function MetricRow({ metric, account, waiting, open, onToggle }) {
  const { key, title, weight, state, value, description } = metric;
  const published = PUBLISHED.includes(key) && state !== "unknown";
  const row = useGlow(`${state} ${metric.suspect !== null}`, account);
  const name = `metric-${key}`;
  return html`
    <article ref=${row} id=${name} class=${`metric changing ${open ? "open" : ""}`}>
      <h3 class="metric-head">
        <button type="button" class="metric-button" aria-expanded=${open} aria-controls=${`${name}-details`} onClick=${() => onToggle(key)}>
          <${StateMark} state=${state} waiting=${waiting} />
          <span class="metric-what">
            <span class="metric-title">${title}${gainOf(metric.gain ?? 0) && html`<span class="gain">${gainOf(metric.gain)}</span>`}</span>
            ${description && html`<span class="metric-description">${description}</span>`}
          </span>
          <span class=${`metric-value ${published ? "published" : ""}`} title=${value}>${value}</span>
          <span class="metric-state"><span class=${`pill state-${state}`}><i aria-hidden="true"></i>${STATES[state]}</span></span>
          <span class="metric-points"><b>${points(metric.points)}</b> <span>of ${weight}</span></span>
          <${Icon} name="down" />
        </button>
      </h3>
      <${MetricDoubts} metric=${metric} />
      ${open && html`<div class="metric-details" id=${`${name}-details`}><${MetricDetails} metric=${metric} /></div>`}
    </article>`;
}
