// What the measurements stand on, with values worked out by hand.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { judge, percentile, rank } from "./judge.mjs";
import { random, shuffled } from "./random.mjs";
import { cut, inflected, mistyped } from "./spoil.mjs";

const page = (url, ...anchors) => ({ url, anchors });

/** Every result of many tries. */
function all(make) {
  const next = random("test");
  return new Set(Array.from({ length: 600 }, () => make(next)).filter((word) => word !== undefined));
}

describe("a judge", () => {
  const titled = { kind: "title", q: "a", url: "a/", anchor: "", also: ["same/"] };
  const headed = { kind: "heading", q: "h", url: "b/", anchor: "h" };

  it("knows the place of the right page, or of one with the same title", () => {
    assert.equal(rank(titled, [page("x/"), page("a/")]), 2);
    assert.equal(rank(titled, [page("same/"), page("a/")]), 1);
    assert.equal(rank(titled, [...Array(10).fill(page("x/")), page("a/")]), 0);
  });

  it("gives half a point for the second place, and none for an empty list", () => {
    const { title, heading, all: both } = judge([titled, headed, headed], [[page("x/"), page("a/")], [page("b/", "", "h")], []]);
    assert.deepEqual(title, { queries: 1, mrr: 0.5, success: 0, empty: 0, heading: undefined });
    assert.deepEqual(heading, { queries: 2, mrr: 0.5, success: 0.5, empty: 1, heading: 1 });
    assert.deepEqual([both.queries, both.mrr, both.empty], [3, 0.5, 1]);
  });

  it("looks for the heading among three sections of the right page", () => {
    const fourth = judge([headed], [[page("b/", "1", "2", "3", "h")]]);
    assert.equal(fourth.heading.heading, 0);
  });

  it("takes percentiles from the numbers themselves", () => {
    assert.equal(percentile([4, 1, 3, 2], 0.5), 2);
    assert.equal(percentile([4, 1, 3, 2], 0.95), 4);
  });
});

describe("what people do to words", () => {
  it("a mistyped word is one edit away, and short words stay", () => {
    const words = all((next) => mistyped(next, "goals"));
    for (const word of ["gaols", "oals", "goal"]) assert.ok(words.has(word), word);
    assert.ok(!words.has("goals"));
    for (const word of words) assert.ok(Math.abs(word.length - 5) <= 1, word);
    assert.equal(mistyped(random("x"), "goal"), undefined);
  });

  it("an inflected word is another form of the same", () => {
    const forms = (word) => [...all((next) => inflected(next, word))].sort();
    assert.deepEqual(forms("policies"), ["policy"]);
    assert.deepEqual(forms("process"), ["processes"]);
    assert.deepEqual(forms("planning"), ["plan", "planned", "plans"]);
    assert.deepEqual(forms("managing"), ["manage", "managed", "manages"]);
    assert.deepEqual(forms("reviewed"), ["review", "reviewing"]);
    assert.deepEqual(forms("story"), ["stories"]);
    assert.equal(inflected(random("x"), "this"), undefined);
  });

  it("a word that is cut keeps three letters and loses one", () => {
    assert.deepEqual(all((next) => cut(next, "goals")), new Set(["goa", "goal"]));
    assert.equal(cut(random("x"), "abc"), undefined);
  });

  it("the same seed gives the same order", () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    assert.deepEqual(shuffled(random("seed"), numbers), shuffled(random("seed"), numbers));
    assert.deepEqual([...shuffled(random("seed"), numbers)].sort(), numbers);
  });
});
