/** The score, large, with how much it says, what it is made of, and what holds it down. */
import { html } from "../html.js";
import { useGlow } from "../parts/changing.js";
import { Ring } from "../parts/health-score.js";
import { Icon } from "../parts/icon.js";
import { exact } from "../time.js";
import { isRunning } from "./check-progress.js";
import { STATES, headlineOf, points } from "./words.js";

/** @param {{report: import("../types.js").Deliverability, progress: import("./check-progress.js").Progress, onShow: (key: string) => void}} props */
export function ScoreCard({ report, progress, onShow }) {
  const { accountId, score, band, stage, staleSince, coverage, gates } = report;
  const { title, text } = headlineOf(report);
  const number = useGlow(score, accountId);
  const known = score !== null;
  const first = !known && isRunning(progress);
  return html`
    <section class="card score-card" aria-labelledby="score-title">
      <div class=${`score-ring ${band} ${stage ?? "none"} ${first ? "waiting" : ""}`}>
        <${Ring} part=${known ? score : 0} />
        <p ref=${number} class="score-number changing"><b>${known ? score : "–"}</b><span class="score-of">${known ? "of 100" : ""}</span></p>
      </div>
      <div class="score-text">
        <p class="score-title"><strong id="score-title">${first ? "Checking…" : title}</strong>${band !== "unknown" && html`<span
          class=${`pill state-${band}`}><i aria-hidden="true"></i>${STATES[band]}</span>`}</p>
        ${staleSince && html`<p class="score-stale">Stale since <time datetime=${staleSince}>${exact(staleSince)}</time></p>`}
        ${(first || text) && html`<p>${first ? "The domain is looked at for the first time. It takes some seconds." : text}</p>`}
        <${WeightBar} metrics=${report.metrics} onShow=${onShow} />
        <p class="score-coverage"><strong>${coverage} of 100</strong> points known</p>
        ${gates.length > 0 && html`
          <ul class="score-gates" aria-label="What holds the score down">
            ${gates.map(({ key, text: reason }) => html`<li key=${key}><${Icon} name="alert" /><span>${reason}</span></li>`)}
          </ul>`}
      </div>
    </section>`;
}

/** The hundred points: as wide as its weight is each metric, as full as what it earns. */
const WeightBar = ({ metrics, onShow }) => html`
  <div class="weight-bar" aria-hidden="true">
    ${metrics.map((metric) => html`
      <button key=${metric.key} type="button" tabindex="-1" class=${`weight state-${metric.state}`} style=${{ flexGrow: metric.weight }}
        title=${`${metric.title}: ${points(metric.points)} of ${metric.weight} · ${STATES[metric.state]}`} onClick=${() => onShow(metric.key)}>
        <i style=${{ width: `${metric.points === null ? 0 : (100 * metric.points) / (metric.weight || 1)}%` }}></i>
      </button>`)}
  </div>`;
