import assert from "node:assert/strict";
import { test } from "node:test";
import { beginOf, changesWithin, holdingAt, inWords, seriesOf, shownOf, windowOf } from "../../../webroot/app/health/plot-series.js";

const NOW = Date.parse("2025-11-03T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (ago, score = 92, coverage = 30) => ({ at: new Date(NOW - ago).toISOString(), score, coverage });
const seconds = (ago) => (NOW - ago) / 1000;

test("the last score holds until now", () => {
  assert.deepEqual(seriesOf([at(2 * HOUR, 92), at(HOUR, 40)], NOW), [[seconds(2 * HOUR), seconds(HOUR), seconds(0)], [92, 40, 40], [30, 30, 30]]);
});

test("a single score is a line as well", () => {
  assert.deepEqual(seriesOf([at(HOUR)], NOW)[1], [92, 92]);
  assert.deepEqual(seriesOf([], NOW), [[], [], []]);
});

test("where nothing was known there is a gap", () => {
  assert.deepEqual(seriesOf([at(3 * HOUR), at(2 * HOUR, null, 0), at(HOUR)], NOW)[1], [92, null, 92, 92]);
});

test("a clock that is behind the server's does not turn the line back", () => {
  const [times] = seriesOf([at(HOUR), at(-5_000)], NOW);
  assert.deepEqual(times, [...times].sort((a, b) => a - b));
  assert.equal(windowOf([at(HOUR), at(-5_000)], 30, NOW)[1], seconds(-5_000));
});

test("the axis begins with the first point, within the span, and is ten minutes long at least", () => {
  assert.deepEqual(windowOf([at(3 * DAY)], 30, NOW), [seconds(3 * DAY), seconds(0)]);
  assert.deepEqual(windowOf([at(60 * DAY)], 30, NOW), [seconds(30 * DAY), seconds(0)]);
  assert.deepEqual(windowOf([at(60_000)], 30, NOW), [seconds(600_000), seconds(0)]);
  assert.deepEqual(windowOf([], 30, NOW), [seconds(600_000), seconds(0)]);
});

test("below the pointer is the score that held then", () => {
  const points = [at(3 * HOUR), at(HOUR)];
  assert.deepEqual([4, 2, 0.5].map((hours) => holdingAt(points, NOW - hours * HOUR)), [-1, 0, 1]);
});

test("what changed is marked where it can be seen", () => {
  const changes = [at(HOUR), at(40 * DAY)];
  assert.deepEqual(changesWithin(changes, windowOf([at(DAY)], 30, NOW)), [changes[0]]);
});

test("what is read reaches back to a score that held when the span began", () => {
  assert.equal(beginOf(7, NOW), "2025-10-25T12:00:00.000Z");
  const points = [at(3 * DAY, 40), at(2 * DAY, 71), at(HOUR, 92)];
  assert.deepEqual(shownOf(points, 1, NOW), points.slice(1));
  assert.deepEqual(shownOf(points, 30, NOW), points);
  assert.deepEqual(shownOf([], 30, NOW), []);
});

test("the plot is told in words", () => {
  assert.equal(inWords([at(DAY, 40), at(HOUR, 92)], "the last 30 days"), "Health score of the last 30 days: between 40 and 92, now 92.");
  assert.equal(inWords([at(DAY, 92)], "the last 30 days"), "Health score of the last 30 days: always 92, now 92.");
  assert.equal(inWords([at(DAY, 92), at(HOUR, null)], "the last 30 days"), "Health score of the last 30 days: always 92, not known now.");
  assert.equal(inWords([at(DAY, null)], "the last 30 days"), "No score is known of the last 30 days.");
});
