/** A button that opens a menu (ARIA menu button pattern): arrow keys, Home, End, Esc, letters. */
import { html, useLayoutEffect, useRef, useState } from "../html.js";
import { putBeside } from "./beside.js";
import { Icon } from "./icon.js";

const STEP = { ArrowDown: 1, ArrowUp: -1 };

/**
 * @param {{label: string, items: {label: string, icon: string, tone?: string, href?: string, action?: () => void}[]}} props
 */
export function Menu({ label, items }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const list = useRef(null);

  useLayoutEffect(() => {
    if (!open) return undefined;
    const menu = list.current;
    menu.showPopover();
    putBeside(menu, button.current, "end");
    menu.querySelector("[role=menuitem]").focus();
    const leave = (event) => !menu.contains(event.target) && !button.current?.contains(event.target) && setOpen(false);
    const place = button.current.getBoundingClientRect().top;
    // The news of a scroll that brought the button into sight may come only now: nothing moved since.
    const away = () => button.current?.getBoundingClientRect().top !== place && setOpen(false);
    document.addEventListener("pointerdown", leave);
    document.addEventListener("scroll", away, true);
    addEventListener("resize", away);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("scroll", away, true);
      removeEventListener("resize", away);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (item) => {
    close();
    item.action?.();
  };
  const onKeyDown = (event) => {
    const entries = [...list.current.querySelectorAll("[role=menuitem]")];
    const at = entries.indexOf(document.activeElement);
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (STEP[event.key]) entries.at((at + STEP[event.key]) % entries.length).focus();
    else if (event.key === "Home") entries[0].focus();
    else if (event.key === "End") entries.at(-1).focus();
    else if (/^[a-z]$/i.test(event.key)) startingWith(entries, at, event.key)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onButtonKey = (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    setOpen(true);
  };

  return html`
    <div class="menu">
      <button ref=${button} class="icon-button" type="button" aria-haspopup="menu" aria-expanded=${open}
        aria-label=${label} onClick=${() => setOpen(!open)} onKeyDown=${onButtonKey}><${Icon} name="more" /></button>
      ${open && html`
        <div ref=${list} class="menu-list" role="menu" aria-label=${label} popover="manual" onKeyDown=${onKeyDown}>
          ${items.map((item) => item.href
            ? html`<a role="menuitem" tabindex="-1" class="menu-item" href=${item.href}
              onClick=${() => setOpen(false)}><${Icon} name=${item.icon} />${item.label}</a>`
            : html`<button role="menuitem" tabindex="-1" type="button" class=${`menu-item ${item.tone ?? ""}`}
              onClick=${() => choose(item)}><${Icon} name=${item.icon} />${item.label}</button>`)}
        </div>`}
    </div>`;
}

function startingWith(entries, at, letter) {
  const turned = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return turned.find((entry) => entry.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()));
}
