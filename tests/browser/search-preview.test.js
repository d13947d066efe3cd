// The search of the live preview: always that of the files as they are now.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser } from "./lib/browser.js";
import { desk, sees } from "./lib/desk.js";
import { box, field, openDialog, titles, type } from "./lib/searching.js";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Searches until what is found is what was wanted: a build takes a moment to be heard of. */
async function finds(page, query, wanted) {
  for (let turn = 0; turn < 40; turn += 1) {
    await type(page, "");
    await type(page, query);
    if ((await titles(page)).includes(wanted)) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`“${query}” does not find ${wanted}, but ${await titles(page)}`);
}

describe("an author who searches the preview", () => {
  it("finds what has just been written, on the page that is open and on others", async () => {
    const { book, tab, close } = await desk(browser);
    try {
      const { page, faults } = await tab("guide/");
      await openDialog(page);
      await type(page, "halyard");
      assert.deepEqual(await titles(page), []);
      await page.keyboard.press("Escape");
      book.edit("content/guide.md", "Opening words of the guide.", "Opening words about the halyard.");
      await sees(page, "about the halyard");
      await openDialog(page);
      await finds(page, "halyard", "Guide");
      book.edit("content/other.md", "which nobody edits", "which tells of a bowline");
      await finds(page, "bowline", "Other");
      assert.ok(await box(page).isVisible() && await field(page).isVisible(), "the search stays open");
      assert.deepEqual(faults, []);
    } finally {
      await close();
    }
  });
});
