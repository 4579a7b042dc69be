/** Reads a dashboard into the store, and again where live changes ask for it. */
import { get, snapshot, withQuery } from "../api.js";
import { useEffect, useRef } from "../html.js";
import { dispatch, useStore } from "../state.js";
import { EMPTY } from "./dashboard.js";
import { beginOf } from "./plot-series.js";

/** The end of a check and the score that comes of it are told apart by some milliseconds. */
const TOGETHER = 60;
const RETRY_PAUSE = 4000;

/**
 * @param {string} id of the account
 * @param {number} days of the plot
 * @returns {{dashboard: import("./dashboard.js").Dashboard, readAgain: () => void, plotAgain: () => void}}
 */
export function useDashboard(id, days) {
  const latest = useStore((state) => state.dashboard);
  const dashboard = latest.id === id ? latest : EMPTY;
  const asked = useRef(0);

  const read = async () => {
    try {
      const { page, seq } = await snapshot(`/accounts/${id}/deliverability`);
      dispatch({ type: "dashboard-loaded", id, report: page, seq });
    } catch (problem) {
      dispatch({ type: "dashboard-failed", id, problem });
    }
  };
  const plot = async () => {
    const mine = ++asked.current;
    try {
      const { items } = await get(withQuery(`/accounts/${id}/health-history`, { from: beginOf(days, Date.now()) }));
      if (mine === asked.current) dispatch({ type: "plot-loaded", id, items });
    } catch {
      if (mine === asked.current) dispatch({ type: "plot-failed", id });
    }
  };
  const open = () => {
    dispatch({ type: "dashboard-opened", id });
    read();
  };

  useEffect(open, [id]);
  useEffect(() => { plot(); }, [id, days, dashboard.missed]);
  useEffect(() => {
    if (!dashboard.stale) return undefined;
    const timer = setTimeout(read, dashboard.failures > 0 ? RETRY_PAUSE : TOGETHER);
    return () => clearTimeout(timer);
  }, [dashboard.stale, dashboard.report, dashboard.failures]);

  return { dashboard, readAgain: open, plotAgain: plot };
}
