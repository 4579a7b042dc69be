/** A state as a sign in a circle: its shape tells it without its colour. */
import { html } from "../html.js";
import { Icon } from "../parts/icon.js";

const SIGNS = { good: "check", warning: "warning", critical: "close", unknown: "question", not_applicable: "minus" };

/** @param {{state: import("../types.js").MetricState, waiting?: boolean}} props decoration: the words beside it tell the same */
export const StateMark = ({ state, waiting = false }) => html`
  <span class=${`state-mark state-${state} ${waiting ? "waiting" : ""}`} aria-hidden="true">${waiting
    ? html`<span class="spinner"></span>` : html`<${Icon} name=${SIGNS[state]} />`}</span>`;
