// The live preview: what is saved is there, and the reader is never lost.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";

import { open, startBrowser } from "./lib/browser.js";
import { handbook, preview } from "./lib/preview.js";

const LINES = Array.from({ length: 60 }, (_, at) => `Paragraph number ${at + 1} says something about rope, knots and weather.\n`);

const GUIDE = `# Guide

Opening words of the guide.

## First part

${LINES.slice(0, 20).join("\n")}
<details><summary>More about rope</summary>

Rope is long.

</details>

\`\`\`sh
echo one
\`\`\`

## Second part

${LINES.slice(20, 40).join("\n")}
![A red square](square.svg)

A link to the [other page](other.md) stands here.

## Third part

${LINES.slice(40).join("\n")}
`;

const square = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${colour}"/></svg>`;

const FILES = {
  "handbook.toml": 'name = "Rope crew"\ntheme = "look"\n\n[markdown]\nraw_html = "trusted"\n',
  "look/custom.css": ".text p { border-left: 0 solid red; }\n",
  "content/index.md": "# Rope crew\n\nHome of the crew.\n\n[Guide](guide.md), [other](other.md)\n",
  "content/guide.md": GUIDE,
  "content/other.md": "# Other\n\nAnother page, which nobody edits.\n",
  "content/form.md": '# Form\n\n<p><label>Name <input id="name"></label></p>\n<p><label>Done <input type="checkbox" id="done"></label></p>\n\nA line before the end.\n',
  "content/square.svg": square("red"),
};

let browser;
let book;
let server;
let tabs = [];

before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
afterEach(async () => {
  for (const { close } of tabs) await close();
  tabs = [];
  await server?.stop();
  book?.close();
  server = null;
});

async function start(files = {}, words = []) {
  book = handbook({ ...FILES, ...files });
  server = await preview(book, words);
}

/** A tab with a page, whose script has started. */
async function tab(path = "guide/", reader = {}) {
  const opened = await open(browser, server.url, reader);
  tabs.push(opened);
  await opened.page.goto(server.url + path);
  await settled(opened.page);
  return opened;
}

/** Waits until the tab hears of builds. */
async function settled(page) {
  await page.waitForFunction(() => document.getElementById("understory-preview")?.shadowRoot.querySelector("h2").textContent !== "Preview");
}

const sees = (page, text) => page.getByText(text, { exact: false }).first().waitFor();
const topOf = (page, text) => page.getByText(text, { exact: true }).first().evaluate((it) => it.getBoundingClientRect().top);
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
    await start();
    const { page, faults } = await tab();
    await remember(page);
    book.edit("content/guide.md", "Opening words of the guide.", "Other words of the guide.");
    await sees(page, "Other words of the guide.");
    assert.ok(await isSame(page), "the page was not loaded again");
    book.writeByRename("content/guide.md", book.read("content/guide.md").replace("# Guide", "# Manual"));
    await sees(page, "Manual");
    await page.waitForFunction(() => document.title.startsWith("Manual"));
    assert.deepEqual(faults, []);
  });

  it("keeps reading where she reads while lines come and go above", async () => {
    await start();
    const { page } = await tab();
    await remember(page);
    await scrollTo(page, "Second part");
    const before = await topOf(page, LINES[22].trim());
    book.edit("content/guide.md", "Opening words of the guide.", `Opening words.\n\nNew line.\n\n${"A long new paragraph of many words. ".repeat(40)}`);
    await page.waitForFunction(() => document.body.textContent.includes("New line."));
    assert.ok(Math.abs((await topOf(page, LINES[22].trim())) - before) < 2);
    book.write("content/guide.md", GUIDE);
    await page.waitForFunction(() => !document.body.textContent.includes("New line."));
    assert.ok(Math.abs((await topOf(page, LINES[22].trim())) - before) < 2);
    await page.waitForTimeout(300);
    assert.ok(Math.abs((await topOf(page, LINES[22].trim())) - before) < 2, "nor does the browser move it later");
    assert.ok(await isSame(page));
  });

  it("comes back to her place after half of the file was missing for a moment", async () => {
    await start();
    const { page } = await tab();
    await scrollTo(page, "Third part");
    const before = await topOf(page, LINES[45].trim());
    book.write("content/guide.md", GUIDE.slice(0, 200));
    await page.waitForFunction(() => !document.body.textContent.includes("Third part"));
    book.write("content/guide.md", GUIDE);
    await page.waitForFunction(() => document.body.textContent.includes("Third part"));
    assert.ok(Math.abs((await topOf(page, LINES[45].trim())) - before) < 2);
  });

  it("keeps open folds, the focus and the selection", async () => {
    await start();
    const { page } = await tab();
    await page.locator("details", { hasText: "More about rope" }).locator("summary").click();
    await page.getByRole("link", { name: "other page" }).focus();
    await page.evaluate(() => {
      const text = [...document.querySelectorAll(".text p")].find((it) => it.textContent.startsWith("Paragraph number 3 ")).firstChild;
      getSelection().setBaseAndExtent(text, 10, text, 16);
    });
    book.edit("content/guide.md", "Opening words", "Quite other words");
    book.edit("content/guide.md", "Paragraph number 3 says something", "Paragraph number 3 says everything");
    await sees(page, "says everything");
    assert.equal(await page.locator("details", { hasText: "More about rope" }).evaluate((it) => it.open), true);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "other page");
    assert.equal(await page.evaluate(() => getSelection().toString()), "number");
    book.edit("content/guide.md", "A link to the [other page](other.md) stands here.", "Quite another sentence has the [other page](other.md#ui) now.");
    await sees(page, "Quite another sentence");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "other page");
  });

  it("keeps what was typed and ticked, also when the whole page is loaded again", async () => {
    await start();
    const { page } = await tab("form/");
    await page.locator("#name").fill("Mara");
    await page.locator("#done").check();
    book.edit("content/form.md", "A line before", "Another line before");
    await sees(page, "Another line before");
    const fields = () => page.evaluate(() => [document.querySelector("#name").value, document.querySelector("#done").checked]);
    assert.deepEqual(await fields(), ["Mara", true]);
    await remember(page);
    book.write("look/script.js", "document.documentElement.dataset.own = 'yes';\n");
    await page.waitForFunction(() => document.documentElement.dataset.own === "yes");
    await settled(page);
    assert.ok(!(await isSame(page)), "another script needs another load");
    assert.deepEqual(await fields(), ["Mara", true]);
  });

  it("finds a copy button at every block of code, once", async () => {
    await start();
    const { page } = await tab("guide/", { permissions: ["clipboard-read", "clipboard-write"] });
    assert.equal(await page.locator(".code .copy").count(), 1);
    book.edit("content/guide.md", "Opening words of the guide.", "Opening words.\n\n```sh\necho new\n```");
    await page.locator(".code", { hasText: "echo new" }).locator(".copy").waitFor({ state: "attached" });
    assert.equal(await page.locator(".code .copy").count(), 2);
    assert.equal(await page.locator(".code > .copy:only-of-type").count(), 2);
    await page.locator(".code", { hasText: "echo new" }).hover();
    await page.locator(".code", { hasText: "echo new" }).locator(".copy").click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "echo new\n");
    book.edit("content/guide.md", "## Second part", "## Another part");
    await page.locator(".outline a", { hasText: "Another part" }).waitFor({ state: "attached" });
  });

  it("changes only the tabs whose page changed", async () => {
    await start();
    const [one, two] = [await tab("guide/"), await tab("other/")];
    await count(one.page);
    await count(two.page);
    book.edit("content/guide.md", "Opening words", "Quite other words");
    await sees(one.page, "Quite other words");
    await two.page.waitForTimeout(500);
    assert.ok(await one.page.evaluate(() => window.changes > 0 && window.changes < 5), "one word is one change");
    assert.equal(await two.page.evaluate(() => window.changes), 0);
  });

  it("sees another style without a load and without a bare moment", async () => {
    await start();
    const { page } = await tab();
    await remember(page);
    await page.evaluate(() => {
      window.bare = 0;
      const look = () => {
        if (getComputedStyle(document.querySelector(".bar")).display !== "flex") window.bare += 1;
        requestAnimationFrame(look);
      };
      look();
    });
    book.write("look/custom.css", ".text p { border-left: 5px solid red; }\n");
    await page.waitForFunction(() => getComputedStyle(document.querySelector(".text p")).borderLeftWidth === "5px");
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => window.bare), 0);
    assert.equal(await page.locator("link[rel=stylesheet]").count(), 1);
    assert.ok(await isSame(page));
  });

  it("sees a picture whose bytes changed, and no other is asked for again", async () => {
    await start();
    const { page } = await tab();
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
    book.write("content/square.svg", square("blue"));
    await page.waitForFunction(() => document.querySelector("img[alt='A red square']").src.includes("preview="));
    assert.equal(await colour(), "0,0,255,255");
    assert.ok(await isSame(page));
  });
});
