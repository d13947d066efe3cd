// Reading a handbook page by page: whether everyone can, and whether nothing goes wrong.
//
// In: a browser, handbooks by name. Out: tests. Never: a page whose faults are not looked at.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import AxeBuilder from "@axe-core/playwright";

import { addressOf, goTo, open, startBrowser } from "./browser.js";
import { serve } from "./serve.js";
import { site } from "./sites.js";
import { TYPES } from "./types.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What another theme can change: colours, and nothing else. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const READERS = [320, 1280].map((width) => ({ colorScheme: "light", width, isBoth: true }));
/** Both themes and both widths, in half the time, where only words or numbers of pages differ. */
const FEWER = [{ colorScheme: "light", width: 1280 }, { colorScheme: "dark", width: 320 }];
export const PRACTICE = "practices/incident-review/index.html";
const THOROUGH = ["handbook", "features"];

/** What one person sees on pages that say less to others, or nothing. */
export const FOR_ONE = ["plans/2026-h2/mara/index.html", "people/mara/index.html", "teams/platform/index.html", "ratings/mara/index.html", "progress/index.html"];

/** The pages that are read in every way, beside the first page of every type of a handbook. */
const ALSO = {
  handbook: [
    PRACTICE, "people/mara/index.html", "people/dana/index.html", "plans/2026-h2/mara/index.html",
    "plans/2026-h2/tomas/index.html", "goals/crash-free/index.html", "goals/first-answer/index.html", "about-these-numbers/index.html", "skills/sql/index.html", "stories/first-calm-incident/index.html",
    "terms/fahrgastinformationssystemschnittstellen/index.html", "resources/como-ler-um-contrato-de-porto/index.html",
    "people/index.html", "goals/index.html", "skills/index.html", "resources/index.html", "terms/index.html", "practices/index.html",
  ],
  tomas: [...FOR_ONE, "ratings/index.html"],
  features: ["guide/kitchen-sink/index.html", "guide/wide/index.html", "guide/pictures/index.html", "guide/names/index.html", "guide/fremd/index.html", "habits/dark-night-review/index.html", "habits/hand-over/index.html", "nothing-yet/index.html", "folder-without-index/one/index.html"],
  deutsch: ["arbeit/rückschau/index.html"],
  arabic: ["guide/review/index.html"],
  plain: [],
  many: ["shelf/note-160/index.html", "shelf/index.html"],
  empty: [],
};

/** Handbooks of which only the named pages are read, because the others are read elsewhere. */
const ONLY_NAMED = ["tomas"];

/** The first page of every type, and those that are named; redirects lead away and have their own test. */
function pagesToRead(name) {
  const { pages } = site(name);
  const first = (ONLY_NAMED.includes(name) ? [] : Object.keys(TYPES)).map((type) => pages.find((page) => page.type === type));
  const named = ALSO[name].map((path) => {
    const page = pages.find((it) => it.path === path);
    assert.ok(page, `${name} has a page ${path}`);
    return page;
  });
  return [...new Set([...first, ...named])].filter((page) => page && page.type !== "redirect");
}

/** One test for every page that is read of these handbooks, and for every way of reading it. */
export function readAll(names) {
  let browser;
  before(async () => { browser = await startBrowser(); });
  after(() => browser?.close());
  for (const name of names) {
    describe(`a reader of the handbook “${name}”`, () => {
      let server;
      before(async () => { server = await serve(site(name)); });
      after(() => server?.close());

      for (const page of pagesToRead(name)) {
        for (const reader of THOROUGH.includes(name) ? READERS : FEWER) {
          it(`can read ${page.path} (${page.type}), ${reader.isBoth ? "light and dark" : reader.colorScheme}, ${reader.width} px wide`, async () => {
            await read(browser, server.url, page, reader);
          });
        }
      }
    });
  }
}

/** The names of all handbooks that are read. */
export const HANDBOOKS = Object.keys(ALSO);

/** Opens a page, and notes everything that is wrong with it. */
async function read(browser, url, { path, type }, { isBoth, ...reader }) {
  const { page, faults, close } = await open(browser, url, reader);
  try {
    await goTo(page, addressOf(url, path));
    await TYPES[type](page);
    assert.deepEqual(await wider(page), [], "nothing is wider than the window");
    assert.deepEqual(await barriers(page), [], "axe finds no barrier");
    if (isBoth) await inDark(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** What makes a page scroll sideways. */
function wider(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((it) => {
      const { left, right } = it.getBoundingClientRect();
      return right > clientWidth + 1 || left < -1;
    });
    return [`${scrollWidth} > ${clientWidth}`, ...out.slice(0, 5).map((it) => it.outerHTML.slice(0, 120))];
  });
}

/** What axe finds, rule by rule. */
async function barriers(page, rules = null) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.map((it) => `${it.id}: ${it.help}: ${it.nodes.slice(0, 3).map((node) => `${node.html} ${node.any[0]?.message ?? ""}`).join(" | ")} (${it.nodes.length})`);
}

/** Looks for barriers that the dark theme alone can make. */
async function inDark(page) {
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await barriers(page, COLOURS), [], "axe finds no barrier in the dark");
}

/** Looks for barriers in light and, unless one theme is enough, in dark. */
export async function inBothThemes(page, media = {}, isOneEnough = false) {
  for (const [colorScheme, rules] of [["light", null], ["dark", COLOURS]].slice(0, isOneEnough ? 1 : 2)) {
    await page.emulateMedia({ media: "screen", ...media, colorScheme });
    assert.deepEqual(await barriers(page, rules), [], JSON.stringify({ ...media, colorScheme }));
  }
}
