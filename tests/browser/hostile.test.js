// A handbook in which every field and every construct tries to run a script or to reach another host.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { addressOf, open, startBrowser } from "./lib/browser.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";

let browser;
let server;
before(async () => {
  browser = await startBrowser();
  server = await serve(site("hostile").folder);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Faults that say nothing more than that a picture of the corpus does not exist. */
function withoutMissingPictures(faults) {
  return faults.filter((it) => !/^status 404: .*|^console: Failed to load resource: .*404/.test(it));
}

describe("a reader of a hostile handbook", () => {
  it("meets no dialog, no error, no request to elsewhere, on any page", async () => {
    for (const { path, type } of site("hostile").pages) {
      const { page, faults, close } = await open(browser, server.url);
      await page.goto(addressOf(server.url, path), { waitUntil: "networkidle" });
      for (const target of await page.locator("summary:visible, details:visible").all()) await target.click();
      await page.mouse.move(300, 300);
      assert.deepEqual(withoutMissingPictures(faults), [], `${path} (${type})`);
      assert.ok(page.url().startsWith(server.url), `${path} stays in the handbook`);
      await close();
    }
  });

  it("is not trapped: the page is readable, and its own parts work", async () => {
    const { page, close } = await open(browser, server.url);
    await page.goto(addressOf(server.url, "corpus/index.html"), { waitUntil: "networkidle" });
    assert.ok(await page.locator("main h1").isVisible());
    await page.locator(".menu summary").click();
    assert.ok(await page.locator(".menu nav").isVisible());
    const cover = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((it) => getComputedStyle(it).position === "fixed").length);
    await close();
    assert.equal(cover, 0, "nothing covers the page");
  });

  it("sees text that looks like another tool's template as it was written", async () => {
    const { page, close } = await open(browser, server.url);
    await page.goto(addressOf(server.url, "corpus/index.html"), { waitUntil: "networkidle" });
    const words = await page.locator("main").textContent();
    await close();
    for (const kept of ["{{ 7 * 7 }}", "${7*7}", "$5 and $10"]) assert.ok(words.includes(kept), kept);
    assert.ok(!words.includes("49"), "nothing is computed");
  });

  it("is safe without the policy too: no element or attribute of a page can run anything", async () => {
    for (const { path } of site("hostile").pages) {
      const { page, faults, close } = await open(browser, server.url, { bypassCSP: true });
      await page.goto(addressOf(server.url, path), { waitUntil: "networkidle" });
      await page.waitForTimeout(50);
      assert.deepEqual(withoutMissingPictures(faults), [], path);
      await close();
    }
  });
});
