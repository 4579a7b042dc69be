/** What was asked and what came back, so that anybody can check a verdict by hand. */
import { html, useState } from "../html.js";
import { clock, exact, useNow } from "../time.js";
import { lifeOf } from "./words.js";

const FEW = 5;
/** The type of what did not come from the DNS but from the web. */
const FETCHED = "GET";

/** @param {{evidence: import("../types.js").Evidence[]}} props */
export function EvidenceList({ evidence }) {
  const [all, setAll] = useState(false);
  const shown = all ? evidence : evidence.slice(0, FEW);
  return html`
    <div class="evidence-list">
      <h4>Evidence</h4>
      <ul>${shown.map((each, index) => html`<${Question} key=${index} evidence=${each} />`)}</ul>
      ${shown.length < evidence.length && html`
        <button type="button" class="link-button" onClick=${() => setAll(true)}>Show all ${evidence.length} questions</button>`}
    </div>`;
}

function Question({ evidence: { name, type, outcome, records, aliases, ttl, authenticated, resolver, at } }) {
  const now = useNow();
  const ofDns = type !== FETCHED;
  return html`
    <li class="evidence">
      <p class="evidence-question"><code class="evidence-type">${type}</code><code>${name}</code><span
        class="evidence-outcome">${outcome}</span></p>
      ${aliases.length > 0 && html`
        <p class="evidence-aliases">by way of ${aliases.map((alias, index) => html`${index > 0 && " → "}<code>${alias}</code>`)}</p>`}
      ${records.length > 0 && html`
        <ul class="evidence-records">${records.map((record, index) => html`<li key=${index}><code>${record}</code></li>`)}</ul>`}
      <p class="evidence-facts"><span>from ${resolver}</span>${ofDns && records.length > 0 && html`<span>for ${lifeOf(ttl)} (TTL)</span>`}
        ${ofDns && html`<span>${authenticated ? "validated (DNSSEC)" : "not validated"}</span>`}<time datetime=${at} title=${exact(at)}>${clock(at, now)}</time></p>
    </li>`;
}
