// The live preview: what is saved is there, and the reader is never lost.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";

import { startBrowser } from "./lib/browser.js";
import { desk, GUIDE, LINES, sees, settled, square, topOf } from "./lib/desk.js";

let browser;
let on;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
afterEach(() => on?.close());

const scrollTo = (page, text) => page.locator(".text h2", { hasText: text }).evaluate((it) => scrollTo(0, it.getBoundingClientRect().top + scrollY - 40));

/** From now on the page counts every change of its document. */
const count = (page) => page.evaluate(() => {
  window.changes = 0;
  new MutationObserver((all) => { window.changes += all.length; })
    .observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
});
/** A word that a load would wipe out. */
const remember = (page) => page.evaluate(() => { window.isSame = true; });
const isSame = (page) => page.evaluate(() => window.isSame === true);

describe("an author who saves a file", () => {
  it("sees the new words at once, in the same page", async () => {
    on = await desk(browser);
    const { page, faults } = await on.tab();
    await remember(page);
    on.book.edit("content/guide.md", "Opening words of the guide.", "Other words of the guide.");
    await sees(page, "Other words of the guide.");
    assert.ok(await isSame(page), "the page was not loaded again");
    on.book.writeByRename("content/guide.md", on.book.read("content/guide.md").replace("# Guide", "# Manual"));
    await sees(page, "Manual");
    await page.waitForFunction(() => document.title.startsWith("Manual"));
    assert.deepEqual(faults, []);
  });

  it("keeps reading where she reads while lines come and go above", async () => {
    on = await desk(browser);
    const { page } = await on.tab();
    await remember(page);
    await scrollTo(page, "Second part");
    const before = await topOf(page, LINES[22].trim());
    on.book.edit("content/guide.md", "Opening words of the guide.", `Opening words.\n\nNew line.\n\n${"A long new paragraph of many words. ".repeat(40)}`);
    await page.waitForFunction(() => document.body.textContent.includes("New line."));
    assert.ok(Math.abs((await topOf(page, LINES[22].trim())) - before) < 2);
    on.book.write("content/guide.md", GUIDE);
    await page.waitForFunction(() => !document.body.textContent.includes("New line."));
    assert.ok(Math.abs((await topOf(page, LINES[22].trim())) - before) < 2);
    await page.waitForTimeout(300);
    assert.ok(Math.abs((await topOf(page, LINES[22].trim())) - before) < 2, "nor does the browser move it later");
    assert.ok(await isSame(page));
  });

  it("comes back to her place after half of the file was missing for a moment", async () => {
    on = await desk(browser);
    const { page } = await on.tab();
    await scrollTo(page, "Third part");
    const before = await topOf(page, LINES[45].trim());
    on.book.write("content/guide.md", GUIDE.slice(0, 200));
    await page.waitForFunction(() => !document.body.textContent.includes("Third part"));
    on.book.write("content/guide.md", GUIDE);
    await page.waitForFunction(() => document.body.textContent.includes("Third part"));
    assert.ok(Math.abs((await topOf(page, LINES[45].trim())) - before) < 2);
  });

  it("keeps open folds, the focus and the selection", async () => {
    on = await desk(browser);
    const { page } = await on.tab();
    await page.locator("details", { hasText: "More about rope" }).locator("summary").click();
    await page.getByRole("link", { name: "other page" }).focus();
    await page.evaluate(() => {
      const text = [...document.querySelectorAll(".text p")].find((it) => it.textContent.startsWith("Paragraph number 3 ")).firstChild;
      getSelection().setBaseAndExtent(text, 10, text, 16);
    });
    on.book.edit("content/guide.md", "Opening words", "Quite other words");
    on.book.edit("content/guide.md", "Paragraph number 3 says something", "Paragraph number 3 says everything");
    await sees(page, "says everything");
    assert.equal(await page.locator("details", { hasText: "More about rope" }).evaluate((it) => it.open), true);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "other page");
    assert.equal(await page.evaluate(() => getSelection().toString()), "number");
    on.book.edit("content/guide.md", "A link to the [other page](other.md) stands here.", "Quite another sentence has the [other page](other.md#ui) now.");
    await sees(page, "Quite another sentence");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "other page");
  });

  it("keeps what was typed and ticked, also when the whole page is loaded again", async () => {
    on = await desk(browser);
    const { page } = await on.tab("form/");
    await page.locator("#name").fill("Mara");
    await page.locator("#done").check();
    on.book.edit("content/form.md", "A line before", "Another line before");
    await sees(page, "Another line before");
    const fields = () => page.evaluate(() => [document.querySelector("#name").value, document.querySelector("#done").checked]);
    assert.deepEqual(await fields(), ["Mara", true]);
    await remember(page);
    on.book.write("look/script.js", "document.documentElement.dataset.own = 'yes';\n");
    await page.waitForFunction(() => document.documentElement.dataset.own === "yes");
    await settled(page);
    assert.ok(!(await isSame(page)), "another script needs another load");
    assert.deepEqual(await fields(), ["Mara", true]);
  });

  it("finds a copy button at every block of code, once", async () => {
    on = await desk(browser);
    const { page } = await on.tab("guide/", { permissions: ["clipboard-read", "clipboard-write"] });
    assert.equal(await page.locator(".code .copy").count(), 1);
    on.book.edit("content/guide.md", "Opening words of the guide.", "Opening words.\n\n```sh\necho new\n```");
    await page.locator(".code", { hasText: "echo new" }).locator(".copy").waitFor({ state: "attached" });
    assert.equal(await page.locator(".code .copy").count(), 2);
    assert.equal(await page.locator(".code > .copy:only-of-type").count(), 2);
    await page.locator(".code", { hasText: "echo new" }).hover();
    await page.locator(".code", { hasText: "echo new" }).locator(".copy").click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "echo new\n");
    on.book.edit("content/guide.md", "## Second part", "## Another part");
    await page.locator(".outline a", { hasText: "Another part" }).waitFor({ state: "attached" });
  });

  it("changes only the tabs whose page changed", async () => {
    on = await desk(browser);
    const [one, two] = [await on.tab("guide/"), await on.tab("other/")];
    await count(one.page);
    await count(two.page);
    on.book.edit("content/guide.md", "Opening words", "Quite other words");
    await sees(one.page, "Quite other words");
    await two.page.waitForTimeout(500);
    assert.ok(await one.page.evaluate(() => window.changes > 0 && window.changes < 5), "one word is one change");
    assert.equal(await two.page.evaluate(() => window.changes), 0);
  });

  it("sees another style without a load and without a bare moment", async () => {
    on = await desk(browser);
    const { page } = await on.tab();
    await remember(page);
    await page.evaluate(() => {
      window.bare = 0;
      const look = () => {
        if (getComputedStyle(document.querySelector(".bar")).display !== "flex") window.bare += 1;
        requestAnimationFrame(look);
      };
      look();
    });
    on.book.write("look/custom.css", ".text p { border-left: 5px solid red; }\n");
    await page.waitForFunction(() => getComputedStyle(document.querySelector(".text p")).borderLeftWidth === "5px");
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => window.bare), 0);
    assert.equal(await page.locator("link[rel=stylesheet]").count(), 1);
    assert.ok(await isSame(page));
  });

  it("sees a picture whose bytes changed, and no other is asked for again", async () => {
    on = await desk(browser);
    const { page } = await on.tab();
    await remember(page);
    const colour = () => page.evaluate(async () => {
      const image = document.querySelector("img[alt='A red square']");
      image.loading = "eager";
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
      canvas.getContext("2d").drawImage(image, 0, 0);
      return [...canvas.getContext("2d").getImageData(5, 5, 1, 1).data].join();
    });
    assert.equal(await colour(), "255,0,0,255");
    on.book.write("content/square.svg", square("blue"));
    await page.waitForFunction(() => document.querySelector("img[alt='A red square']").src.includes("preview="));
    assert.equal(await colour(), "0,0,255,255");
    assert.ok(await isSame(page));
  });
});
