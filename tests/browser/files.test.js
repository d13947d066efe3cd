// Reading from a folder or a network share, without a server: `links = "file"`.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import { open, startBrowser } from "./lib/browser.js";
import { site } from "./lib/sites.js";
import { TYPES } from "./lib/types.js";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const addressOf = (path, name = "files") => pathToFileURL(join(site(name).folder, path)).href;

describe("a reader who opens a handbook from a folder", () => {
  it("reads a page of every type without an error", async () => {
    for (const type of Object.keys(TYPES)) {
      const name = ["files", "share"].find((it) => site(it).pages.some((page) => page.type === type));
      assert.ok(name, `there is a page of the type ${type}`);
      const found = site(name).pages.find((page) => page.type === type);
      const { page, faults, close } = await open(browser, "file://");
      await page.goto(addressOf(found.path, name), { waitUntil: "load" });
      await page.waitForTimeout(100);
      const styled = await page.evaluate(() => getComputedStyle(document.body).marginTop);
      await close();
      assert.deepEqual(faults, [], found.path);
      assert.equal(styled, "0px", `${found.path} has its stylesheet`);
    }
  });

  it("goes from home to a page, to its tag, to all pages and home again", async () => {
    const { page, faults, close } = await open(browser, "file://");
    await page.goto(addressOf("index.html"));
    await page.locator("main a", { hasText: "how we look back at a dark night" }).click();
    assert.equal(await page.locator("h1").textContent(), "Looking back at a dark night");
    await page.locator("main a", { hasText: "watch" }).last().click();
    await page.waitForURL(/tags\/watch\/index\.html$/);
    await page.locator(".menu summary").click();
    await page.locator(".menu a", { hasText: "A to Z" }).click();
    await page.waitForURL(/a-z\/index\.html$/);
    await page.locator("a.name").click();
    await page.waitForURL(addressOf("index.html"));
    await close();
    assert.deepEqual(faults, []);
  });

  it("is led on from a former address", async () => {
    const { page, close } = await open(browser, "file://");
    await page.goto(addressOf("reviews.html"));
    await page.waitForURL(addressOf("habits/dark-night-review/index.html"));
    await close();
  });
});
