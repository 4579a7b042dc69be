/** Reads a list page by page into the store, and again where live changes ask for it. */
import { snapshot, withQuery } from "../api.js";
import { useEffect, useRef } from "../html.js";
import { current, dispatch, useStore } from "../state.js";
import { EMPTY } from "../view.js";

const FIRST_PAGE = 50;
const LATER_PAGE = 100;
const MOST = 200;
const RECOUNT_PAUSE = 2000;

/**
 * @param {"accounts"|"messages"} table
 * @param {string} path of the list
 * @param {object} query its filters and order, as the API names them
 * @param {object} [scope] what else a row must have to belong here
 * @returns {{view: import("../types.js").View, rows: object, loadMore: () => void, retry: () => void}}
 */
export function useListView(table, path, query, scope = {}) {
  const key = withQuery(path, query);
  const latest = useStore((state) => state.views[table]);
  const view = pathOf(latest) === path ? latest : EMPTY;
  const rows = useStore((state) => state.rows[table]);
  const reading = useRef("");

  const read = async (limit, after) => {
    const mine = `${key} ${after ?? ""}`;
    if (reading.current === mine) return;
    reading.current = mine;
    try {
      const { page, seq } = await snapshot(withQuery(path, { ...query, limit, after }));
      dispatch({ type: "loaded", table, key, page, seq, append: after !== undefined });
    } catch (problem) {
      if (after === undefined) dispatch({ type: "failed", table, key, problem });
    } finally {
      if (reading.current === mine) reading.current = "";
    }
  };
  const recount = async () => {
    const { page } = await snapshot(withQuery(path, { ...query, limit: 1 }));
    dispatch({ type: "counted", table, key, total: page.total });
  };
  const open = () => {
    const old = current().views[table];
    // What was left a while ago is still true: live changes went into it all the time.
    if (old.key !== key || old.phase !== "ready") reopen();
  };
  const reopen = () => {
    const keep = pathOf(current().views[table]) === path;
    dispatch({ type: "opened", table, key, query: { ...query, ...scope }, keep });
    read(FIRST_PAGE);
  };

  useEffect(open, [key]);
  useEffect(() => {
    if (view.key !== key || !view.stale) return undefined;
    if (view.stale === "all") {
      read(Math.min(MOST, Math.max(FIRST_PAGE, view.ids.length)));
      return undefined;
    }
    const timer = setTimeout(() => recount().catch(() => {}), RECOUNT_PAUSE);
    return () => clearTimeout(timer);
  }, [view.stale, view.key]);

  const loadMore = () => {
    if (view.key === key && view.phase === "ready" && view.next !== null) read(LATER_PAGE, view.next);
  };
  return { view, rows, loadMore, retry: reopen };
}

const pathOf = (view) => view.key?.split("?")[0];
