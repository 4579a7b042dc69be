/**
 * The page's address is its place: links are links, back and reload work. A place that is gone back
 * to is found as it was left.
 */
import { useEffect, useState } from "./html.js";

const listeners = new Set();
/** How far down each address was scrolled when it was left. */
const depths = new Map();
/** The latest address of each path, with its filters. */
const latest = new Map();

const address = () => location.pathname + location.search;
const pathOf = (to) => to.split("?")[0];
let here = address();
let arrival = { back: false, depth: 0, from: null };

/** @returns {{path: string, query: Record<string, string>}} */
export function place() {
  return { path: location.pathname.replace(/(.)\/$/, "$1"), query: Object.fromEntries(new URLSearchParams(location.search)) };
}

/** How the place was come to: whether it was gone back to, then how far down it was left, and from which address. */
export const arrived = () => arrival;

/** Goes to a place; `replace` leaves no step for Back to stop at. */
export function navigate(to, { replace = false } = {}) {
  if (to === address()) return;
  move(() => {
    if (replace) history.replaceState(history.state, "", to);
    else history.pushState({ before: here }, "", to);
  }, false);
}

/** The address at which a path was last, with its filters. */
export const lastAt = (path) => latest.get(path) ?? path;

/** Goes back to where the path was last, as the browser's Back does; by it, if it leads there. */
export function goBack(path) {
  const before = history.state?.before;
  if (before && pathOf(before) === path) history.back();
  else move(() => history.pushState({ before: here }, "", lastAt(path)), true);
}

/** Forgets where somebody was: the next to sign in begins anew. */
export function forgetPlaces() {
  depths.clear();
  latest.clear();
}

function move(change, back) {
  const scroller = document.querySelector("[data-scroller]");
  if (scroller) depths.set(here, scroller.scrollTop);
  change();
  arrival = { back, depth: (back && depths.get(address())) || 0, from: here };
  here = address();
  latest.set(pathOf(here), here);
  for (const listener of [...listeners]) listener();
}

/** The current place; the component is drawn again when it changes. */
export function usePlace() {
  const [now, setNow] = useState(place);
  useEffect(() => {
    const listener = () => setNow(place());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return now;
}

/** The parts of a path that a pattern such as `/accounts/:id` names, or null if it is another path. */
export function match(pattern, path) {
  const wanted = pattern.split("/");
  const actual = path.split("/");
  if (wanted.length !== actual.length) return null;
  const names = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(":")) {
      names[part.slice(1)] = decoded(actual[index]);
      if (names[part.slice(1)] === null) return null;
    } else if (part !== actual[index]) return null;
  }
  return names;
}

/** Null for what nobody can have encoded. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Follows our own links, and Back and Forward, without loading the page anew. */
export function followLinks() {
  latest.set(pathOf(here), here);
  addEventListener("popstate", () => move(() => {}, true));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    event.preventDefault();
    if (link.hasAttribute("data-back")) goBack(link.pathname);
    else navigate(link.pathname + link.search);
  });
}
