// The other handbooks page by page; the example on paper, with forced colours, on a phone; addresses
// that lead elsewhere or nowhere.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { FOR_ONE, HANDBOOKS, PRACTICE, inBothThemes, readAll } from "./lib/reading.js";
import { site } from "./lib/sites.js";
import { RECORDS, TYPES } from "./lib/types.js";

readAll(HANDBOOKS.filter((name) => name !== "handbook"));

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** The first page of a type in the example. */
function firstOf(type) {
  return site("handbook").pages.find((page) => page.type === type);
}

describe("home, the pages of records, and pages of numbers", () => {
  const types = [...RECORDS, "progress"];
  const open = ["index.html", PRACTICE, "about-these-numbers/index.html", ...types.map((type) => firstOf(type)?.path).filter(Boolean)];
  // Every page is read in both themes above; these also in every other way in which pages are looked at.
  const most = ["index.html", PRACTICE, ...["story", "person", "plan", "goal", "progress"].map((type) => firstOf(type)?.path)];
  for (const [name, path] of [...open.map((it) => ["handbook", it]), ...FOR_ONE.map((it) => ["tomas", it])]) {
    const isOneEnough = name !== "handbook" || !most.includes(path);
    it(`have no barrier with forced colours and on paper (${name}/${path})`, async () => {
      await visit(browser, site(name), path, { width: 1280 }, async (page) => {
        for (const media of [{ forcedColors: "active" }, { media: "print", forcedColors: "none" }]) {
          await inBothThemes(page, media, isOneEnough);
        }
      });
    });

    it(`have no barrier on a phone (${name}/${path})`, async () => {
      await visit(browser, site(name), path, { width: 390, height: 844, hasTouch: true, isMobile: true }, (page) => inBothThemes(page, {}, isOneEnough));
    });
  }
});

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
