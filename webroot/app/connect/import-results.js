/** How far an import is, and what became of each row. */
import { html, useState } from "../html.js";
import { Icon } from "../parts/icon.js";
import { useRowWindow } from "../parts/row-window.js";

const HEADLINES = { running: "Signing in to the mailboxes…", done: "The import is done.", broken: "The line was lost." };
const OUTCOMES = { connected: "Connected", failed: "Failed", skipped: "Skipped" };

/** @param {{file: object, run: object, onAgain: () => void, onDownload: (rows: string[][]) => void}} props */
export function ImportResults({ file, run, onAgain, onDownload }) {
  const [onlyFailed, setOnlyFailed] = useState(false);
  const { results, phase } = run;
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
  const failed = results.filter((result) => result.outcome === "failed");
  const shown = onlyFailed ? failed : results;
  const total = file.rows.length;

  return html`
    <section class="card import-results" aria-label="Results">
      <div class="import-progress">
        <p role="status"><strong>${HEADLINES[phase]}</strong>
          <span>${results.length} of ${total}</span></p>
        <progress class="progress" max=${total} value=${results.length} aria-label="Rows done"></progress>
        <ul class="import-counts">
          <li class="connected"><b>${count("connected")}</b> connected</li>
          <li class="failed"><b>${failed.length}</b> failed</li>
          <li class="skipped"><b>${count("skipped")}</b> skipped</li>
        </ul>
      </div>
      <div class="import-tools">
        <label class="check"><input type="checkbox" checked=${onlyFailed}
          onChange=${(event) => setOnlyFailed(event.target.checked)} />Only failed</label>
        <button class="button small" type="button" disabled=${failed.length === 0}
          onClick=${() => onDownload(failed.map((result) => file.rows[result.row - 1]).filter(Boolean))}>
          <${Icon} name="download" />Download failed rows</button>
        ${phase !== "running" && html`
          <button class="button small" type="button" onClick=${onAgain}>Import another file</button>
          <a class="button small primary" href="/accounts">Show accounts</a>`}
      </div>
      <${ResultRows} results=${shown} />
    </section>`;
}

function ResultRows({ results }) {
  const { list, first, last, before, after } = useRowWindow(results.length);
  return html`
    <div ref=${list} class="import-rows" role="table" aria-label="Rows" aria-rowcount=${results.length}>
      <div class="row-space" style=${before}></div>
      ${results.slice(first, last).map((result, index) => html`
        <div class="import-row" role="row" aria-rowindex=${first + index + 1} key=${result.row}>
          <span class="import-number" role="cell">${result.row}</span>
          <span class="import-email" role="cell" title=${result.email}>${result.email || "(no address)"}</span>
          <span role="cell"><span class=${`pill ${result.outcome}`}><i
            aria-hidden="true"></i>${OUTCOMES[result.outcome]}</span></span>
          <span class="import-why" role="cell" title=${wordsOf(result)}>${wordsOf(result)}</span>
        </div>`)}
      <div class="row-space" style=${after}></div>
    </div>`;
}

const wordsOf = ({ errors }) => (errors ?? []).map(({ detail }) => detail).join(" ");
