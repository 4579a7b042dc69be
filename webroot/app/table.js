/**
 * Rows by their id, of which a changed version is a new table: whoever holds the old one sees no
 * change. The rows lie on a few hundred shelves and only those that change are copied, so that one
 * row among a hundred thousand costs as much as one among a thousand. Pure.
 *
 * @typedef {Record<string, Map<string, object>>} Table
 */

/** @type {Table} */
export const EMPTY = Object.freeze({});

/** Ids end in random digits. */
const shelfOf = (id) => id.slice(-2);

/**
 * @param {Table} table
 * @param {string} id
 * @returns {object|undefined}
 */
export const rowOf = (table, id) => table[shelfOf(id)]?.get(id);

/** The table with these rows in it; each replaces the one of the same id. */
export function withRows(table, rows) {
  if (rows.length === 0) return table;
  const next = { ...table };
  for (const row of rows) {
    const shelf = shelfOf(row.id);
    if (next[shelf] === table[shelf]) next[shelf] = new Map(table[shelf]);
    next[shelf].set(row.id, row);
  }
  return next;
}

/** The table without the row. */
export function withoutRow(table, id) {
  const shelf = shelfOf(id);
  if (!table[shelf]?.has(id)) return table;
  const rest = new Map(table[shelf]);
  rest.delete(id);
  return { ...table, [shelf]: rest };
}

/** All of its rows, in no order. */
export const rowsOf = (table) => Object.values(table).flatMap((shelf) => [...shelf.values()]);
