/** A value that glows for a moment when it changes while somebody looks. */
import { html, useLayoutEffect, useRef } from "../html.js";

/** @param {{value: any, of: string, children: any}} props `of`: whose value; another one's is not a change */
export function Changing({ value, of, children }) {
  return html`<span ref=${useGlow(value, of)} class="changing">${children}</span>`;
}

/** @returns {{current: ?HTMLElement}} the ref of the element that glows when the value changes */
export function useGlow(value, of) {
  const element = useRef(null);
  const before = useRef({ value, of });
  useLayoutEffect(() => {
    const changed = before.current.of === of && before.current.value !== value;
    before.current = { value, of };
    if (changed) glow(element.current);
  }, [value, of]);
  return element;
}

/** Starts the glow of an element anew. */
export function glow(element) {
  element.classList.remove("glowing");
  // Reading the layout in between makes the browser start the animation again.
  element.getBoundingClientRect();
  element.classList.add("glowing");
}
