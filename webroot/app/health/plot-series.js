/**
 * What the plot draws of the history of a score, and the same in words. Pure.
 *
 * A score holds until the next one: the line is made of steps, and reaches until now.
 */
const SECOND = 1000;
const DAY = 86_400 * SECOND;
const LEAST_SPAN = 600 * SECOND;

/** How far back one can look, in days. */
export const SPANS = [
  { days: 1, label: "24 h", words: "the last 24 hours" },
  { days: 7, label: "7 days", words: "the last 7 days" },
  { days: 30, label: "30 days", words: "the last 30 days" },
  { days: 90, label: "90 days", words: "the last 90 days" },
  { days: 365, label: "1 year", words: "the last year" },
];

/** Where to read from: a score holds until the next one, and there is at least one a day. */
export const beginOf = (days, now) => new Date(now - (days + 2) * DAY).toISOString();

/**
 * The plot's data: times in seconds, scores, coverages. Where nothing was known there is a gap.
 *
 * @param {import("../types.js").HealthPoint[]} points the oldest first
 * @param {number} now in milliseconds
 * @returns {[number[], (number|null)[], (number|null)[]]}
 */
export function seriesOf(points, now) {
  const last = points.at(-1);
  if (!last) return [[], [], []];
  const all = [...points, { ...last, at: new Date(endOf(points, now)).toISOString() }];
  return [all.map(({ at }) => Date.parse(at) / SECOND), all.map(({ score }) => score), all.map(({ coverage }) => coverage)];
}

/** What the axis of time shows: no emptiness before the first point, and never less than ten minutes. */
export function windowOf(points, days, now) {
  const end = endOf(points, now);
  const first = points.length > 0 ? Date.parse(points[0].at) : end;
  const begin = Math.max(end - days * DAY, Math.min(first, end - LEAST_SPAN));
  return [begin / SECOND, end / SECOND];
}

/** Now; or the last point, if this machine's clock is behind the server's. */
const endOf = (points, now) => Math.max(now, ...points.slice(-1).map(({ at }) => Date.parse(at)));

/** The points that are in sight: from the one on that holds where the axis begins. */
export function shownOf(points, days, now) {
  const [begin] = windowOf(points, days, now);
  return points.slice(Math.max(0, holdingAt(points, begin * SECOND)));
}

/** The index of the point that holds at a time; -1 before the first. */
export function holdingAt(points, at) {
  return points.findLastIndex((point) => Date.parse(point.at) <= at);
}

/** What changed between two points of the plot, so that a mark can stand there. */
export function changesWithin(changes, [begin, end]) {
  return changes.filter(({ at }) => Date.parse(at) / SECOND >= begin && Date.parse(at) / SECOND <= end);
}

/** The plot in a sentence, for those who do not see it. */
export function inWords(points, words) {
  const scores = points.map(({ score }) => score).filter((score) => score !== null);
  if (scores.length === 0) return `No score is known of ${words}.`;
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  const latest = points.at(-1).score;
  const stands = latest === null ? "not known now" : `now ${latest}`;
  return lowest === highest
    ? `Health score of ${words}: always ${lowest}, ${stands}.`
    : `Health score of ${words}: between ${lowest} and ${highest}, ${stands}.`;
}
