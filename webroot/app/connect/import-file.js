/** Choosing a file, or dropping one, and what is in it. */
import { html, useState } from "../html.js";
import { Icon } from "../parts/icon.js";
import { Notice } from "../parts/notice.js";

/** @param {{file: ?object, onChoose: (file: File) => void, onStart: () => void, onClear: () => void}} props */
export function ImportFile({ file, onChoose, onStart, onClear }) {
  const [over, setOver] = useState(false);
  const onDrop = (event) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onChoose(dropped);
  };
  if (file) return html`<${Chosen} file=${file} onStart=${onStart} onClear=${onClear} />`;
  return html`
    <label class=${`card import-drop ${over ? "over" : ""}`} onDrop=${onDrop} onDragLeave=${() => setOver(false)}
      onDragOver=${(event) => { event.preventDefault(); setOver(true); }}>
      <input class="unseen" type="file" accept=".csv,text/csv"
        onChange=${(event) => event.target.files[0] && onChoose(event.target.files[0])} />
      <span class="add-choice-icon"><${Icon} name="upload" /></span>
      <strong>Drop a CSV file here, or choose one</strong>
      <span>The first line names the columns. <code>email</code> and <code>password</code> are needed; servers are found when they are left out.</span>
    </label>`;
}

function Chosen({ file, onStart, onClear }) {
  const fit = file.lacking.length === 0 && file.rows.length > 0;
  return html`
    <div class="card form import-chosen">
      <div class="import-chosen-head"><strong>${file.name}</strong><span>${file.rows.length} ${file.rows.length === 1 ? "row" : "rows"}</span></div>
      <p class="import-columns">${file.head.map((name) => html`<code>${name}</code>`)}</p>
      ${file.lacking.length > 0 && html`<${Notice}
        tone="bad">The first line has no column ${file.lacking.map((name) => `“${name}”`).join(" and ")}. Compare it with the template.<//>`}
      ${file.lacking.length === 0 && file.rows.length === 0 && html`<${Notice}
        tone="bad">There are no rows below the first line.<//>`}
      ${fit && html`<p class="quiet">Each mailbox is signed in to before it is saved. A row that fails harms no other; an address that is connected already is skipped.</p>`}
      <footer class="form-foot">
        <button class="button" type="button" onClick=${onClear}>Choose another file</button>
        <button class="button primary" type="button" disabled=${!fit}
          onClick=${onStart}>Import ${file.rows.length} ${file.rows.length === 1 ? "account" : "accounts"}</button>
      </footer>
    </div>`;
}
