/** Copies a text, and says so. */
import { say } from "../announce.js";
import { html, useEffect, useState } from "../html.js";
import { toast } from "../state.js";
import { Icon } from "./icon.js";

const SHOWN = 2500;

/**
 * Every further property goes to the button.
 *
 * @param {{text: string, label: string, onCopied?: () => void}} props `label`: what is copied, for those who only hear it
 */
export function CopyButton({ text, label, onCopied, ...button }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [copied]);
  const click = async () => {
    if (!(await copy(text))) {
      toast("The browser did not let it be copied: select it and copy it by hand.", "bad");
      return;
    }
    setCopied(true);
    say(`${label} copied.`);
    onCopied?.();
  };
  return html`
    <button class=${`button copy-button ${copied ? "copied" : ""}`} type="button" aria-label=${`Copy: ${label}`} onClick=${click}
      ...${button}><${Icon} name=${copied ? "check" : "copy"} />${copied ? "Copied" : "Copy"}</button>`;
}

/** The clipboard is there behind TLS and on localhost only; elsewhere the old way has to do. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  const focused = document.activeElement;
  (focused?.closest("dialog") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return done;
}
