import assert from "node:assert/strict";
import { test } from "node:test";
import { initial, reduce } from "../../../webroot/app/store.js";
import { rowOf } from "../../../webroot/app/table.js";

const account = (id, changes = {}) => ({
  id, email: `${id}@example.com`, name: null, provider: "custom", providerName: "Fastmail", status: "connected",
  sent: 0, createdAt: `2025-01-01T00:00:${id.slice(1).padStart(2, "0")}Z`, revision: 1, ...changes,
});
const message = (id, changes = {}) => ({
  id, accountId: "a1", to: ["lead@example.org"], subject: "Hello", state: "queued",
  createdAt: `2025-01-01T00:00:${id.slice(1).padStart(2, "0")}Z`, revision: 1, ...changes,
});
const event = (seq, type, data) => ({ seq, type, at: "2025-01-01T00:00:00Z", data });
const events = (...list) => ({ type: "events", events: list });
const run = (...actions) => actions.reduce(reduce, initial);

function listing(items, { table = "accounts", query = {}, next = null, total = items.length, seq = 10 } = {}) {
  return [
    { type: "opened", table, key: "k", query },
    { type: "loaded", table, key: "k", page: { items, next, total }, seq },
  ];
}
const ids = (state, table = "accounts") => state.views[table].ids;

test("the higher revision of a row stays, in whatever order they arrive", () => {
  const older = event(11, "account.updated", account("a1", { sent: 1, revision: 2 }));
  const newer = event(12, "account.updated", account("a1", { sent: 2, revision: 3 }));
  const there = run(...listing([account("a1")]), events(older, newer));
  const back = run(...listing([account("a1")]), events(newer, older));
  assert.equal(rowOf(there.rows.accounts, "a1").sent, 2);
  assert.deepEqual(back.rows, there.rows);
});

test("a repeated event changes nothing more", () => {
  const created = event(11, "account.connected", account("a2"));
  const once = run(...listing([account("a1")]), events(created));
  const twice = reduce(once, events(created));
  assert.deepEqual(ids(twice), ["a2", "a1"]);
  assert.equal(twice.views.accounts.total, 2);
});

test("a snapshot never takes back what a newer event told", () => {
  const state = run(
    { type: "opened", table: "accounts", key: "k", query: {} },
    events(event(12, "account.updated", account("a1", { status: "disconnected", revision: 5 }))),
    { type: "loaded", table: "accounts", key: "k", page: { items: [account("a1", { revision: 4 })], next: null, total: 1 }, seq: 11 },
  );
  assert.equal(rowOf(state.rows.accounts, "a1").status, "disconnected");
});

test("an event that the snapshot already contains does not count twice", () => {
  const state = run(...listing([account("a2"), account("a1")], { seq: 20 }), events(event(15, "account.connected", account("a2"))));
  assert.equal(state.views.accounts.total, 2);
});

test("a new account appears where its order puts it", () => {
  const query = { sort: "email" };
  const state = run(...listing([account("a1"), account("a3")], { query }), events(event(11, "account.connected", account("a2"))));
  assert.deepEqual(ids(state), ["a1", "a2", "a3"]);
  assert.equal(state.arrived, "a2");
});

test("a new account that lies beyond what is loaded asks for a fresh count", () => {
  const query = { sort: "email" };
  const state = run(...listing([account("a1")], { query, next: "cursor", total: 50 }), events(event(11, "account.connected", account("a2"))));
  assert.deepEqual(ids(state), ["a1"]);
  assert.equal(state.views.accounts.stale, "total");
});

test("an account that no longer fits the filter leaves the list", () => {
  const query = { status: "disconnected" };
  const down = account("a1", { status: "disconnected" });
  const state = run(...listing([down], { query }), events(event(11, "account.updated", account("a1", { revision: 2 }))));
  assert.deepEqual(ids(state), []);
  assert.equal(state.views.accounts.total, 0);
});

test("the answer to our own call does not keep the row from leaving the list", () => {
  const query = { status: "disconnected" };
  const mended = account("a1", { revision: 2 });
  const state = run(
    ...listing([account("a1", { status: "disconnected" })], { query }),
    { type: "rows", table: "accounts", rows: [mended] },
    events(event(11, "account.updated", mended)),
  );
  assert.deepEqual(ids(state), []);
});

test("the search looks at address and name, whatever the case", () => {
  const query = { query: "ANNA" };
  const anna = account("a2", { name: "Anna Berg" });
  const state = run(...listing([], { query }), events(event(11, "account.connected", anna), event(12, "account.connected", account("a3"))));
  assert.deepEqual(ids(state), ["a2"]);
});

test("what was deleted stays deleted, whatever arrives late", () => {
  const state = run(
    ...listing([account("a1"), account("a2")]),
    events(event(12, "account.deleted", { id: "a1" }), event(11, "account.updated", account("a1", { revision: 9 }))),
    { type: "removed", id: "a1" },
  );
  assert.deepEqual(ids(state), ["a2"]);
  assert.equal(state.views.accounts.total, 1);
  assert.equal(rowOf(state.rows.accounts, "a1"), undefined);
});

test("what was erased from the log changes nothing, whether the account was known or not", () => {
  const state = run(...listing([account("a1"), account("a2")]));
  const erased = events(event(11, "account.erased", { id: "a1" }), event(12, "account.erased", { id: "a9" }));
  assert.equal(reduce(state, erased), state);
  const gone = reduce(state, events(event(13, "account.deleted", { id: "a1" })));
  assert.equal(reduce(gone, erased), gone);
});

test("a page that arrives late does not bring a deleted account back", () => {
  const state = run(events(event(11, "account.deleted", { id: "a1" })), ...listing([account("a1"), account("a2")]));
  assert.deepEqual(ids(state), ["a2"]);
});

test("the answer to an older query is dropped", () => {
  const state = run(
    { type: "opened", table: "accounts", key: "new", query: {} },
    { type: "loaded", table: "accounts", key: "old", page: { items: [account("a1")], next: null, total: 1 }, seq: 1 },
  );
  assert.deepEqual(ids(state), []);
  assert.equal(state.views.accounts.phase, "loading");
});

test("a further page is joined, and a row that moved into it is not shown twice", () => {
  const state = run(
    ...listing([account("a3"), account("a2")], { next: "cursor", total: 3 }),
    { type: "loaded", table: "accounts", key: "k", page: { items: [account("a2"), account("a1")], next: null, total: 3 }, seq: 11, append: true },
  );
  assert.deepEqual(ids(state), ["a3", "a2", "a1"]);
});

test("a message of another account does not enter the Email List", () => {
  const options = { table: "messages", query: { accountId: "a1" } };
  const state = run(
    ...listing([message("m1")], options),
    events(event(11, "message.updated", message("m2")), event(12, "message.updated", message("m3", { accountId: "a2" }))),
  );
  assert.deepEqual(ids(state, "messages"), ["m2", "m1"]);
});

test("a status change makes the counts stale, a sent message does not", () => {
  const known = run(...listing([account("a1")]), { type: "summary-asked" }, { type: "summary", summary: {} });
  const sent = reduce(known, events(event(11, "account.updated", account("a1", { sent: 1, revision: 2 }))));
  const broken = reduce(sent, events(event(12, "account.updated", account("a1", { status: "disconnected", revision: 3 }))));
  assert.equal(sent.summaryStale, false);
  assert.equal(broken.summaryStale, true);
});

test("what changes while the counts are asked for makes them stale again, and so does a failure", () => {
  const asked = run(...listing([account("a1")]), { type: "summary-asked" });
  const broken = reduce(asked, events(event(11, "account.updated", account("a1", { status: "disconnected", revision: 2 }))));
  assert.equal(reduce(broken, { type: "summary", summary: {} }).summaryStale, true);
  assert.equal(reduce(asked, { type: "summary", summary: {} }).summaryStale, false);
  assert.equal(reduce(asked, { type: "summary-failed" }).summaryStale, true);
});

test("an event of an unknown type changes nothing", () => {
  const state = run(...listing([account("a1")]));
  assert.equal(reduce(state, events(event(11, "moon.rose", { id: "a1" }))), state);
});

test("signing out forgets everything", () => {
  const state = run(...listing([account("a1")]), { type: "signed-out" });
  assert.deepEqual(state.rows, initial.rows);
  assert.equal(state.session.phase, "signed-out");
});
