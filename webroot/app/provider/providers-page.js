/** How people sign in with Google and Microsoft: what to register there, and what was given in return. */
import { html } from "../html.js";
import { Notice } from "../parts/notice.js";
import { SettingsTabs } from "../shell/settings-tabs.js";
import { useStore } from "../state.js";
import { ProviderCard } from "./provider-card.js";
import { readSetups } from "./read-setups.js";
import { listOf } from "./setups.js";

export function ProvidersPage() {
  const providers = useStore((state) => state.providers);
  const { problem } = providers;
  const setups = listOf(providers);

  return html`
    <header class="page-head narrow">
      <div><h1>Sign-in providers</h1><p>Gmail and Outlook let people sign in by way of a client of your own: nobody else stands between you and your mailboxes. It takes ten minutes, once.</p></div>
    </header>
    <${SettingsTabs} here="/settings/providers" />
    ${problem && html`<${Notice} tone="bad" title="The providers could not be read. ">${problem.message} <button
      class="link-button" type="button" onClick=${readSetups}>Try again</button><//>`}
    ${setups === null && !problem && html`<div class="providers" aria-busy="true">
      <div class="card skeleton-block"></div><div class="card skeleton-block"></div></div>`}
    ${setups && html`<div class="providers">${setups.map((setup) => html`<${ProviderCard} key=${setup.provider}
      setup=${setup} />`)}</div>`}`;
}
