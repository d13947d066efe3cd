// A small handbook on an author's desk: its preview, and tabs that look at it.
//
// In: a browser, files that differ from the usual ones. Out: the desk. Never: a tab that is used before
// its script has started.

import { open } from "./browser.js";
import { handbook, preview } from "./preview.js";

export const LINES = Array.from({ length: 60 }, (_, at) => `Paragraph number ${at + 1} says something about rope, knots and weather.\n`);

export const GUIDE = `# Guide

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

export const square = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${colour}"/></svg>`;

export const FILES = {
  "handbook.toml": 'name = "Rope crew"\ntheme = "look"\n\n[markdown]\nraw_html = "trusted"\n',
  "look/custom.css": ".text p { border-left: 0 solid red; }\n",
  "content/index.md": "# Rope crew\n\nHome of the crew.\n\n[Guide](guide.md), [other](other.md)\n",
  "content/guide.md": GUIDE,
  "content/other.md": "# Other\n\nAnother page, which nobody edits.\n",
  "content/form.md": '# Form\n\n<p><label>Name <input id="name"></label></p>\n<p><label>Done <input type="checkbox" id="done"></label></p>\n\nA line before the end.\n',
  "content/square.svg": square("red"),
};

/** A handbook, its preview, and tabs: `{ book, server, tab, close }`. */
export async function desk(browser, files = {}, words = []) {
  const book = handbook({ ...FILES, ...files });
  const tabs = [];
  const it = {
    book,
    server: await preview(book, words),
    /** A tab with a page, whose script has started. */
    tab: async (path = "guide/", reader = {}) => {
      const opened = await open(browser, it.server.url, reader);
      tabs.push(opened);
      await opened.page.goto(it.server.url + path);
      await settled(opened.page);
      return opened;
    },
    close: async () => {
      for (const { close } of tabs) await close();
      await it.server.stop();
      book.close();
    },
  };
  return it;
}

/** Waits until the tab hears of builds. */
export async function settled(page) {
  await page.waitForFunction(() => !["Preview", undefined].includes(document.getElementById("understory-preview")?.shadowRoot.querySelector("h2").textContent));
}

/** What the preview shows beside the page, without what it only says to screen readers. */
export const card = (page) => page.locator("#understory-preview :is(.card, .row)");
export const sees = (page, text) => page.getByText(text, { exact: false }).first().waitFor();
export const topOf = (page, text) => page.getByText(text, { exact: true }).first().evaluate((it) => it.getBoundingClientRect().top);
