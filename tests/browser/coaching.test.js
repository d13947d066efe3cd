// The pages about coaching, as people have them who look for somebody to learn from: on a phone, with a
// keyboard, without a script, on paper.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { inBothThemes } from "./lib/reading.js";
import { site } from "./lib/sites.js";

const HUB = "coaching/index.html";
const PROGRAMME = "coaching/programme/index.html";
const PHONE = { width: 390, height: 844 };

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const look = (path, reader, at) => visit(browser, site("handbook"), path, reader, at);

/** How much wider the page is than its window. */
const excess = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Where something ends, from the top of the page. */
const bottom = (locator) => locator.first().evaluate((it) => it.getBoundingClientRect().bottom + scrollY);

describe("everybody", () => {
  for (const path of [HUB, PROGRAMME]) {
    for (const width of [320, 390, 1280]) {
      it(`can read ${path}, ${width} px wide, without scrolling sideways`, async () => {
        await look(path, { width }, async (page) => {
          assert.equal(await excess(page), 0);
          // At the other widths it is read in both themes with the pages of all types (reading.test.js).
          if (width === 320) await inBothThemes(page);
        });
      });
    }
  }

  it("comes to the hub through the menu, from it to the programme, and back", async () => {
    await look("index.html", PHONE, async (page) => {
      await page.locator(".menu summary").click();
      await page.locator(".menu a", { hasText: /^Coaching$/ }).click();
      await page.locator(".total a").click();
      assert.equal(await page.locator("h1").innerText(), "How coaching goes");
      await page.locator(".crumbs a", { hasText: "Coaching" }).click();
      assert.equal(await page.locator("h1").innerText(), "Coaching");
    });
  });
});

describe("somebody with a phone", () => {
  it("sees on the first screen how many are in a pairing, and where the board begins", async () => {
    await look(HUB, PHONE, async (page) => {
      assert.match(await page.locator(".total").innerText(), /8 of 12 people are in a pairing, as of 16 October 2026/);
      assert.ok((await bottom(page.locator(".total"))) < 420, "the state of things");
      assert.ok((await bottom(page.locator(".board h2"))) < PHONE.height, "the board");
    });
  });

  it("finds under every skill who can help and who is looking, in words where it is nobody", async () => {
    await look(HUB, PHONE, async (page) => {
      const rows = page.locator(".board tbody tr");
      assert.equal(await rows.count(), 12);
      for (const cell of await page.locator(".board td").all()) {
        assert.match(await cell.innerText(), /\p{L}/u);
        const box = await cell.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width, "no cell is hidden");
      }
      assert.match(await rows.filter({ hasText: "Rust" }).innerText(), /Nobody asks for this yet/);
    });
  });
});

describe("somebody without a script", () => {
  for (const path of [HUB, PROGRAMME]) {
    it(`has all of ${path}`, async () => {
      const words = async (page) => (await page.locator("main").textContent()).replaceAll(/\bCopy\b/g, "").replaceAll(/\s+/g, " ");
      let scripted;
      await look(path, {}, async (page) => { scripted = await words(page); });
      await look(path, { javaScriptEnabled: false }, async (page) => {
        assert.equal(await words(page), scripted);
        assert.equal(await page.locator("main button").count(), 0, "no dead buttons");
      });
    });
  }
});

describe("somebody who begins", () => {
  it("copies a file that fits the day and the cycle", async () => {
    await look(HUB, {}, async (page) => {
      const file = page.locator(".start .code").filter({ hasText: "pairs/2026-h2/" });
      assert.match(await file.locator("code").innerText(), /since = 2026-10-16[\s\S]*checkup = 2026-11-13/);
      await file.hover();
      await file.locator("button").waitFor();
    });
  });
});

describe("a pair that is only proposed", () => {
  it("is neither on the hub nor in the programme that everybody reads", () => {
    for (const path of [HUB, PROGRAMME]) {
      const { html } = site("handbook").pages.find((page) => page.path === path);
      assert.ok(!html.includes("chen-nomvula") && !html.includes("4643"), path);
    }
  });
});

describe("on paper", () => {
  it("the hub keeps its board and its steps, and loses what can only be clicked", async () => {
    await look(HUB, {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.locator(".board table").isVisible());
      assert.ok(await page.locator(".start ol").isVisible());
      assert.equal(await page.locator(".outline").isVisible(), false);
      for (const button of await page.locator("button").all()) assert.equal(await button.isVisible(), false);
    });
  });
});
