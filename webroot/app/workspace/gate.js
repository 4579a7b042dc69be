/** The frame of the two pages that are seen before anybody is signed in. */
import { html } from "../html.js";
import { Mark } from "../parts/icon.js";

/** @param {{title: string, text: any, children: any}} props */
export const Gate = ({ title, text, children }) => html`
  <main class="gate">
    <div class="gate-card">
      <p class="gate-brand"><${Mark} />Sendwell</p>
      <h1>${title}</h1>
      <p class="gate-text">${text}</p>
      ${children}
    </div>
  </main>`;
