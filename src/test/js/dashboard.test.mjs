import assert from "node:assert/strict";
import { test } from "node:test";
import { initial, reduce } from "../../../webroot/app/store.js";

const report = (changes = {}) => ({ domain: "acme.test", checking: false, score: 92, metrics: [], ...changes });
const opened = { type: "dashboard-opened", id: "a1" };
const loaded = (seq, changes, id = "a1") => ({ type: "dashboard-loaded", id, report: report(changes), seq });
const failed = (status = 500) => ({ type: "dashboard-failed", id: "a1", problem: { status } });
const event = (seq, type, data) => ({ type: "events", events: [{ seq, type, at: "", data }] });
const scored = (seq, score, at, accountId = "a1") => event(seq, "health.updated", { accountId, score, coverage: 30, at });
const checked = (seq, domain = "acme.test") => event(seq, "check.progress", { domain, finished: true, done: 1, of: 1 });
const account = (seq, status, revision) => event(seq, "account.updated", { id: "a1", status, revision });
const plotted = (...items) => ({ type: "plot-loaded", id: "a1", items });
const point = (at, score = 92) => ({ at, score, coverage: 30 });
const run = (...actions) => actions.reduce(reduce, initial).dashboard;

test("a new score and the end of a check make the report old", () => {
  assert.equal(run(opened, loaded(10)).stale, false);
  assert.equal(run(opened, loaded(10), scored(11, 40, "2025-01-01T00:00:00Z")).stale, true);
  assert.equal(run(opened, loaded(10), checked(11)).stale, true);
});

test("what happens to others does not", () => {
  assert.equal(run(opened, loaded(10), checked(11, "other.test")).stale, false);
  assert.equal(run(opened, loaded(10), scored(11, 40, "2025-01-01T00:00:00Z", "a2")).stale, false);
});

test("an account that is no longer connected makes it old, one that sends does not", () => {
  const rows = { type: "rows", table: "accounts", rows: [{ id: "a1", status: "connected", revision: 1 }] };
  assert.equal(run(rows, opened, loaded(10), account(11, "connected", 2)).stale, false);
  assert.equal(run(rows, opened, loaded(10), account(11, "disconnected", 2)).stale, true);
});

test("only a report that holds the event is new enough", () => {
  const between = run(opened, loaded(10), checked(12), loaded(11));
  assert.equal(between.stale, true);
  assert.equal(reduce({ ...initial, dashboard: between }, loaded(12)).dashboard.stale, false);
});

test("an event while the first report is on its way is not lost", () => {
  assert.equal(run(opened, checked(11), loaded(10)).stale, true);
});

test("an older report never replaces a newer one", () => {
  assert.equal(run(opened, loaded(12, { score: 40 }), loaded(11, { score: 92 })).report.score, 40);
});

test("the answer to a dashboard that was left is dropped", () => {
  assert.equal(run({ ...opened, id: "a2" }, loaded(10)).report, null);
});

test("a report in sight stays when it cannot be read again, and the next answer counts", () => {
  const broken = run(opened, loaded(10), checked(11), failed());
  assert.deepEqual([broken.phase, broken.stale, broken.failures], ["ready", true, 1]);
  assert.equal(run(opened, failed()).phase, "failed");
  assert.equal(run(opened, loaded(10), failed(), loaded(12)).failures, 0);
});

test("whoever missed too much reads everything again", () => {
  const behind = run(opened, loaded(10), { type: "missed" });
  assert.deepEqual([behind.stale, behind.missed], [true, 1]);
  assert.equal(run({ type: "missed" }), initial.dashboard);
});

test("a new score moves the plot at once", () => {
  const { points } = run(opened, plotted(point("2025-01-01T00:00:00Z")), scored(11, 40, "2025-01-01T00:00:00.5Z"));
  assert.deepEqual(points.map(({ score }) => score), [92, 40]);
});

test("a score that came before the history does is not lost, nor counted twice", () => {
  const late = scored(11, 40, "2025-01-03T00:00:00Z");
  assert.equal(run(opened, late, plotted(point("2025-01-01T00:00:00Z"))).points.length, 2);
  assert.equal(run(opened, late, plotted(point("2025-01-01T00:00:00Z"), point("2025-01-03T00:00:00Z", 40))).points.length, 2);
});

test("a shorter span leaves the older points out", () => {
  const { points } = run(opened, plotted(point("2025-01-01T00:00:00Z"), point("2025-01-02T00:00:00Z")), plotted(point("2025-01-02T00:00:00Z")));
  assert.equal(points.length, 1);
});
