// The reader of the index, given anything but an index.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import vm from "node:vm";

const here = join(import.meta.dirname, "../../themes/default/search");
const context = vm.createContext({ understory: { base: "" } });
for (const name of ["words", "files", "lists"]) vm.runInContext(readFileSync(join(here, `${name}.js`), "utf8"), context);
const { lists } = context.understory;

/** The same numbers at every run (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const ALPHABETS = ["!#$%&'()*+,-./0123456789abcdefghijklmnopqrstuvwxyz{|}~ ", "`abcdefghijklmnopqrstuvwxyz{|}~", "! abc", "\"\\<\n é漢😀~! ab"];

describe("the reader of the index", () => {
  it("ends on any text, and gives nothing that is not a number or a word", () => {
    const next = numbers(7);
    for (let run = 0; run < 4000; run += 1) {
      const alphabet = [...ALPHABETS[next(ALPHABETS.length)]];
      const text = Array.from({ length: next(120) }, () => alphabet[next(alphabet.length)]).join("");
      for (const { word, pages, near, long } of lists.shard(text)) {
        assert.ok(typeof word === "string" && Number.isInteger(pages) && pages >= 0 && near.length <= text.length && (long === null || long.length <= 6));
      }
      for (const { word, digits } of lists.dictionary(text)) assert.ok(typeof word === "string" && digits >= 0);
      for (const number of lists.numbers(text)) assert.ok(Number.isSafeInteger(number) && number >= 0);
      lists.places(text, (page, section, inHeading, level) => {
        assert.ok(Number.isSafeInteger(page) && Number.isSafeInteger(section) && typeof inHeading === "boolean" && level >= 0 && level < 8);
      });
    }
  });

  it("reads an index that was cut off as far as it goes", () => {
    // `ab` shares nothing (`!`) with the word before, stands in one page (1 · 2: `$`), two symbols follow (`$`): page 0
    // (`!`), section 1 of it in a text, level 3 (1 · 32 + 3 = 35: `F`). `abc` shares two letters with `ab`.
    const whole = "!ab $$!F$c $$!F";
    assert.equal(JSON.stringify(lists.shard(whole)), JSON.stringify(["ab", "abc"].map((word) => ({ word, folded: word, pages: 1, long: null, near: "!F" }))));
    for (let end = 0; end < whole.length; end += 1) lists.shard(whole.slice(0, end));
  });
});
