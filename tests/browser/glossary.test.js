// Definitions of the glossary: seen with a pointer and with a keyboard, and sent away again
// (WCAG 2.2, 1.4.13: dismissible, hoverable, persistent).

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { addressOf, goTo, open, startBrowser } from "./lib/browser.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";

let browser;
let server;
before(async () => {
  browser = await startBrowser();
  server = await serve(site("glossary"));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Longer than a definition waits before it shows. */
const WAIT = 400;

/** Opens the page with terms and runs a walk over it; `term` gives a link and its definition. */
async function visit(reader, walk) {
  const { page, faults, close } = await open(browser, server.url, reader);
  try {
    await goTo(page, addressOf(server.url, "watch/index.html"));
    const term = (at) => [page.locator(".term > a").nth(at), page.locator(".term > .definition").nth(at)];
    await walk(page, term);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

const away = (page) => page.mouse.move(1, 1);

describe("a word of the glossary", () => {
  it("shows its definition to a pointer, which may go there", async () => {
    for (const width of [1280, 320]) {
      await visit({ width }, async (page, term) => {
        const [link, definition] = term(0);
        assert.equal(await definition.isVisible(), false, "hidden at first");
        await link.hover();
        await page.waitForTimeout(WAIT);
        const [from, box] = [await link.boundingBox(), await definition.boundingBox()];
        assert.ok(box.x >= 0 && box.x + box.width <= width, `inside a window of ${width} px`);
        for (let step = 0; step <= 20; step += 1) {
          const at = (start, end) => start + ((end - start) * step) / 20;
          await page.mouse.move(from.x + from.width / 2, at(from.y + from.height / 2, box.y + box.height / 2));
          assert.ok(await definition.isVisible(), `on the way, step ${step} of 20 at ${width} px`);
        }
        await away(page);
        assert.equal(await definition.isVisible(), false, "gone with the pointer");
      });
    }
  });

  it("shows it to the focus, and names it to a screen reader", async () => {
    await visit({}, async (page, term) => {
      const [link, definition] = term(1);
      await link.focus();
      assert.ok(await definition.isVisible());
      assert.equal(await link.getAttribute("aria-describedby"), await definition.getAttribute("id"));
      assert.ok((await definition.textContent()).length <= 160);
    });
  });

  it("hides it on Escape until it is asked for again", async () => {
    await visit({}, async (page, term) => {
      const [link, definition] = term(0);
      await link.hover();
      await page.waitForTimeout(WAIT);
      await page.keyboard.press("Escape");
      assert.equal(await definition.isVisible(), false, "Escape hides what the pointer shows");
      await away(page);
      await link.hover();
      await page.waitForTimeout(WAIT);
      assert.ok(await definition.isVisible(), "the pointer comes again");
      await away(page);
      await link.focus();
      await page.keyboard.press("Escape");
      assert.equal(await definition.isVisible(), false, "Escape hides what the focus shows");
      assert.ok(await link.evaluate((it) => it === document.activeElement), "and the focus stays");
    });
  });

  it("moves nothing, and finds room at the lower edge", async () => {
    await visit({ height: 600 }, async (page, term) => {
      const [link, definition] = term(0);
      const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
      const before = await heightOf();
      await link.evaluate((it) => scrollBy(0, it.getBoundingClientRect().bottom - innerHeight + 4));
      await link.focus({ preventScroll: true });
      const box = await definition.boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= 600, JSON.stringify(box));
      assert.equal(await heightOf(), before);
    });
  });

  it("is a link alone in a table, and nothing more on paper", async () => {
    await visit({}, async (page, term) => {
      assert.equal(await page.locator("td .term > a").count(), 1);
      assert.equal(await page.locator("td .definition").count(), 0);
      const [link, definition] = term(0);
      await link.focus();
      await page.emulateMedia({ media: "print" });
      assert.equal(await definition.isVisible(), false);
    });
  });
});
