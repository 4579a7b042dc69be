import assert from "node:assert/strict";
import { test } from "node:test";
import { createFeed } from "../../../webroot/app/feed.js";

test("events in order leave no gap", () => {
  const feed = createFeed(4);
  assert.deepEqual([5, 6, 7].map(feed.accept), [true, true, true]);
  assert.equal(feed.position, 7);
  assert.equal(feed.hasGap, false);
});

test("a hole is seen, and closed by what fills it", () => {
  const feed = createFeed(4);
  feed.accept(5);
  feed.accept(8);
  assert.equal(feed.hasGap, true);
  assert.equal(feed.position, 5);
  feed.accept(7);
  feed.accept(6);
  assert.equal(feed.hasGap, false);
  assert.equal(feed.position, 8);
});

test("what was seen is not accepted again", () => {
  const feed = createFeed(4);
  feed.accept(6);
  assert.deepEqual([4, 6].map(feed.accept), [false, false]);
});

test("without a snapshot the first event is where the story starts", () => {
  const feed = createFeed();
  assert.equal(feed.accept(900), true);
  assert.equal(feed.position, 900);
});

test("a snapshot closes every hole before it", () => {
  const feed = createFeed(4);
  feed.accept(8);
  feed.accept(11);
  feed.reach(10);
  assert.equal(feed.position, 11);
  assert.equal(feed.hasGap, false);
});
