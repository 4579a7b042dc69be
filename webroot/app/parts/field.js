/** A labelled input with its hint or its error. */
import { html, useState } from "../html.js";
import { Icon } from "./icon.js";

let names = 0;

/**
 * Every further property goes to the input.
 *
 * @param {{label: string, hint?: any, error?: string, optional?: boolean, onValue: (value: string) => void}} props
 */
export function Field({ label, hint, error, optional, onValue, ...input }) {
  return html`
    <${Labelled} label=${label} hint=${hint} error=${error} optional=${optional}>
      ${(ties) => html`<input class="input" ...${ties} ...${input} onInput=${(event) => onValue(event.target.value)} />`}
    <//>`;
}

/** A password with a button that shows it. */
export function PasswordField({ label, hint, error, what = "password", onValue, ...input }) {
  const [shown, setShown] = useState(false);
  return html`
    <${Labelled} label=${label} hint=${hint} error=${error}>
      ${(ties) => html`
        <div class="field-password">
          <input class="input" type=${shown ? "text" : "password"} spellcheck=${false} autocapitalize="off" ...${ties} ...${input}
            onInput=${(event) => onValue(event.target.value)} />
          <button class="icon-button" type="button" aria-pressed=${shown} aria-label=${`Show ${what}`}
            onClick=${() => setShown(!shown)}><${Icon} name="eye" /></button>
        </div>`}
    <//>`;
}

/** @param {{label: string, options: [string, string][], onValue: (value: string) => void}} props */
export function SelectField({ label, hint, error, options, onValue, ...select }) {
  return html`
    <${Labelled} label=${label} hint=${hint} error=${error}>
      ${(ties) => html`
        <select class="input" ...${ties} ...${select} onChange=${(event) => onValue(event.target.value)}>
          ${options.map(([value, text]) => html`<option value=${value} selected=${value === select.value}>${text}</option>`)}
        </select>`}
    <//>`;
}

/** The frame of any input: ties label, hint and error to it for those who do not see them. */
export function Labelled({ label, hint, error, optional, children }) {
  const [name] = useState(() => `field-${++names}`);
  const told = error || hint;
  const ties = { id: name, "aria-invalid": error ? "true" : undefined, "aria-describedby": told ? `${name}-told` : undefined };
  return html`
    <div class=${`field ${error ? "invalid" : ""}`}>
      <label class="field-label" for=${name}>${label}${optional && html`<span class="field-optional">optional</span>`}</label>
      ${children(ties)}
      ${told && html`<p class=${error ? "field-error" : "field-hint"} id=${`${name}-told`}>${told}</p>`}
    </div>`;
}
