// The stemmers of the search: each by itself, as a page loads them, against Snowball's own vocabulary.
// `fixtures/stems/stems.txt` is a sample of it: a language, a word, its stem.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import vm from "node:vm";

const folder = new URL("../../themes/default/search/stem/", import.meta.url);
const samples = readFileSync(new URL("fixtures/stems/stems.txt", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(" "));
const languages = readdirSync(folder)
  .filter((name) => name.endsWith(".js") && name !== "base.js")
  .map((name) => name.replace(".js", ""));

function load(...names) {
  const page = vm.createContext({});
  vm.runInContext(names.map((name) => readFileSync(new URL(`${name}.js`, folder), "utf8")).join("\n"), page);
  return page;
}

describe("the stemmers", () => {
  for (const language of languages) {
    it(`take ${language} words to the stems that Snowball's vocabulary gives`, () => {
      const own = samples.filter(([code]) => code === language);
      assert.ok(own.length >= 8, `${own.length} samples`);
      const { stem } = load("base", language).understory;
      assert.deepEqual(own.map(([, word]) => stem[language](word)), own.map(([, , stemmed]) => stemmed));
    });
  }

  it("leave no global but one, and do not mind each other", () => {
    const page = load("base", ...languages);
    assert.deepEqual(Object.keys(page), ["understory"]);
    assert.deepEqual(Object.keys(page.understory.stem).sort(), [...languages].sort());
    assert.equal(page.understory.stem.en("incidents"), "incid");
    assert.equal(page.understory.stem.de("Häuser".toLowerCase()), "haus");
  });

  it("take anything for a word", () => {
    const { stem } = load("base", ...languages).understory;
    for (const word of ["", "a", "'", "s's", "12", "日本語", "🙂", "x".repeat(5000)]) {
      for (const language of languages) assert.equal(typeof stem[language](word), "string", `${language} ${word}`);
    }
  });
});
