#!/usr/bin/env node
/*
 * Makes queries whose right answer is known, from a built site:
 *
 *   node benches/search/make-queries.mjs SITE_DIR [--seed WORD] [--each N] > queries.jsonl
 *
 * In: the pages of the site as `lib/pages.mjs` reads them. Out: a line of JSON for each query: its kind,
 * the words, the address of the page that was meant, the anchor where a heading was meant, and `also`,
 * the pages that are as right because they have the same title. The same site and seed give the same
 * lines. Never: queries that would be unfair, because several pages answer them equally well.
 */
import { pages as read } from "./lib/pages.mjs";
import { below, pick, random, shuffled } from "./lib/random.mjs";
import { cut, inflected, mistyped } from "./lib/spoil.mjs";

const tries = 20; // to find a word that can be spoilt, or a phrase

const normal = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const isLetters = (word) => /^\p{L}+$/u.test(word);

/** What is known of all pages together. */
function survey(pages) {
  const titled = new Map();
  const headed = new Map();
  const spread = new Map();
  const texts = pages.map((page) => words([page.title, ...page.sections.flatMap(({ heading, text }) => [heading, text])].join(" \n ")));
  pages.forEach((page, at) => {
    gather(titled, normal(page.title), page);
    for (const { heading } of page.sections) if (heading) gather(headed, normal(heading), page);
    for (const word of new Set(texts[at])) spread.set(word, (spread.get(word) ?? 0) + 1);
  });
  return { pages, titled, headed, spread, texts: texts.map((text) => ` ${text.join(" ")} `) };
}

function gather(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

/** Titles that mean one page, or few with the same title, one page for each. */
function goodTitles({ titled }) {
  return [...titled].filter(([title, pages]) => {
    const all = words(title);
    return pages.length <= 3 && all.length <= 10 && all.some((word) => word.length >= 3 && isLetters(word));
  });
}

function answer(kind, q, pages, anchor = "") {
  const [{ url }, ...same] = pages;
  return { kind, q, url, anchor, ...(same.length > 0 && { also: same.map((page) => page.url) }) };
}

/** A title with one of its words changed, such that neither title nor word exist. */
function spoiltTitle(next, survey, title, spoil) {
  for (let attempt = 0; attempt < tries; attempt++) {
    const all = [...title.matchAll(/\p{L}+/gu)];
    const { 0: word, index } = all[below(next, all.length)];
    const spoilt = spoil(next, word);
    if (spoilt === undefined) continue;
    const q = title.slice(0, index) + spoilt + title.slice(index + word.length);
    if (!survey.titled.has(q)) return { q, spoilt };
  }
  return undefined;
}

// Each takes random numbers and the survey, and gives all queries of its kind that are fair.
const kinds = {
  title: (_, survey) => goodTitles(survey).map(([title, pages]) => answer("title", title, pages)),

  heading(_, { pages, titled, headed }) {
    const isFair = (page, heading) => {
      const q = normal(heading);
      const count = words(q).length;
      const once = page.sections.filter((section) => normal(section.heading) === q).length === 1;
      return count >= 2 && count <= 10 && once && headed.get(q).length === 1 && !titled.has(q) && /\p{L}{3}/u.test(q);
    };
    return pages.flatMap((page) =>
      page.sections
        .filter(({ heading }) => heading && isFair(page, heading))
        .map(({ heading, anchor }) => answer("heading", normal(heading), [page], anchor)),
    );
  },

  typo: (next, survey) =>
    goodTitles(survey).flatMap(([title, pages]) => {
      const made = spoiltTitle(next, survey, title, mistyped);
      return made && !survey.spread.has(made.spoilt) ? [answer("typo", made.q, pages)] : [];
    }),

  inflection: (next, survey) =>
    goodTitles(survey).flatMap(([title, pages]) => {
      const made = spoiltTitle(next, survey, title, inflected);
      return made ? [answer("inflection", made.q, pages)] : [];
    }),

  cut(next, survey) {
    const all = [...survey.titled.keys()];
    return goodTitles(survey).flatMap(([title, pages]) => {
      const last = title.match(/\p{L}+$/u)?.[0];
      const short = last && cut(next, last);
      if (!short) return [];
      const q = title.slice(0, title.length - last.length) + short;
      const isUnique = all.every((other) => other === title || !other.startsWith(q));
      return isUnique ? [answer("cut", q, pages)] : [];
    });
  },

  phrase(next, survey) {
    return survey.pages.flatMap((page) => {
      const lines = page.sections.flatMap(({ text }) => text.split("\n")).filter((line) => line.length > 60);
      const q = rarePhrase(next, survey, lines.map(words));
      return q && survey.texts.filter((text) => text.includes(` ${q} `)).length === 1 ? [answer("phrase", q, [page])] : [];
    });
  },
};

/** Three to five words in a row, one of them on few pages and all of them words. */
function rarePhrase(next, { spread }, lines) {
  for (let attempt = 0; attempt < tries && lines.length > 0; attempt++) {
    const line = pick(next, lines);
    const from = below(next, line.length);
    const some = line.slice(from, from + 3 + below(next, 3));
    const isRare = some.some((word) => word.length >= 4 && spread.get(word) <= 5);
    if (some.length >= 3 && isRare && some.every(isLetters)) return some.join(" ");
  }
  return undefined;
}

/** So many queries of each kind. */
export function queries(pages, { seed = "understory", each = 150 } = {}) {
  const known = survey(pages);
  return Object.entries(kinds).flatMap(([kind, make]) => {
    const next = random(`${seed} ${kind}`);
    return shuffled(next, make(next, known)).slice(0, each);
  });
}

function option(name, otherwise) {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
}

if (process.argv[1] === (await import("node:url")).fileURLToPath(import.meta.url)) {
  const site = process.argv[2];
  if (!site) {
    console.error("usage: node benches/search/make-queries.mjs SITE_DIR [--seed WORD] [--each N]");
    process.exit(2);
  }
  const made = queries(read(site), { seed: option("--seed", "understory"), each: Number(option("--each", 150)) });
  for (const query of made) console.log(JSON.stringify(query));
}
