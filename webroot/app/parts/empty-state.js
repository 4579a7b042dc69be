/** What a list says when it has nothing to list. */
import { html } from "../html.js";
import { Icon } from "./icon.js";

/** @param {{icon: string, title: string, text: any, children?: any}} props */
export const EmptyState = ({ icon, title, text, children }) => html`
  <div class="empty-state">
    <span class="empty-state-icon"><${Icon} name=${icon} /></span>
    <h2>${title}</h2>
    <p>${text}</p>
    ${children && html`<div class="empty-state-actions">${children}</div>`}
  </div>`;
