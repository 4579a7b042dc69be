/**
 * The dashboard that is open: what was read of it, and whether it must be read again. Pure.
 *
 * @typedef {object} Dashboard
 * @property {?string} id of the account
 * @property {"idle"|"loading"|"ready"|"failed"} phase
 * @property {?import("../types.js").Deliverability} report
 * @property {?object} problem why it could not be read
 * @property {number} seq the event that the report is true for
 * @property {number} wanted an event that the report must hold
 * @property {boolean} stale whether it must be read again
 * @property {number} failures how often that failed in a row
 * @property {import("../types.js").HealthPoint[]} points the plot's, the oldest first
 * @property {"loading"|"ready"|"failed"} plot
 * @property {number} missed grows when so much was missed that the points must be read again
 */

/** @type {Dashboard} */
export const EMPTY = Object.freeze({
  id: null, phase: "idle", report: null, problem: null, seq: 0, wanted: 0, stale: false, failures: 0,
  points: [], plot: "loading", missed: 0,
});

/** Starts anew for an account. */
export const opened = (id) => ({ ...EMPTY, id, phase: "loading" });

/** Takes a report in, unless another dashboard has been opened since. */
export function loaded(dashboard, { id, report, seq }) {
  if (dashboard.id !== id || seq < dashboard.seq) return dashboard;
  return { ...dashboard, phase: "ready", report, problem: null, seq, stale: dashboard.wanted > seq, failures: 0 };
}

/** A report that is in sight stays there when reading it again fails. */
export function failed(dashboard, { id, problem }) {
  if (dashboard.id !== id) return dashboard;
  const phase = dashboard.report ? dashboard.phase : "failed";
  return { ...dashboard, phase, problem, failures: dashboard.failures + 1 };
}

/** Takes the plot's points in; what was told since the last of them stays. */
export function plotted(dashboard, { id, items }) {
  if (dashboard.id !== id) return dashboard;
  const last = items.length > 0 ? time(items.at(-1)) : 0;
  const later = dashboard.points.filter((point) => time(point) > last);
  return { ...dashboard, plot: "ready", points: [...items, ...later] };
}

/** The plot could not be read; one that is in sight stays. */
export function notPlotted(dashboard, { id }) {
  return dashboard.id === id && dashboard.plot === "loading" ? { ...dashboard, plot: "failed" } : dashboard;
}

/** So many events were missed that nothing can be told of them. */
export const missed = (dashboard) =>
  dashboard.id === null ? dashboard : { ...dashboard, stale: true, missed: dashboard.missed + 1 };

/**
 * A live event. While nothing was read yet, the end of any check may be one to wait for.
 *
 * @param {Dashboard} dashboard
 * @param {import("../types.js").LiveEvent} event
 * @param {import("../types.js").Account} [before] the account as it was known before the event
 */
export function told(dashboard, { seq, type, data }, before) {
  const { id, report } = dashboard;
  if (id === null) return dashboard;
  if (type === "health.updated" && data.accountId === id) return wanting(withPoint(dashboard, data), seq);
  if (type === "check.progress" && data.finished && data.domain === (report?.domain ?? data.domain)) return wanting(dashboard, seq);
  if (type === "account.updated" && data.id === id && before?.status !== data.status) return wanting(dashboard, seq);
  return dashboard;
}

const wanting = (dashboard, seq) =>
  seq <= dashboard.wanted ? dashboard : { ...dashboard, wanted: seq, stale: dashboard.stale || seq > dashboard.seq };

function withPoint(dashboard, { at, score, coverage }) {
  const others = dashboard.points.filter((point) => point.at !== at);
  return { ...dashboard, points: [...others, { at, score, coverage }].sort((a, b) => time(a) - time(b)) };
}

/** Times are compared as such: of two texts, the one with fractions of a second would come first. */
const time = ({ at }) => Date.parse(at);
