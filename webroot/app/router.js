/** The page's address is its place: links are links, back and reload work. */
import { useEffect, useState } from "./html.js";

const listeners = new Set();

/** @returns {{path: string, query: Record<string, string>}} */
export function place() {
  return { path: location.pathname.replace(/(.)\/$/, "$1"), query: Object.fromEntries(new URLSearchParams(location.search)) };
}

/** Goes to a place; `replace` leaves no step for Back to stop at. */
export function navigate(address, { replace = false } = {}) {
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  for (const listener of [...listeners]) listener();
}

/** The current place; the component is drawn again when it changes. */
export function usePlace() {
  const [here, setHere] = useState(place);
  useEffect(() => {
    const listener = () => setHere(place());
    listeners.add(listener);
    addEventListener("popstate", listener);
    return () => {
      listeners.delete(listener);
      removeEventListener("popstate", listener);
    };
  }, []);
  return here;
}

/** The parts of a path that a pattern such as `/accounts/:id` names, or null if it is another path. */
export function match(pattern, path) {
  const wanted = pattern.split("/");
  const actual = path.split("/");
  if (wanted.length !== actual.length) return null;
  const names = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(":")) names[part.slice(1)] = decodeURIComponent(actual[index]);
    else if (part !== actual[index]) return null;
  }
  return names;
}

/** Follows our own links without loading the page anew. */
export function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}
