// The search of a handbook that is too large for one file: what is loaded when, and what happens when a
// file is lost.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { open, startBrowser } from "./lib/browser.js";
import { handbook } from "./lib/preview.js";
import { box, openDialog, titles, type, unfold } from "./lib/searching.js";
import { serve } from "./lib/serve.js";
import { run } from "./lib/sites.js";

let browser;
let book;
let server;
before(async () => {
  browser = await startBrowser();
  book = handbook(pages(600));
  const { status, said } = run(["build", book.folder, "--out", `${book.folder}/site`, "--as-of", "2026-10-16"]);
  assert.equal(status, 0, said);
  server = await serve({ folder: `${book.folder}/site`, mount: "/large/" });
});
after(async () => {
  await browser?.close();
  await server?.close();
  book?.close();
});

/** So many pages of made-up words, the same in every run, each about a lamp of its own. */
function pages(count) {
  let seed = 6;
  const next = (end) => { seed = (seed * 48271) % 2147483647; return seed % end; };
  const syllables = ["ba", "do", "fe", "gri", "ka", "lum", "mo", "ni", "pra", "ro", "su", "ti", "ver", "wo", "zen"];
  const word = () => Array.from({ length: 2 + next(3) }, () => syllables[next(syllables.length)]).join("");
  const text = (length) => Array.from({ length }, word).join(" ");
  const files = { "handbook.toml": 'name = "Lamps"\ndates = "written"\nas_of = 2026-10-16\n', "content/index.md": "# Lamps\n\nAll of them.\n" };
  for (let at = 1; at <= count; at += 1) {
    files[`content/lamp-${at}.md`] = `---\ntags: [group-${at % 3}]\n---\n# Lamp${at} of the harbour\n\n${text(400)}.\n\n## Care of lamp${at}\n\n${text(400)}.\n`;
  }
  return files;
}

/** Opens the search over the first page; `lost` says which files cannot be had. */
async function search(lost, look) {
  const { page, faults, close } = await open(browser, server.url);
  const lose = (route) => route.abort("connectionfailed");
  try {
    if (lost) await page.route(lost, lose);
    await page.goto(server.url, { waitUntil: "networkidle" });
    await openDialog(page);
    await look(page, () => page.unroute(lost, lose));
    assert.deepEqual(faults.filter((it) => !/CONNECTION_FAILED/.test(it)), []);
  } finally {
    await close();
  }
}

describe("a reader who searches a large handbook", () => {
  it("loads little: the root, the words, and what is shown", async () => {
    await search(null, async (page) => {
      const before = server.requests.length;
      await type(page, "lamp417");
      assert.equal((await titles(page))[0], "Lamp417 of the harbour");
      const folders = server.requests.slice(before).map(({ path }) => path.replace(/^\/large\/search\/(\w+).*/, "$1"));
      assert.ok(folders.includes("t") && folders.includes("f"), folders.join(" "));
      assert.ok(folders.length <= 20, folders.join(" "));
    });
  });

  it("is told when texts of pages are lost, and gets them when they are back", async () => {
    await search(/\/search\/f\//, async (page, giveBack) => {
      await type(page, "lamp417");
      const trouble = box(page).locator(".notice");
      assert.match(await trouble.innerText(), /could not be loaded/);
      await giveBack();
      await trouble.getByRole("button", { name: "Try again" }).click();
      await trouble.waitFor({ state: "hidden" });
      assert.equal((await titles(page))[0], "Lamp417 of the harbour");
    });
  });

  it("is told when words are lost, and can go on with others", async () => {
    await search(/\/search\/(t|z)\//, async (page, giveBack) => {
      await type(page, "lamp417");
      await box(page).locator(".notice").waitFor();
      await giveBack();
      await type(page, "lamp12");
      assert.equal(await box(page).locator(".notice").isVisible(), false);
      assert.equal((await titles(page))[0], "Lamp12 of the harbour");
    });
  });

  it("is told when what to narrow down by is lost, and keeps the results", async () => {
    await search(/\/search\/c\//, async (page, giveBack) => {
      await type(page, "harbour");
      const found = await titles(page);
      await box(page).locator(".narrow > summary").click();
      const trouble = box(page).locator(".notice");
      await trouble.waitFor();
      assert.equal(found.length, 10);
      assert.deepEqual(await titles(page), found);
      await giveBack();
      await trouble.getByRole("button", { name: "Try again" }).click();
      await (await unfold(page, "Tag")).getByRole("checkbox", { name: /^group-1 / }).waitFor();
    });
  });
});
