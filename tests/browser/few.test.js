// What is for few is in no file of the handbook for everyone: not its words, not its addresses.
//
// The narrow files are found by where they lie and by what they say of themselves, and their sentences
// are looked for, letter by letter, in everything that was written.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { filesIn, site } from "./lib/sites.js";

const content = join(dirname(fileURLToPath(import.meta.url)), "../../content");

/** Which files are not for everyone, and why. */
const NARROW = [
  ["a companion", (path) => /\.(manager|private|pair|programme|leads)\.md$/.test(path)],
  ["ratings", (path) => path.startsWith("ratings/")],
  ["a session of a pair", (path) => /^pairs\/[^/]+\/[^/]+\/[^/]+\.md$/.test(path)],
  ["a plan that is a draft", (path, text) => path.startsWith("plans/") && /^status = "draft"$/m.test(text)],
  ["a pair that is proposed", (path, text) => path.startsWith("pairs/") && /^status = "proposed"$/m.test(text)],
];

/** The narrow files of the example: why, path and text. */
const narrow = filesIn(content).filter((path) => path.endsWith(".md")).flatMap((path) => {
  const text = readFileSync(join(content, path), "utf8");
  const why = NARROW.find(([, is]) => is(path, text))?.[0];
  return why ? [{ why, path, text }] : [];
});

/** Letters and digits alone, so that neither quotation marks nor tags between words hide a sentence. */
function letters(text) {
  return text.toLowerCase().normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
}

/** The same of a written file: without tags and entities. */
function lettersOf(html) {
  return letters(html.replace(/<[^>]*>/g, "").replace(/\\n/g, " ").replace(/&#?\w+;/g, ""));
}

/** The sentences of a file, in its text and in its fields, that are long enough to be nobody else's. */
function sentences(text) {
  const plain = text.replace(/\]\([^)]*\)/g, "");
  return plain.split(/[.!?:;]\s|\n|", "| = /).map(letters).filter((it) => it.length >= 24);
}

const read = new Map();

/** Every file of a site: path, letters with tags, letters without. */
function written(name) {
  if (!read.has(name)) read.set(name, readSite(name));
  return read.get(name);
}

function readSite(name) {
  const { folder } = site(name);
  const isText = (path) => /\.(html|json|xml|txt|css|js|svg)$|_redirects$/.test(path);
  return filesIn(folder).filter(isText).map((path) => {
    const text = readFileSync(join(folder, path), "utf8");
    return { path, text, forms: [letters(text), lettersOf(text)] };
  });
}

/** The sentences of a narrow file that some file of a site contains. */
function found({ text }, files) {
  return sentences(text).flatMap((sentence) => {
    const file = files.find(({ forms }) => forms.some((form) => form.includes(sentence)));
    return file ? [`${file.path}: ${sentence}`] : [];
  });
}

describe("the handbook for everyone", () => {
  it("is tested with narrow files of every sort", () => {
    const sorts = new Set(narrow.map(({ why }) => why));
    assert.deepEqual(NARROW.map(([why]) => why).filter((why) => !sorts.has(why)), []);
    assert.deepEqual(narrow.filter(({ text }) => sentences(text).length < 2).map(({ path }) => path), [], "each has sentences to look for");
  });

  for (const { why, path, text } of narrow) {
    it(`says nothing of ${path}, which is ${why}`, () => {
      assert.deepEqual(found({ text }, written("handbook")), []);
    });
  }

  it("has no page and no link at the address of what is for few", () => {
    const addresses = narrow.map(({ path }) => path.replace(/\.md$/, "")).filter((path) => !/\.\w+$/.test(path));
    assert.ok(addresses.length > 5);
    const hits = written("handbook").flatMap((file) =>
      addresses.filter((address) => file.path.startsWith(`${address}/`) || file.text.includes(`${address}/`)).map((address) => `${file.path}: ${address}`));
    assert.deepEqual(hits, []);
  });
});

describe("the handbook for one person", () => {
  it("has what that person may read, so that looking for sentences finds some", () => {
    const files = written("tomas");
    for (const path of ["plans/2026-h2/mara.manager.md", "ratings/mara.md"]) {
      const file = narrow.find((it) => it.path === path);
      assert.equal(found(file, files).length, sentences(file.text).length, `${path}, every sentence`);
    }
  });

  it("has nothing of what only others may read", () => {
    const files = written("tomas");
    for (const path of ["plans/2026-h2/jonas.private.md", "pairs/2026-h2/mara-jonas.pair.md", "ratings/piotr.md"]) {
      assert.deepEqual(found(narrow.find((it) => it.path === path), files), [], path);
    }
  });
});
