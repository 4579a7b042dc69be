/** How people sign in with Google and Microsoft: what to register there, and what was given in return. */
import { get } from "../api.js";
import { html, useEffect, useState } from "../html.js";
import { Notice } from "../parts/notice.js";
import { SettingsTabs } from "../shell/settings-tabs.js";
import { ProviderCard } from "./provider-card.js";

export function ProvidersPage() {
  const [setups, setSetups] = useState(null);
  const [problem, setProblem] = useState(null);
  const read = () => get("/providers").then(({ items }) => { setSetups(items); setProblem(null); }, setProblem);
  useEffect(() => { read(); }, []);
  const change = (setup) => setSetups((old) => old.map((one) => (one.provider === setup.provider ? setup : one)));

  return html`
    <header class="page-head narrow">
      <div><h1>Sign-in providers</h1><p>Gmail and Outlook let people sign in by way of a client of your own: nobody else stands between you and your mailboxes. It takes ten minutes, once.</p></div>
    </header>
    <${SettingsTabs} here="/settings/providers" />
    ${problem && html`<${Notice} tone="bad" title="The providers could not be read. ">${problem.message} <button
      class="link-button" type="button" onClick=${read}>Try again</button><//>`}
    ${setups === null && !problem && html`<div class="providers" aria-busy="true">
      <div class="card skeleton-block"></div><div class="card skeleton-block"></div></div>`}
    ${setups && html`<div class="providers">${setups.map((setup) => html`<${ProviderCard} key=${setup.provider}
      setup=${setup} onChange=${change} onReread=${read} />`)}</div>`}`;
}
