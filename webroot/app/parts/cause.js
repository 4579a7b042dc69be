/**
 * Words that may be longer than their place: two lines of them, and all of them in a note that a
 * click, a tap or Enter opens. The browser closes it on Esc and on a click elsewhere.
 */
import { html, useEffect, useRef, useState } from "../html.js";
import { putBeside } from "./beside.js";

let names = 0;

/**
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.tone]
 * @param {any} [props.lead] what stands before the words in their place
 * @param {string} props.words
 * @param {string} [props.answer] somebody else's own words, quoted in the note
 * @param {any} [props.who] who can do something about it, told in the note
 * @param {string} [props.at] what stands below the words in the note
 */
export function Cause({ title, tone = "", lead, words, answer, who, at }) {
  const [name] = useState(() => `cause-${++names}`);
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const note = useRef(null);
  useEffect(() => {
    if (!open) return undefined;
    const away = (event) => event.target !== note.current && note.current?.hidePopover();
    document.addEventListener("scroll", away, true);
    return () => document.removeEventListener("scroll", away, true);
  }, [open]);
  const onToggle = ({ newState }) => {
    setOpen(newState === "open");
    if (newState === "open") putBeside(note.current, button.current, "start");
  };
  return html`
    <button ref=${button} type="button" class=${`cause ${tone}`} popovertarget=${name}>${lead}${words}</button>
    <div ref=${note} id=${name} class="cause-note" popover="auto" role="note" aria-label=${title} onToggle=${onToggle}>
      <strong>${title}</strong>
      <p>${words}</p>
      ${answer && html`<p><q>${answer}</q></p>`}
      ${who && html`<p>${who}</p>`}
      ${at && html`<p class="quiet">${at}</p>`}
    </div>`;
}
