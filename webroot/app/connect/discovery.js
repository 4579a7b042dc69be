/** What became of the search for an address's servers. */
import { html } from "../html.js";
import { Notice } from "../parts/notice.js";

/** @param {{discovery: {phase: "idle"|"looking"|"found"|"nothing", domain?: string, found?: object}}} props */
export function Discovery({ discovery: { phase, domain, found, refusal } }) {
  if (phase === "looking") {
    return html`<p class="discovery" role="status"><span class="spinner"
      aria-hidden="true"></span>Looking for the servers of <strong>${domain}</strong>…</p>`;
  }
  if (phase === "nothing") {
    return html`<${Notice}
      tone="warn">${refusal?.message ?? html`Not all servers of ${domain} were found.`} Check them below: your provider's help pages name them.
      ${found?.tried.length > 0 && html`<details><summary>What was tried</summary><ul>${found.tried.map((line) => html`<li>${line}</li>`)}</ul></details>`}<//>
      ${found?.help && html`<${Help} help=${found.help} />`}`;
  }
  if (phase !== "found") return null;
  const name = found.providerName ?? found.provider;
  return html`
    <${Notice} tone="good">Servers found${name ? html`: <strong>${name}</strong>` : html` for <strong>${domain}</strong>`}. Change whatever is different for you.<//>
    ${found.help && html`<${Help} help=${found.help} />`}`;
}

/** `help` is a sentence, or a sentence with the page where it is done. */
function Help({ help }) {
  const { text, url } = typeof help === "string" ? { text: help, url: "" } : help;
  return html`
    <${Notice} tone="info">
      ${text} ${/^https:\/\//.test(url) && html`<a href=${url} target="_blank" rel="noopener noreferrer">How to get one</a>`}
    <//>`;
}
