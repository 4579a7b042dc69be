/** What a list says when it has nothing to list. */
import { html } from "../html.js";
import { Icon } from "./icon.js";

/** @param {{icon: string, title: string, text: any, page?: boolean, children?: any}} props `page`: it stands for the whole page */
export const EmptyState = ({ icon, title, text, page = false, children }) => html`
  <div class="empty-state">
    <span class="empty-state-icon"><${Icon} name=${icon} /></span>
    ${page ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
    <p>${text}</p>
    ${children && html`<div class="empty-state-actions">${children}</div>`}
  </div>`;
