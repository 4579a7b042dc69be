/** Importing many accounts from a file, with a result for each row as it comes. */
import { importCsv, Problem } from "../api.js";
import { html, useRef, useState } from "../html.js";
import { BackLink } from "../parts/back-link.js";
import { Icon } from "../parts/icon.js";
import { Notice } from "../parts/notice.js";
import { toast, useStore } from "../state.js";
import { COLUMNS, lacking, parse, textOf, write } from "./csv.js";
import { ImportFile } from "./import-file.js";
import { ImportResults } from "./import-results.js";

const EXAMPLE = ["anna@example.com", "app-password", "Anna Berg", "", "", "", "", "", "", "", "", "40", "300", "sales"];
const IDLE = { phase: "idle", results: [], summary: null, problem: null };

export function ImportPage() {
  const [file, setFile] = useState(null);
  const [run, setRun] = useState(IDLE);
  const pending = useRef([]);

  const choose = async (chosen) => {
    let records;
    try {
      records = parse(textOf(await chosen.arrayBuffer()));
    } catch {
      setFile(null);
      toast(`${chosen.name} cannot be read as UTF-8. Save the file as UTF-8, then try again.`, "bad");
      return;
    }
    setRun(IDLE);
    setFile({ name: chosen.name, head: records[0] ?? [], rows: records.slice(1), lacking: lacking(records[0] ?? []) });
  };
  const take = (line) => {
    if (line.done) return setRun((old) => ({ ...old, phase: "done", summary: line }));
    // A thousand results may arrive at once; they are drawn together.
    if (pending.current.length === 0) requestAnimationFrame(flush);
    pending.current.push(line);
    return undefined;
  };
  const flush = () => {
    const lines = pending.current;
    pending.current = [];
    setRun((old) => ({ ...old, results: [...old.results, ...lines] }));
  };
  const start = async () => {
    setRun({ ...IDLE, phase: "running" });
    try {
      await importCsv(write([file.head, ...file.rows]), take);
      setRun((old) => (old.phase === "done" ? old : { ...old, phase: "broken" }));
    } catch (problem) {
      // A refusal comes before the first row; whatever comes later is the line's end, and not the import's.
      setRun((old) => (problem instanceof Problem ? { ...IDLE, problem } : { ...old, phase: "broken" }));
    }
  };

  return html`
    <header class="page-head narrow">
      <div><${BackLink} /><h1>Import accounts</h1></div>
      <button class="button" type="button"
        onClick=${() => save("sendwell-accounts.csv", write([COLUMNS, EXAMPLE]))}><${Icon} name="download" />Template</button>
    </header>
    ${run.phase === "idle" && html`<${Elsewhere} />`}
    ${run.phase === "idle" && html`<${ImportFile} file=${file} onChoose=${choose} onStart=${start}
      onClear=${() => setFile(null)} />`}
    ${run.problem && html`<${Notice} tone="bad" title="Nothing was imported. ">${run.problem.message}<//>`}
    ${run.phase === "broken" && html`
      <${Notice} tone="warn" title="The line to the import was lost. ">It goes on, unless the server was stopped. Accounts that were connected stay; importing the file again skips them.<//>
      <${Elsewhere} />`}
    ${run.phase !== "idle" && html`
      <${ImportResults} file=${file} run=${run} onAgain=${() => { setRun(IDLE); setFile(null); }}
        onDownload=${(rows) => save(`failed-${file.name}`, write([file.head, ...rows]))} />`}`;
}

/** An import that runs in another window or was left behind in this one. */
function Elsewhere() {
  const running = useStore((state) => Object.values(state.imports).find((entry) => entry.done < entry.rows));
  return running && html`
    <div class="card import-elsewhere"><p>An import is running: <strong>${running.done}</strong> of ${running.rows} rows, ${running.connected} connected, ${running.failed} failed.</p>
      <progress class="progress" max=${running.rows} value=${running.done} aria-label="Import"></progress></div>`;
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
