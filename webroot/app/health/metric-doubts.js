/** What is not certain about a row: a fault seen once, or an old finding. */
import { html } from "../html.js";
import { Icon } from "../parts/icon.js";
import { clock, useNow } from "../time.js";

/** @param {{metric: import("../types.js").Metric}} props */
export function MetricDoubts({ metric: { suspect, staleSince } }) {
  const now = useNow();
  return html`
    ${suspect && html`
      <p class="metric-doubt suspect"><${Icon} name="alert" /><span>
        <strong>Looks broken since ${clock(suspect.since, now)}:</strong> ${suspect.description}
        ${" "}A second look from ${clock(suspect.confirmedFrom, now)} confirms it or clears it.</span></p>`}
    ${staleSince && html`
      <p class="metric-doubt"><${Icon} name="clock" /><span><strong>Nothing could be learnt since ${clock(staleSince, now)}.</strong>
        ${" "}What is shown is the last that was certain.</span></p>`}`;
}
