// One page of every type, in light and dark, wide and narrow: nothing goes wrong, everyone can read it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import AxeBuilder from "@axe-core/playwright";

import { addressOf, open, startBrowser, visit } from "./lib/browser.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";
import { RECORDS, TYPES } from "./lib/types.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const READERS = ["light", "dark"].flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })));
/** Both themes and both widths, in half the time, where only words or numbers of pages differ. */
const FEWER = [{ colorScheme: "light", width: 1280 }, { colorScheme: "dark", width: 320 }];
const PRACTICE = "practices/incident-review/index.html";
const THOROUGH = ["handbook", "features"];

/** The pages that are read in every way, beside the first page of every type of a handbook. */
const ALSO = {
  handbook: [
    PRACTICE, "people/mara/index.html", "people/dana/index.html", "plans/2026-h2/mara/index.html",
    "goals/crash-free/index.html", "pairs/2026-h2/samir-piotr-lucia/index.html", "skills/sql/index.html", "stories/first-calm-incident/index.html",
    "terms/fahrgastinformationssystemschnittstellen/index.html", "resources/como-ler-um-contrato-de-porto/index.html",
    "people/index.html", "goals/index.html", "skills/index.html", "resources/index.html", "terms/index.html", "practices/index.html",
  ],
  tomas: ["plans/2026-h2/mara/index.html", "ratings/mara/index.html", "ratings/index.html"],
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

/** The first page of a type in the example. */
function firstOf(type) {
  return site("handbook").pages.find((page) => page.type === type);
}

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

for (const name of Object.keys(ALSO)) {
  describe(`a reader of the handbook “${name}”`, () => {
    let server;
    before(async () => { server = await serve(site(name)); });
    after(() => server?.close());

    for (const page of pagesToRead(name)) {
      for (const reader of THOROUGH.includes(name) ? READERS : FEWER) {
        it(`can read ${page.path} (${page.type}), ${reader.colorScheme}, ${reader.width} px wide`, async () => {
          await read(server.url, page, reader);
        });
      }
    }
  });
}

/** Opens a page, and notes everything that is wrong with it. */
async function read(url, { path, type }, reader) {
  const { page, faults, close } = await open(browser, url, reader);
  try {
    await page.goto(addressOf(url, path), { waitUntil: "networkidle" });
    await TYPES[type](page);
    assert.deepEqual(await wider(page), [], "nothing is wider than the window");
    assert.deepEqual(await barriers(page), [], "axe finds no barrier");
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
async function barriers(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map((it) => `${it.id}: ${it.help}: ${it.nodes.slice(0, 3).map((node) => `${node.html} ${node.any[0]?.message ?? ""}`).join(" | ")} (${it.nodes.length})`);
}

describe("home and the pages of records", () => {
  const paths = ["index.html", PRACTICE, ...RECORDS.map((type) => firstOf(type)?.path).filter(Boolean)];
  for (const path of paths) {
    it(`have no barrier with forced colours and on paper (${path})`, async () => {
      await visit(browser, site("handbook"), path, { width: 1280 }, async (page) => {
        for (const media of [{ forcedColors: "active" }, { media: "print", forcedColors: "none" }]) {
          await inBothThemes(page, media);
        }
      });
    });

    it(`have no barrier on a phone (${path})`, async () => {
      await visit(browser, site("handbook"), path, { width: 390, height: 844, hasTouch: true, isMobile: true }, (page) => inBothThemes(page));
    });
  }
});

/** Looks for barriers in light and in dark. */
async function inBothThemes(page, media = {}) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ media: "screen", ...media, colorScheme });
    assert.deepEqual(await barriers(page), [], JSON.stringify({ ...media, colorScheme }));
  }
}

describe("a reader who follows a former address", () => {
  for (const former of ["habits/post-mortem/index.html", "reviews.html", "old-name/index.html"]) {
    it(`arrives at the page's new one (${former})`, async () => {
      await visit(browser, site("features"), former, {}, async (page) => {
        await page.waitForURL(/dark-night-review\/$|habits\/oil\/$/);
        assert.equal(await page.locator("body").getAttribute("class"), "is-page");
      });
    });
  }

  it("can follow the link by hand where the browser does not go on by itself", async () => {
    const { html } = site("features").pages.find(({ path }) => path === "reviews.html");
    assert.match(html, /<a href="habits\/dark-night-review\/">Looking back at a dark night<\/a>/);
  });
});

describe("a reader of an address that does not exist", () => {
  // Without a `base_url` nobody can know how deep the address lies, so only the top folder is asked of it.
  for (const [name, address] of [["handbook", "no-such-page"], ["features", "no/such/page/"], ["features", "guide/wide/no-such-page"]]) {
    it(`is told so, in the handbook's own words and colours (${name}/${address})`, async () => {
      await visit(browser, site(name), "a-z/index.html", {}, async (start, server) => {
        const page = await start.context().newPage(); // its status 404 is no fault
        const response = await page.goto(server.url + address);
        assert.equal(response.status(), 404);
        await TYPES["not-found"](page);
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.notEqual(ground, "rgba(0, 0, 0, 0)", "the stylesheet is there");
        await page.locator("header.top a.name").click();
        await page.waitForURL(server.url);
      });
    });
  }
});
