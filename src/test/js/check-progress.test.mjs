import assert from "node:assert/strict";
import { test } from "node:test";
import { isRunning, isWaiting, progressOf } from "../../../webroot/app/health/check-progress.js";
import { initial, reduce } from "../../../webroot/app/store.js";

const DOMAIN = "acme.test";
const ASKED = { type: "check-asked", domain: DOMAIN };
const ACCEPTED = { type: "check-answered", domain: DOMAIN, accepted: true };
const REFUSED = { type: "check-answered", domain: DOMAIN, accepted: false };
const told = (seq, data) => ({ type: "events", events: [{ seq, type: "check.progress", at: "", data: { domain: DOMAIN, ...data } }] });
const step = (seq, aspect, done) => told(seq, { finished: false, aspect, state: "pass", done, of: 3 });
const end = (seq) => told(seq, { finished: true, done: 3, of: 3, changes: [] });
const snapshot = (seq, checking) => ({ type: "dashboard-loaded", id: "a1", report: { domain: DOMAIN, checking }, seq });
const run = (...actions) => progressOf(actions.reduce(reduce, initial).checks, DOMAIN);
const row = (key) => ({ key });

test("a check runs from the request to its end, step by step", () => {
  assert.equal(isRunning(run(ASKED)), true);
  const half = run(ASKED, ACCEPTED, step(11, "mx", 1), step(12, "spf", 2));
  assert.deepEqual([half.done, half.of, half.seen], [2, 3, { mx: "pass", spf: "pass" }]);
  assert.equal(isRunning(run(ASKED, ACCEPTED, step(11, "mx", 1), end(12))), false);
});

test("each row waits until its own aspect was looked at", () => {
  const progress = run(ASKED, ACCEPTED, step(11, "spf", 1));
  assert.equal(isWaiting(progress, row("spf")), false);
  assert.equal(isWaiting(progress, row("dmarc")), true);
  assert.equal(isWaiting(run(step(11, "spf", 1), end(12)), row("dmarc")), false);
});

test("what needs traffic does not wait, and a sum waits for all that it is made of", () => {
  const sum = { key: "deliverability", parts: [{ items: [row("reverse_dns"), row("bimi")] }, { items: [] }] };
  assert.equal(isWaiting(run(ASKED), row("reply_rate")), false);
  assert.equal(isWaiting(run(step(11, "reverse_dns", 1)), sum), true);
  assert.equal(isWaiting(run(step(11, "reverse_dns", 1), step(12, "bimi", 2)), sum), false);
  assert.equal(isWaiting(run(step(11, "spf", 1)), { key: "deliverability", parts: [{ items: [] }] }), true);
});

test("an end that overtakes the server's answer is the end", () => {
  assert.equal(isRunning(run(ASKED, step(11, "mx", 1), end(12), ACCEPTED)), false);
});

test("a refused request leaves nothing running", () => {
  assert.equal(isRunning(run(ASKED, REFUSED)), false);
});

test("a late step does not begin a check that is over", () => {
  assert.equal(isRunning(run(end(13), step(12, "spf", 2))), false);
});

test("after a reload the snapshot says that a check is running", () => {
  const progress = run(snapshot(10, true));
  assert.deepEqual([isRunning(progress), progress.of], [true, 0]);
  assert.equal(isRunning(run(snapshot(10, true), step(11, "mx", 2), end(12))), false);
});

test("a snapshot from before the end does not begin it again", () => {
  assert.equal(isRunning(run(end(12), snapshot(11, true))), false);
  assert.equal(isRunning(run(step(11, "mx", 1), snapshot(12, false))), false);
});

test("a snapshot from before the request does not end it", () => {
  assert.equal(isRunning(run(ASKED, snapshot(10, false))), true);
});

test("what is looked at side by side may be told in another order than it was counted", () => {
  const progress = run(step(11, "spf", 2), step(12, "mx", 1));
  assert.deepEqual([progress.done, progress.seen], [2, { spf: "pass", mx: "pass" }]);
});

test("a check that is begun anew begins at its beginning", () => {
  assert.deepEqual(run(step(11, "mx", 1), step(12, "spf", 2), step(13, "spf", 1)).seen, { spf: "pass" });
});
