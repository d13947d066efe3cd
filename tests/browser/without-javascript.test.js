// Reading where no script runs: everything is there, and nothing pretends to work.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { addressOf, goTo, open, startBrowser } from "./lib/browser.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";
import { RECORDS } from "./lib/types.js";

let browser;
const servers = {};
before(async () => {
  browser = await startBrowser();
  for (const name of ["handbook", "features", "many"]) servers[name] = await serve(site(name));
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) await server.close();
});

/** Reads a page of a handbook without JavaScript, and closes it whatever happens. */
async function visit(name, path, reader, read) {
  const { url } = servers[name];
  const { page, faults, close } = await open(browser, url, { javaScriptEnabled: false, ...reader });
  try {
    await goTo(page, addressOf(url, path));
    await read(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

describe("a reader without JavaScript", () => {
  it("can open the menu and go anywhere from it", async () => {
    for (const width of [390, 1280]) {
      await visit("handbook", "index.html", { width }, async (page) => {
        await page.locator(".menu summary").click();
        await page.locator(".menu a", { hasText: "All pages" }).click();
        await page.waitForURL(/a-z\/$/);
      });
    }
  });

  it("can use the outline of a page", async () => {
    for (const width of [390, 1280]) {
      await visit("features", "guide/kitchen-sink/index.html", { width }, async (page) => {
        const link = page.locator(".outline a", { hasText: "Tasks" });
        if (!(await link.isVisible())) await page.locator(".outline summary").click();
        await link.click();
        const top = await page.locator("h2#tasks").evaluate((it) => it.getBoundingClientRect().top);
        assert.ok(top >= 0 && top < 200, `the heading is at the top, at ${top} px`);
      });
    }
  });

  it("sees on a wide screen where a page is, and what is beside it", async () => {
    await visit("handbook", "practices/incident-review/index.html", {}, async (page) => {
      assert.ok(await page.locator(".where a[aria-current='page']").isVisible());
      assert.ok(await page.locator(".crumbs a").first().isVisible());
    });
  });

  it("reaches every part of a long list", async () => {
    await visit("many", "shelf/index.html", {}, async (page) => {
      const seen = new Set();
      for (;;) {
        for (const words of await page.locator(".contents .entries a").allTextContents()) seen.add(words);
        const next = page.locator(".pager a[rel='next']");
        if ((await next.count()) === 0) break;
        await next.first().click();
        await page.waitForLoadState();
      }
      assert.equal(seen.size, 320);
    });
  });

  it("finds every page in the list of all pages", async () => {
    await visit("handbook", "a-z/index.html", {}, async (page) => {
      const listed = new Set(await page.locator(".group .entries a").evaluateAll((links) => links.map((it) => it.href)));
      const pages = site("handbook").pages.filter(({ type }) => ["page", "section", "home", ...RECORDS].includes(type));
      const url = servers.handbook.url;
      const missing = pages.map(({ path }) => addressOf(url, path)).filter((address) => !listed.has(address));
      assert.deepEqual(missing, []);
    });
  });

  it("meets no button, no field and no link that needs a script", async () => {
    // The dialog of the search stands closed in every page; its page has a test of its own.
    for (const page of site("features").pages.filter(({ type }) => type !== "search")) {
      const dead = page.html.replace(/<dialog class="search"[\s\S]*?<\/dialog>/, "").match(/<(button|input|select|textarea)\b|href="#"|role="button"/g) ?? [];
      assert.deepEqual(dead, [], page.path);
    }
  });

  it("can read what is folded up, and what is done and what is not", async () => {
    await visit("features", "guide/kitchen-sink/index.html", {}, async (page) => {
      await page.locator("details.callout summary").first().click();
      assert.ok(await page.locator("details.callout a").first().isVisible());
      const tasks = await page.locator("li.task").allTextContents();
      assert.equal(tasks.length, 3);
      assert.match(tasks[0], /to do/i);
      assert.match(tasks[1], /done/i);
    });
  });

  it("gets light or dark as their system says", async () => {
    const ground = {};
    for (const colorScheme of ["light", "dark"]) {
      await visit("handbook", "index.html", { colorScheme }, async (page) => {
        ground[colorScheme] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      });
    }
    const light = (color) => color.match(/\d+/g).slice(0, 3).reduce((sum, it) => sum + Number(it), 0);
    assert.ok(light(ground.light) > 700 && light(ground.dark) < 120, JSON.stringify(ground));
  });
});
