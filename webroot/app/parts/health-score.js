/** The Health Score as a ring; grey while it is not known. */
import { html } from "../html.js";

const AROUND = 2 * Math.PI * 14;

/** @param {{score: ?number, band: string}} props */
export function HealthScore({ score, band }) {
  if (score === null || score === undefined) {
    return html`<span class="health-score unknown"><${Ring} part=${0} /><span>Not checked yet</span></span>`;
  }
  return html`
    <span class=${`health-score ${band}`} role="img" aria-label=${`${score} of 100, ${band}`}>
      <${Ring} part=${score / 100} /><b aria-hidden="true">${score}</b>
    </span>`;
}

const Ring = ({ part }) => html`
  <svg viewBox="0 0 34 34" width="34" height="34" aria-hidden="true">
    <circle class="health-track" cx="17" cy="17" r="14" />
    ${part > 0 && html`<circle
      class="health-part" cx="17" cy="17" r="14" transform="rotate(-90 17 17)" stroke-dasharray=${`${part * AROUND} ${AROUND}`} />`}
  </svg>`;
