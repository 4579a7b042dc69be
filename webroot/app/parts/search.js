/** A search box that waits for a pause in the typing; "/" leads to it from anywhere on the page. */
import { html, useEffect, useRef, useState } from "../html.js";
import { Icon } from "./icon.js";

const TYPING_PAUSE = 180;

/** @param {{label: string, placeholder: string, value: string, onValue: (text: string) => void}} props */
export function Search({ label, placeholder, value, onValue }) {
  const [text, setText] = useState(value);
  const input = useRef(null);
  const told = useRef(value);
  useEffect(() => {
    // Cleared or filled from elsewhere: not the echo of what was typed here.
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  useEffect(() => {
    if (text === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      onValue(text);
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const onKey = (event) => {
      const typing = event.target.closest("input, textarea, select, dialog, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return html`
    <label class="search"><span class="unseen">${label}</span><${Icon} name="search" />
      <input ref=${input} class="input" type="search" placeholder=${placeholder} value=${text} spellcheck=${false}
        onInput=${(event) => setText(event.target.value)} onKeyDown=${(event) => event.key === "Escape" && setText("")} />
      <kbd aria-hidden="true">/</kbd>
    </label>`;
}
