/** How the score went: a plot, and the same as words and as a table. */
import { html, useMemo, useState } from "../html.js";
import { exact, useNow } from "../time.js";
import { Plot } from "./plot.js";
import { SPANS, inWords, shownOf } from "./plot-series.js";

const ROWS_MOST = 100;

/** @param {{dashboard: import("./dashboard.js").Dashboard, days: number, onDays: (days: number) => void, onRetry: () => void}} props */
export function HistoryCard({ dashboard: { points: read, plot, report }, days, onDays, onRetry }) {
  const now = useNow();
  const points = useMemo(() => shownOf(read, days, now), [read, days, now]);
  const { words } = SPANS.find((span) => span.days === days);
  const known = points.some(({ score }) => score !== null);
  const spoken = useMemo(() => inWords(points, words), [points, words]);
  return html`
    <section class="card history-card" aria-labelledby="history-title">
      <header class="card-head">
        <h2 id="history-title">History</h2>
        <div class="segments" role="group" aria-label="Time span">
          ${SPANS.map((span) => html`<button type="button" class="segment" aria-pressed=${span.days === days}
            onClick=${() => onDays(span.days)}>${span.label}</button>`)}
        </div>
      </header>
      ${plot === "failed" && html`<p class="history-empty">The history could not be read.
        <button class="link-button" type="button" onClick=${onRetry}>Try again</button></p>`}
      ${plot === "ready" && !known && html`<p class="history-empty">The line begins with the first score.</p>`}
      ${known && html`
        <${Plot} points=${points} changes=${report.changes} days=${days} now=${now} label=${spoken} />
        <div class="history-foot">
          <${PointTable} points=${points} />
          ${report.changes.length > 0 && html`<span class="plot-legend"><i aria-hidden="true"></i>something changed</span>`}
        </div>`}
      ${plot === "loading" && !known && html`<div class="plot" aria-busy="true"></div>`}
    </section>`;
}

/** The plot's points for those who would rather read them; the latest first. */
function PointTable({ points }) {
  const [open, setOpen] = useState(false);
  const rows = open ? points.slice(-ROWS_MOST).reverse() : [];
  return html`
    <details class="disclosure point-table" onToggle=${(event) => setOpen(event.target.open)}>
      <summary>As a table</summary>
      ${open && html`
        <div class="point-scroll" tabindex="0" role="region" aria-label="History of the score">
          <table>
            <thead><tr><th scope="col">Since</th><th scope="col">Score</th><th scope="col">Points known</th></tr></thead>
            <tbody>${rows.map(({ at, score, coverage }) => html`
              <tr key=${at}><td>${exact(at)}</td><td>${score ?? "not known"}</td><td>${coverage}</td></tr>`)}</tbody>
          </table>
        </div>`}
    </details>`;
}
