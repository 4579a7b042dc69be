/**
 * How far the checks of domains have come: what was asked for here, what the live feed tells, and
 * what a snapshot says after a reload. Pure.
 *
 * @typedef {object} Progress
 * @property {"idle"|"asking"|"running"} phase
 * @property {number} done so many aspects have been looked at
 * @property {number} of of so many; 0 while that is not known
 * @property {Record<string, string>} seen what was found so far, by aspect
 * @property {number} seq the newest event that told of it
 */

/** @type {Progress} */
export const IDLE = Object.freeze({ phase: "idle", done: 0, of: 0, seen: {}, seq: 0 });

/** @returns {Progress} of one domain */
export const progressOf = (checks, domain) => checks[domain] ?? IDLE;

/** Whether somebody waits for it. */
export const isRunning = ({ phase }) => phase !== "idle";

/** Somebody asks for a check; the server's answer may come after its first steps. */
export const asked = (checks, domain) => changed(checks, domain, { ...progressOf(checks, domain), ...begun("asking") });

/** The server has noted the request, or has refused it. */
export function answered(checks, domain, accepted) {
  const known = progressOf(checks, domain);
  return known.phase === "asking" ? changed(checks, domain, { ...known, phase: accepted ? "running" : "idle" }) : checks;
}

/** A step, or the end. */
export function told(checks, { seq, data: { domain, finished, aspect, state, done, of } }) {
  const known = progressOf(checks, domain);
  if (seq <= known.seq) return checks;
  if (finished) return changed(checks, domain, { ...IDLE, seq });
  // A check that died with its server is begun anew by another one: then an aspect comes twice.
  const before = aspect in known.seen ? IDLE : known;
  // The aspects are looked at side by side, so what was counted first may be told last.
  const furthest = Math.max(before.done, done);
  return changed(checks, domain, { phase: "running", done: furthest, of, seen: { ...before.seen, [aspect]: state }, seq });
}

/** A snapshot says whether a check is under way. */
export function read(checks, domain, { checking, seq }) {
  const known = progressOf(checks, domain);
  if (seq < known.seq || known.phase === "asking" || checking === isRunning(known)) return checks;
  return changed(checks, domain, { ...known, ...begun(checking ? "running" : "idle") });
}

/** Whether a row waits for something that has not been looked at yet. */
export function isWaiting(progress, metric) {
  if (!isRunning(progress)) return false;
  const aspects = aspectsOf(metric);
  return aspects === null ? false : aspects.length === 0 || aspects.some((aspect) => !(aspect in progress.seen));
}

const OF_DNS = ["dnsbl", "mx", "spf", "dkim", "dmarc"];

/** What is looked at for a row: null if nothing is, none if that is not known before the end. */
function aspectsOf({ key, parts }) {
  if (OF_DNS.includes(key)) return [key];
  return parts ? parts.flatMap((part) => part.items).map((item) => item.key) : null;
}

const begun = (phase) => ({ phase, done: 0, of: 0, seen: {} });
const changed = (checks, domain, progress) => ({ ...checks, [domain]: progress });
