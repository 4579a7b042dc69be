/** Several addresses, each a chip that can be removed; a wrong one says so. */
import { html, useRef, useState } from "../html.js";
import { Labelled } from "../parts/field.js";
import { Icon } from "../parts/icon.js";
import { addressesIn, isAddress, joined } from "./recipients.js";

const ENDS = ["Enter", ",", ";", " "];

/** @param {{label: string, value: string[], onValue: (addresses: string[]) => void, onText: (text: string) => void, error?: string, focus?: boolean}} props */
export function RecipientField({ label, value, onValue, onText, error, focus }) {
  const [text, setText] = useState("");
  const input = useRef(null);
  const wrong = value.filter((address) => !isAddress(address));
  const told = error || (wrong.length > 0 ? `Not an address: ${wrong.join(", ")}` : "");

  const write = (fresh) => {
    setText(fresh);
    onText(fresh);
  };
  const take = (source) => {
    const added = addressesIn(source);
    if (added.length > 0) onValue(joined(value, added));
    write("");
  };
  const onKeyDown = (event) => {
    if (ENDS.includes(event.key) && text.trim()) {
      event.preventDefault();
      take(text);
    } else if (event.key === "Enter") event.preventDefault();
    else if (event.key === "Backspace" && !text && value.length > 0) {
      event.preventDefault();
      onValue(value.slice(0, -1));
      write(value.at(-1));
    }
  };
  const onPaste = (event) => {
    const pasted = event.clipboardData.getData("text");
    if (!/[,;\s]/.test(pasted.trim())) return;
    event.preventDefault();
    take(text + pasted);
  };

  return html`
    <${Labelled} label=${label} error=${told}>
      ${(ties) => html`
        <div class="recipients input" onClick=${(event) => event.target === event.currentTarget && input.current.focus()}>
          ${value.map((address) => html`
            <span class=${`chip ${isAddress(address) ? "" : "wrong"}`} key=${address}><span title=${address}>${address}</span>
              <button type="button" aria-label=${`Remove ${address}`}
                onClick=${() => { onValue(value.filter((other) => other !== address)); input.current.focus(); }}><${Icon} name="close" /></button>
            </span>`)}
          <input ref=${input} type="text" inputmode="email" autocomplete="off" spellcheck=${false} autocapitalize="off" ...${ties} data-focus=${focus || undefined}
            value=${text} onInput=${(event) => write(event.target.value)} onKeyDown=${onKeyDown} onPaste=${onPaste} onBlur=${() => take(text)} />
        </div>`}
    <//>`;
}
