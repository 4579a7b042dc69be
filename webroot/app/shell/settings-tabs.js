/** The way between the pages of Settings. */
import { html } from "../html.js";

const PAGES = [
  ["/settings/providers", "Sign-in providers"],
  ["/settings/api-keys", "API keys"],
];

/** @param {{here: string}} props */
export const SettingsTabs = ({ here }) => html`
  <nav class="settings-tabs" aria-label="Settings">
    ${PAGES.map(([path, title]) => html`<a key=${path} class="settings-tab" href=${path}
      aria-current=${path === here ? "page" : undefined}>${title}</a>`)}
  </nav>`;
