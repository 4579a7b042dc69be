/** Search and the filter by state. */
import { html } from "../html.js";
import { Search } from "../parts/search.js";
import { STATES } from "./message-state.js";

/** @param {{wanted: {query: string, state: string}, onChange: (part: object) => void}} props */
export const MessagesToolbar = ({ wanted, onChange }) => html`
  <div class="toolbar" role="search">
    <${Search} label="Search messages" placeholder="Search recipient or subject" value=${wanted.query}
      onValue=${(query) => onChange({ query })} />
    <div class="segments" role="group" aria-label="State">
      ${[["", "All"], ...Object.entries(STATES)].map(([state, text]) => html`
        <button type="button" class=${`segment ${state}`} aria-pressed=${wanted.state === state}
          onClick=${() => onChange({ state })}>${text}</button>`)}
    </div>
  </div>`;
