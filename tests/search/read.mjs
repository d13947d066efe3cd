// Reads an index as the shipped client does, and holds it against what the client finds by cutting the
// texts itself.
//
// In, on stdin: { root, files, fragments, pages } as JSON, pages as they went into the index. Out: what
// differs, a line each; nothing when all is the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const { root, files, fragments, pages } = JSON.parse(readFileSync(0, "utf8"));
const here = join(import.meta.dirname, "../../themes/default/search");
const run = (text) => vm.runInContext(text, context);
const load = async (path) => {
  const text = files[path] ?? fragments[path.replace(/\?.*/, "")];
  if (text === undefined) throw new Error(`no file ${path}`);
  run(text);
};
const context = vm.createContext({ URL, understory: { base: "https://handbook.example/search/", load } });
for (const name of ["words", "files", "lists", "near", "rank", "show", "engine"]) run(readFileSync(join(here, `${name}.js`), "utf8"));
run(root);
const { words, lists, files: index } = context.understory;

// What is written about levels in src/search/places.rs, once more.
const LEVELS = [15, 40, 65, 100, 150, 220, 320, 450];
const nearest = (count) => LEVELS.slice(1).filter((level, at) => count * 2 >= level + LEVELS[at]).length;
const often = (count, length) => Math.floor((count * 1200000) / (4800 + 60 * length));
const share = (length) => 8 - Math.min(Math.max(length, 1), 8);

/** The places of all words of a page by itself: word -> [[section, inHeading, level]]. */
function placesOf(page) {
  const cut = (text) => words.cut(words.normal(text));
  const length = (text) => cut(text).filter(({ isWhole }) => !isWhole).length;
  const sections = [{ heading: page.title, text: "", beside: page.words }, ...page.sections];
  const out = new Map();
  sections.forEach(({ heading, text, beside = [] }, section) => {
    const headed = new Set(cut(heading).map(({ word }) => word));
    const counts = new Map();
    for (const { word } of [text, ...beside].flatMap(cut)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of new Set([...headed, ...counts.keys()])) {
      const level = headed.has(word) ? share(length(heading)) : section === 0 ? 3 : nearest(often(counts.get(word), length(text)));
      out.set(word, [...(out.get(word) ?? []), [section, headed.has(word), level]]);
    }
  });
  return out;
}

/** The same for all pages: word -> { page: places }. */
function expected() {
  const out = new Map();
  pages.forEach((page, at) => {
    for (const [word, places] of placesOf(page)) out.set(word, { ...out.get(word), [at]: places });
  });
  return out;
}

/** What a list says: { page: places }. */
function listed(text) {
  const out = {};
  lists.places(text, (page, section, inHeading, level) => (out[page] ??= []).push([section, inHeading, level]));
  return out;
}

const wrong = [];
const same = (what, one, other) => {
  if (JSON.stringify(one) !== JSON.stringify(other)) wrong.push(`${what}: ${JSON.stringify(one)?.slice(0, 300)} and not ${JSON.stringify(other)?.slice(0, 300)}`);
};

const all = expected();
const seen = new Set();
for (const at of index.root.hashes.keys()) {
  for (const { word, pages: count, long, near } of await index.readOnce(`t/${at}.${index.root.hashes[at]}.js`, lists.shard)) {
    const whole = listed(long === null ? near : await index.get(`x/${long}.js`));
    same(`the list of ${word}`, whole, all.get(word));
    same(`the count of ${word}`, count, Object.keys(whole).length);
    for (const [page, places] of Object.entries(listed(near))) same(`${word} near`, places, whole[page]);
    if (seen.has(word)) wrong.push(`${word} stands twice`);
    seen.add(word);
  }
}
for (const word of all.keys()) if (!seen.has(word)) wrong.push(`${word} is missing`);

// Every word can be looked up from its own letters alone.
for (const word of [...all.keys()].slice(0, 500)) {
  const { forms } = await context.understory.near.forms(word, false, (promise) => promise);
  if (!forms.some((form) => form.word === word)) wrong.push(`${word} is not found by itself`);
}

// Every word of letters is in the dictionary under its first and its last letter.
const dictionary = { z: new Set(), y: new Set() };
for (const [name, hash] of Object.entries(index.root.near)) {
  const letter = ([first]) => (/[a-z0-9]/.test(first) ? first : `-${first.codePointAt(0).toString(16)}-`);
  const [folder, rest] = [name[0], name.slice(2)];
  const [first] = rest;
  const path = `${folder}/${letter([first])}${rest.slice(first.length)}.${hash}.js`;
  for (const { word, digits } of await index.readOnce(path, lists.dictionary)) {
    dictionary[folder].add(word);
    same(`how usual ${word} is`, digits, Math.floor(Math.log2(Object.keys(all.get(word) ?? {}).length)));
  }
}
const isCorrected = (word) => /^[\p{Alphabetic}']{3,}$/u.test(words.fold(word));
for (const folder of ["z", "y"]) same(`the words in ${folder}`, [...dictionary[folder]].sort(), [...all.keys()].filter(isCorrected).sort());

// Facets and fragments.
for (const [name, hash] of Object.entries(index.root.columns)) {
  for (const [value, label, gaps] of await index.get(`c/${name}.${hash}.js`)) {
    const has = (page) => (name === "boost" ? String(page.boost) === value : page.facets.some((facet) => facet.name === name && facet.value === value && facet.label === label));
    same(`${name} ${value}`, lists.numbers(gaps), [...pages.keys()].filter((at) => has(pages[at])));
  }
}
for (const [at, page] of pages.entries()) {
  const first = await index.get(`f/${at}.js`, "?x");
  const texts = [...first.s];
  for (const part of first.p.keys()) {
    same(`where part ${part + 1} of ${at} begins`, first.p[part], texts.length);
    texts.push(...(await index.get(`f/${at}-${part + 1}.js`, "?x")));
  }
  same(`page ${at}`, [first.u, first.t, first.k, first.h, texts], [page.url, page.title, page.kind, page.sections.map(({ anchor, heading }) => [anchor, heading]), page.sections.map(({ text }) => text)]);
}
console.log(wrong.slice(0, 20).join("\n"));
