/** The one place that changes: the current state, who changes it, and who listens. */
import { useLayoutEffect, useState } from "./html.js";
import { initial, reduce } from "./store.js";

let state = initial;
const listeners = new Set();

/** The state as it is now. */
export const current = () => state;

/** Changes the state and tells every listener. */
export function dispatch(action) {
  const next = reduce(state, action);
  if (next === state) return;
  state = next;
  for (const listener of [...listeners]) listener();
}

/** The selected part of the state; the component is drawn again when that part changes. */
export function useStore(select) {
  const [, redraw] = useState(0);
  const selected = select(state);
  useLayoutEffect(() => {
    let last = selected;
    const listener = () => {
      const fresh = select(state);
      if (fresh === last) return;
      last = fresh;
      redraw((count) => count + 1);
    };
    listeners.add(listener);
    listener();
    return () => listeners.delete(listener);
  });
  return selected;
}

let toasts = 0;

/**
 * A short notice at the edge of the page. It goes away by itself, unless it leads somewhere.
 *
 * @param {string} text
 * @param {"good"|"bad"} [tone]
 * @param {{name: string, url: string}[]} [pages] where something is left to do
 */
export function toast(text, tone = "good", pages = []) {
  const id = ++toasts;
  dispatch({ type: "toast", toast: { id, text, tone, pages } });
  if (pages.length === 0) setTimeout(() => dispatch({ type: "toast-gone", id }), tone === "bad" ? 9000 : 5000);
}
