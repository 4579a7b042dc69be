/** The Health Score as a ring; grey while it is not known, or says too little to be a colour. */
import { html } from "../html.js";

const RADIUS = 14;

/**
 * To look at only: whoever shows it says it in words.
 *
 * @param {object} props
 * @param {?number} props.score
 * @param {string} props.band
 * @param {string} [props.note] what stands beside the ring
 * @param {boolean} [props.old] whether that is how it was
 * @param {boolean} [props.waiting] whether a first one is on its way
 */
export function HealthScore({ score, band, note = "", old = false, waiting = false }) {
  const known = score !== null && score !== undefined;
  return html`
    <span class=${`health-score ${band} ${known ? "" : "none"} ${old ? "old" : ""} ${waiting ? "waiting" : ""}`} aria-hidden="true">
      <span class="health-ring"><${Ring} part=${known ? score : 0} />${known && html`<b>${score}</b>`}</span>
      ${note && html`<span class="health-note">${note}</span>`}
    </span>`;
}

/** @param {{part: number}} props of a hundred */
export const Ring = ({ part }) => html`
  <svg class="ring" viewBox="0 0 34 34">
    <circle class="ring-track" cx="17" cy="17" r=${RADIUS} />
    ${part > 0 && html`<circle
      class="ring-part" cx="17" cy="17" r=${RADIUS} pathLength="100" transform="rotate(-90 17 17)" stroke-dasharray=${`${part} 100`} />`}
  </svg>`;
