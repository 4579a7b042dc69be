import { rowOf } from "./table.js";

/**
 * Which rows a list shows, and how a change of one row changes that. Pure.
 *
 * @typedef {import("./types.js").View} View
 * @typedef {{matches: (row: object, query: object) => boolean,
 *            filtered: (query: object) => boolean, compare: (query: object) => (a: object, b: object) => number}} Rules
 */

/** @type {View} */
export const EMPTY = Object.freeze({
  key: null, query: {}, ids: [], next: null, total: 0, seq: 0, phase: "idle", problem: null, stale: "",
});

/** Starts a query; the rows of the one before stay in sight until the answer is here. */
export function opened(view, { key, query, keep }) {
  const rows = keep ? { ids: view.ids, total: view.total } : { ids: [], total: 0 };
  return { ...EMPTY, ...rows, key, query, phase: "loading" };
}

/** Takes a page in: the first one replaces what is there, a further one is joined to it. */
export function loaded(view, { key, page, seq, append }) {
  if (view.key !== key) return view;
  const fresh = page.items.map((row) => row.id);
  const ids = append ? joined(view.ids, fresh) : fresh;
  return {
    ...view, ids, next: page.next ?? null, total: page.total ?? ids.length,
    seq: append ? view.seq : seq, phase: "ready", problem: null, stale: append ? view.stale : "",
  };
}

function joined(ids, fresh) {
  const known = new Set(ids);
  return [...ids, ...fresh.filter((id) => !known.has(id))];
}

/**
 * A row that changed or is new.
 *
 * @param {View} view
 * @param {object} row
 * @param {import("./table.js").Table} rows every known row
 * @param {Rules} rules
 * @param {boolean} created whether the event says that the row is new
 */
export function changed(view, row, rows, rules, created) {
  if (view.phase !== "ready") return view;
  const shown = view.ids.includes(row.id);
  const belongs = rules.matches(row, view.query);
  if (shown === belongs) return view;
  if (shown) return without(view, row.id);
  const place = placeOf(view, row, rows, rules.compare(view.query));
  if (place === view.ids.length && view.next !== null) {
    // It belongs further down than what is loaded; whether it was counted before is not known.
    return created || rules.filtered(view.query) ? staleTotal(view) : view;
  }
  return { ...view, ids: view.ids.toSpliced(place, 0, row.id), total: view.total + 1 };
}

/** A row that is gone. */
export function removed(view, id) {
  if (view.phase !== "ready") return view;
  return view.ids.includes(id) ? without(view, id) : staleTotal(view);
}

function without(view, id) {
  return { ...view, ids: view.ids.filter((other) => other !== id), total: Math.max(0, view.total - 1) };
}

function staleTotal(view) {
  return view.stale ? view : { ...view, stale: "total" };
}

/** The first place whose row comes after this one. */
function placeOf(view, row, rows, compare) {
  const place = view.ids.findIndex((id) => {
    const other = rowOf(rows, id);
    return other && compare(row, other) < 0;
  });
  return place < 0 ? view.ids.length : place;
}
