/** A modal dialog or a drawer at the side. The browser keeps the focus inside and gives it back. */
import { html, useLayoutEffect, useRef, useState } from "../html.js";
import { Icon } from "./icon.js";

let names = 0;

/**
 * @param {object} props
 * @param {string} props.title
 * @param {any} [props.subtitle]
 * @param {"dialog"|"drawer"} [props.kind]
 * @param {boolean} [props.dirty] closing then asks first
 * @param {string} [props.lossQuestion] what it asks
 * @param {() => void} props.onClose
 * @param {any} props.children
 */
export function Dialog({ title, subtitle, kind = "dialog", dirty = false, lossQuestion, onClose, children }) {
  const element = useRef(null);
  const left = useRef(false);
  const [name] = useState(() => `dialog-${++names}`);
  const [asking, setAsking] = useState(false);

  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = element.current;
    dialog.showModal();
    dialog.querySelector("[data-focus]")?.focus();
    return () => {
      left.current = true;
      // While it is open, nothing outside can take the focus.
      dialog.close();
      (opener?.isConnected ? opener : document.querySelector("main"))?.focus();
    };
  }, []);

  // What had the focus may be gone with what was shown before; the keys are still the dialog's.
  useLayoutEffect(() => {
    if (!element.current.contains(document.activeElement)) element.current.focus();
  });

  const leave = () => (dirty ? setAsking(true) : onClose());
  const stepBack = (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (asking) setAsking(false);
    else leave();
  };
  const onKeyDown = (event) => event.key === "Escape" && stepBack(event);
  // The browser's own ways to close it: a gesture, or Escape while nothing has the focus. It insists the second time.
  const onCancel = (event) => event.target === element.current && stepBack(event);
  const onClosed = () => left.current || onClose();
  const onPointerDown = (event) => {
    if (event.target === element.current && outside(event, element.current)) leave();
  };

  return html`
    <dialog ref=${element} class=${kind} tabindex="-1" aria-labelledby=${name} onKeyDown=${onKeyDown}
      onPointerDown=${onPointerDown} onCancel=${onCancel} onClose=${onClosed}>
      <header class="dialog-head">
        <div class="dialog-title"><h2 id=${name}>${title}</h2>${subtitle && html`<p>${subtitle}</p>`}</div>
        <button class="icon-button" type="button" aria-label="Close" onClick=${leave}><${Icon} name="close" /></button>
      </header>
      ${asking && html`
        <div class="dialog-ask" role="alert">
          <p>${lossQuestion ?? "Discard what you have entered?"}</p>
          <button class="button small" type="button" onClick=${() => setAsking(false)}>Keep editing</button>
          <button class="button small danger" type="button" onClick=${onClose}>Discard</button>
        </div>`}
      ${children}
    </dialog>`;
}

function outside({ clientX, clientY }, element) {
  const box = element.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
