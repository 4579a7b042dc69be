import assert from "node:assert/strict";
import { test } from "node:test";
import { titleOf, waitingOf } from "../../../webroot/app/provider/alarm-words.js";
import { alarmed, EMPTY, listOf, loaded, setupOf, told } from "../../../webroot/app/provider/setups.js";
import { initial, reduce } from "../../../webroot/app/store.js";

const alarm = (accounts, code = "secret_expired") => ({ code, detail: "", answer: "", since: "2026-01-01T00:00:00Z", accounts });
const setup = (provider, changes = {}) => ({ provider, name: provider, source: "page", alarm: null, ...changes });
const event = (seq, type, data) => ({ seq, type, data });
const read = (seq, changes) => loaded(EMPTY, { items: [setup("google"), setup("microsoft", changes)], seq });

test("before they were read nothing is known of providers", () => {
  assert.equal(listOf(EMPTY), null);
  assert.equal(setupOf(EMPTY, "google"), undefined);
  assert.deepEqual(alarmed(EMPTY), []);
});

test("an alarm comes and goes by events", () => {
  const raised = told(read(10), event(11, "provider.alarm", setup("microsoft", { alarm: alarm(1) })));
  const more = told(raised, event(12, "provider.updated", setup("microsoft", { alarm: alarm(200) })));
  assert.deepEqual(alarmed(more).map((one) => one.alarm.accounts), [200]);
  assert.deepEqual(alarmed(told(more, event(13, "provider.recovered", setup("microsoft")))), []);
});

test("an event that came while the snapshot was under way stays if it is the newer", () => {
  const early = told(EMPTY, event(11, "provider.alarm", setup("microsoft", { alarm: alarm(1) })));
  assert.equal(listOf(early), null);
  assert.equal(alarmed(loaded(early, { items: [setup("google"), setup("microsoft")], seq: 10 })).length, 1);
  assert.equal(alarmed(loaded(early, { items: [setup("google"), setup("microsoft")], seq: 11 })).length, 0);
});

test("an event that the snapshot holds already changes nothing", () => {
  const state = read(12, { alarm: alarm(2) });
  assert.equal(told(state, event(11, "provider.recovered", setup("microsoft"))), state);
});

test("what was missed is read again, and signing out forgets alarms", () => {
  const known = reduce(initial, { type: "providers-loaded", items: [setup("google", { alarm: alarm(1) })], seq: 1 });
  assert.equal(known.providers.stale, false);
  assert.equal(reduce(known, { type: "missed" }).providers.stale, true);
  assert.deepEqual(alarmed(reduce(known, { type: "signed-out" }).providers), []);
});

test("what could not be read leaves what is known in sight", () => {
  const known = reduce(initial, { type: "providers-loaded", items: [setup("google")], seq: 1 });
  const failed = reduce(known, { type: "providers-failed", problem: new Error("no answer") });
  assert.equal(listOf(failed.providers).length, 1);
  assert.equal(failed.providers.problem.message, "no answer");
});

test("a line says what is wrong, and for how many", () => {
  assert.equal(titleOf({ name: "Google", alarm: alarm(1, "never_heard_of") }), "Google does not accept Sendwell’s client.");
  assert.equal(titleOf({ name: "Google", alarm: alarm(1, "not_set_up") }), "Sendwell has no client of Google any more.");
  assert.equal(waitingOf(alarm(1)), "1 account waits.");
  assert.equal(waitingOf(alarm(2000)), "2,000 accounts wait.");
});
