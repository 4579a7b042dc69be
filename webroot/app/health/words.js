/** What states, scores and their doubts are called. Pure. */
import { clock } from "../time.js";

/** The colours of rows and scores, in a word. */
export const STATES = {
  good: "Good", warning: "Warning", critical: "Critical", unknown: "Not known", not_applicable: "Not applicable",
};

/** The colour of a verdict, as the checks spell it. */
export const COLOURS = { pass: "good", warn: "warning", fail: "critical", unknown: "unknown", not_applicable: "not_applicable" };

/**
 * What stands beside an account's score in a list: how much it says, or why there is none.
 *
 * @param {import("../types.js").Account} account
 * @param {boolean} waiting whether it is being checked for the first time
 */
export function noteOf({ status, statusReason, healthScore, healthStage }, waiting, now) {
  if (healthScore === null || healthScore === undefined) return waiting ? "Checking…" : "Not known yet";
  if (status !== "connected") return statusReason?.since ? `Stale since ${clock(statusReason.since, now)}` : "Stale";
  return { setup: "Setup", provisional: "Provisional" }[healthStage] ?? "";
}

/** The same for those who hear it, complete. */
export function spokenScore({ healthScore, healthBand }, note) {
  const rest = { Setup: "setup score", Provisional: "provisional" }[note] ?? note.replace("…", "").toLowerCase();
  if (healthScore === null || healthScore === undefined) return rest;
  const band = healthBand === "unknown" ? "" : STATES[healthBand].toLowerCase();
  return [`${healthScore} of 100`, band, rest].filter(Boolean).join(", ");
}

/** What the whole score is called, and how much it says. */
export function headlineOf({ score, stage, staleSince }) {
  if (score === null) return { title: "No score yet", text: "Nothing that counts could be learnt so far." };
  if (staleSince) return { title: "Old score", text: "The account is not connected, so this is how it was." };
  return {
    setup: {
      title: "Setup score",
      text: "It says how well the domain is set up. How its mail fares shows once enough of it was sent.",
    },
    provisional: { title: "Provisional score", text: "Too little is known for the score of the whole." },
    full: { title: "Health score", text: "" },
  }[stage];
}

/** How sure a finding is, where that needs saying. */
export const CONFIDENCE = {
  record_only: "The record is right; no mail that uses it has been seen yet.",
  assumed: "This holds if the domain's mail leaves from the server that takes it in; no delivered mail has shown it yet.",
};

/**
 * Whether blacklists refuse our name server: which, how many were checked all the same, and what to do.
 *
 * @param {import("../types.js").Metric[]} metrics
 * @returns {?string}
 */
export function refusalOf(metrics) {
  const remarks = metrics.find(({ key }) => key === "dnsbl")?.remarks ?? [];
  return remarks.find(({ code }) => code === "resolver_refused")?.text ?? null;
}

/** "5.4", "6", "—". */
export const points = (value) => (value === null ? "—" : String(value));

/** "+12 points", "+1 point"; nothing where there is nothing to gain. */
export const gainOf = (gain) => (gain > 0 ? `+${gain} ${gain === 1 ? "point" : "points"}` : "");

/** Seconds as people say them: "5 min", "1 h", "2 days". */
export function lifeOf(seconds) {
  const [unit, size] = [["day", 86_400], ["h", 3_600], ["min", 60], ["s", 1]].find(([, length]) => seconds >= length) ?? ["s", 1];
  const count = Math.round((10 * seconds) / size) / 10;
  return `${count} ${unit}${unit === "day" && count !== 1 ? "s" : ""}`;
}

/** What a check has changed, in a sentence. */
export function outcomeOf(before, after) {
  const turned = after.metrics
    .filter((metric, index) => metric.state !== before.metrics[index].state)
    .map((metric) => `${metric.title} is now: ${STATES[metric.state].toLowerCase()}.`);
  const score = before.score !== after.score && after.score !== null ? [`The score is now ${after.score}.`] : [];
  return [...turned, ...score].join(" ") || "Nothing has changed.";
}
