import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, rowOf, rowsOf, withRows, withoutRow } from "../../../webroot/app/table.js";

const row = (id, value = 0) => ({ id, value });
const many = Array.from({ length: 1000 }, (_, index) => row(`id-${index}`));

test("what is put in is found again, and nothing else", () => {
  const table = withRows(EMPTY, many);
  assert.deepEqual(rowOf(table, "id-7"), row("id-7"));
  assert.equal(rowOf(table, "id-1000"), undefined);
  assert.equal(rowOf(table, "x"), undefined);
  assert.equal(rowsOf(table).length, 1000);
});

test("a row replaces the one of the same id, also within the same rows", () => {
  const table = withRows(withRows(EMPTY, many), [row("id-7", 1), row("id-7", 2)]);
  assert.equal(rowOf(table, "id-7").value, 2);
  assert.equal(rowsOf(table).length, 1000);
});

test("whoever holds the table before sees no change", () => {
  const before = withRows(EMPTY, many);
  const after = withoutRow(withRows(before, [row("id-7", 1), row("new")]), "id-8");
  assert.equal(rowOf(before, "id-7").value, 0);
  assert.equal(rowOf(before, "new"), undefined);
  assert.deepEqual(rowOf(before, "id-8"), row("id-8"));
  assert.equal(rowOf(after, "id-8"), undefined);
  assert.notEqual(after, before);
});

test("a change copies one shelf, not the table", () => {
  const before = withRows(EMPTY, many);
  const after = withRows(before, [row("id-7", 1)]);
  const copied = Object.keys(after).filter((shelf) => after[shelf] !== before[shelf]);
  assert.equal(copied.length, 1);
  assert.ok(after[copied[0]].size < 100);
});

test("nothing new is the same table", () => {
  const table = withRows(EMPTY, many);
  assert.equal(withRows(table, []), table);
  assert.equal(withoutRow(table, "id-1000"), table);
});
