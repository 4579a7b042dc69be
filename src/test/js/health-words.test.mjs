import assert from "node:assert/strict";
import { test } from "node:test";
import { IDLE } from "../../../webroot/app/health/check-progress.js";
import { domainOf, isFirstCheck } from "../../../webroot/app/health/first-check.js";
import { gainOf, headlineOf, lifeOf, noteOf, outcomeOf, points, refusalOf, spokenScore } from "../../../webroot/app/health/words.js";

const NOW = Date.parse("2025-11-03T12:00:00Z");
const account = (changes) => ({
  email: "anna@acme.test", status: "connected", statusReason: null, healthScore: 92, healthBand: "good", healthStage: "full",
  createdAt: "2025-01-01T00:00:00Z", ...changes,
});
const spoken = (changes, waiting = false) => spokenScore(account(changes), noteOf(account(changes), waiting, NOW));

test("a setup score says that it is one, in sight and aloud", () => {
  const setup = { healthStage: "setup", healthBand: "unknown" };
  assert.equal(noteOf(account(setup), false, NOW), "Setup");
  assert.equal(spoken(setup), "92 of 100, setup score");
  assert.equal(spoken({ healthStage: "provisional", healthBand: "warning", healthScore: 71 }), "71 of 100, warning, provisional");
  assert.equal(spoken({}), "92 of 100, good");
});

test("the score of an account that is not connected is old", () => {
  const gone = { status: "disconnected", statusReason: { since: "2025-11-03T11:30:00Z" }, healthBand: "unknown" };
  assert.match(noteOf(account(gone), false, NOW), /^Stale since \d\d:30$/);
  assert.match(spoken(gone), /^92 of 100, stale since \d\d:30$/);
});

test("without a score it says whether one is on its way", () => {
  const none = { healthScore: null, healthStage: null, healthBand: "unknown" };
  assert.equal(noteOf(account(none), true, NOW), "Checking…");
  assert.equal(spoken(none, true), "checking");
  assert.equal(spoken(none), "not known yet");
});

test("a new account is being checked until the end of a check was told", () => {
  const fresh = account({ healthScore: null, createdAt: "2025-11-03T11:59:30Z" });
  assert.equal(isFirstCheck(fresh, IDLE, NOW), true);
  assert.equal(isFirstCheck(fresh, { ...IDLE, seq: 12 }, NOW), false);
  assert.equal(isFirstCheck(fresh, IDLE, NOW + 60_000), false);
  assert.equal(isFirstCheck(account({ healthScore: null }), { ...IDLE, phase: "running", seq: 12 }, NOW), true);
  assert.equal(isFirstCheck(account({}), { ...IDLE, phase: "running" }, NOW), false);
});

test("the domain is what stands behind the last @", () => {
  assert.equal(domainOf('"a@b"@Acme.Test'), "acme.test");
});

test("the headline tells how much the score says", () => {
  const title = (changes) => headlineOf({ score: 92, stage: "full", staleSince: null, ...changes }).title;
  assert.equal(title({ stage: "setup" }), "Setup score");
  assert.equal(title({ stage: "provisional" }), "Provisional score");
  assert.equal(title({}), "Health score");
  assert.equal(title({ staleSince: "2025-11-03T11:30:00Z" }), "Old score");
  assert.equal(title({ score: null, stage: null }), "No score yet");
});

test("what a check has changed is said in a sentence", () => {
  const report = (state, score) => ({ score, metrics: [{ title: "MX Record", state: "good" }, { title: "SPF Record", state }] });
  assert.equal(outcomeOf(report("good", 92), report("critical", 40)), "SPF Record is now: critical. The score is now 40.");
  assert.equal(outcomeOf(report("good", 92), report("good", 92)), "Nothing has changed.");
});

test("lists that refuse our name server are told", () => {
  const text = "24 of 30 checked: your name server is refused by SpamCop and Barracuda.";
  const row = (code) => [{ key: "dnsbl", remarks: [{ state: "unknown", code, text }] }];
  assert.equal(refusalOf(row("resolver_refused")), text);
  assert.equal(refusalOf(row("not_checked")), null);
  assert.equal(refusalOf([]), null);
});

test("points, gains and lives are written as people do", () => {
  assert.deepEqual([null, 0, 5.4].map(points), ["—", "0", "5.4"]);
  assert.deepEqual([0, 1, 12].map(gainOf), ["", "+1 point", "+12 points"]);
  assert.deepEqual([0, 45, 300, 5_400, 86_400, 172_800].map(lifeOf), ["0 s", "45 s", "5 min", "1.5 h", "1 day", "2 days"]);
});
