// The search page: an address for what is searched, on a phone, in all colours, without JavaScript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { addressOf, open, startBrowser, visit } from "./lib/browser.js";
import { inBothThemes } from "./lib/reading.js";
import { box, field, openDialog, results, stands, titles, type, unfold } from "./lib/searching.js";
import { site } from "./lib/sites.js";

const SEARCH = "search/index.html";
const PRACTICE = "practices/incident-review/index.html";
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const look = (path, reader, at, name = "handbook") => visit(browser, site(name), path, reader, at);
const part = (page) => new URL(page.url()).search;

describe("a reader of the search page", () => {
  it("finds the same as in the dialog, which links to it with the same words and choices", async () => {
    await look(PRACTICE, {}, async (page) => {
      await openDialog(page);
      await type(page, "incident");
      await (await unfold(page, "Kind")).getByRole("checkbox", { name: "Practice" }).check();
      await box(page).locator(".chosen button").waitFor();
      const found = await titles(page);
      await page.getByRole("link", { name: "Open as a page" }).click();
      await page.waitForURL(/search\/\?q=incident&kind=practice$/);
      await stands(page, "incident");
      assert.deepEqual(await titles(page), found);
      assert.equal(await field(page).inputValue(), "incident");
      assert.match(await box(page).locator(".chosen button").innerText(), /^Kind: Practice/);
    });
  });

  it("can pass on the address of what was typed, and goes back from a result to it", async () => {
    await look(SEARCH, {}, async (page) => {
      const before = await page.evaluate(() => history.length);
      await field(page).pressSequentially("decision log");
      await stands(page, "decision log");
      assert.equal(part(page), "?q=decision+log");
      assert.equal(await page.evaluate(() => history.length), before, "typing leaves no steps to go back through");
      const found = await titles(page);
      await box(page).locator(".found a").first().click();
      await page.waitForURL(/practices\/decision-log\//);
      await page.goBack({ waitUntil: "networkidle" });
      await stands(page, "decision log");
      assert.equal(await field(page).inputValue(), "decision log");
      assert.deepEqual(await titles(page), found);
    });
  });

  it("goes back and forth through what was chosen", async () => {
    await look(`${SEARCH}`, {}, async (page) => {
      await type(page, "incident");
      const all = await titles(page);
      await (await unfold(page, "Kind")).getByRole("checkbox", { name: "Practice" }).check();
      await box(page).locator(".chosen button").waitFor();
      assert.equal(part(page), "?q=incident&kind=practice");
      const few = await titles(page);
      assert.notDeepEqual(few, all);
      await page.goBack();
      await box(page).locator(".chosen button").waitFor({ state: "hidden" });
      assert.equal(part(page), "?q=incident");
      assert.deepEqual(await titles(page), all);
      await page.goForward();
      await box(page).locator(".chosen button").waitFor();
      assert.deepEqual(await titles(page), few);
    });
  });

  it("uses the same keys: / goes to the field, Enter to the first result", async () => {
    await look(SEARCH, {}, async (page) => {
      await page.keyboard.press("/");
      await page.waitForFunction(() => document.activeElement.name === "q");
      assert.equal(await page.locator("dialog[open]").count(), 0);
      await page.keyboard.type("incident review");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement.matches(".found a"));
      const [{ href }] = await results(page);
      await page.keyboard.press("Enter");
      await page.waitForURL(href);
    });
  });

  it("can be linked from anywhere by its address alone", async () => {
    await look(SEARCH, {}, async (page, { url }) => {
      await page.goto(`${url}search/?q=sql&kind=person`, { waitUntil: "networkidle" });
      await stands(page, "sql");
      assert.deepEqual(new Set((await results(page)).map(({ kind }) => kind)), new Set(["Person"]));
      await page.goto(`${url}search/?kind=goal`, { waitUntil: "networkidle" });
      await box(page).locator(".found > li").first().waitFor();
      assert.deepEqual(new Set((await results(page)).map(({ kind }) => kind)), new Set(["Goal"]));
    });
  });
});

describe("nobody who reads", () => {
  const modes = [[PRACTICE, true], [SEARCH, false]];
  for (const [path, isDialog] of modes) {
    it(`meets a barrier in ${isDialog ? "the open dialog" : "the search page"}: in light, in dark, in forced colours, empty, found, narrowed down, not found`, async () => {
      for (const reader of [{ width: 1280 }, PHONE, { width: 320 }]) {
        await look(path, reader, async (page) => {
          if (isDialog) await openDialog(page);
          else await box(page).locator(".teaching").waitFor();
          await inBothThemes(page);
          await type(page, "incidnet review");
          await inBothThemes(page);
          await inBothThemes(page, { forcedColors: "active" });
          await (await unfold(page, "Kind")).getByRole("checkbox").first().check();
          await box(page).locator(".chosen button").waitFor();
          await inBothThemes(page);
          await type(page, "xylophonequartz");
          await inBothThemes(page);
        });
      }
    });
  }

  it("sees motion", async () => {
    await look(PRACTICE, { reducedMotion: "reduce" }, async (page) => {
      await openDialog(page);
      await type(page, "incident");
      const moving = await page.evaluate(() => [...document.querySelectorAll("dialog, dialog *")].filter((it) => {
        const { transitionDuration, animationName } = getComputedStyle(it);
        return parseFloat(transitionDuration) > 0 || animationName !== "none";
      }).length);
      assert.equal(moving, 0);
    });
  });
});

describe("a reader with a small window", () => {
  it("never scrolls sideways, at 320 px and at 400 %, in the dialog and on the page", async () => {
    for (const reader of [{ width: 320, height: 640 }, { width: 320, height: 256 }, PHONE]) {
      for (const path of [PRACTICE, SEARCH]) {
        await look(path, reader, async (page) => {
          if (path === PRACTICE) await openDialog(page);
          await type(page, "team");
          await unfold(page, "Kind");
          const wide = await page.evaluate(() => [document.documentElement, document.querySelector("dialog[open]")]
            .filter((it) => it && it.scrollWidth > it.clientWidth).map((it) => `${it.localName} ${it.scrollWidth} > ${it.clientWidth}`));
          assert.deepEqual(wide, [], `${path} at ${reader.width} px`);
        });
      }
    }
  });

  it("can hit everything: at least 44 px high", async () => {
    for (const path of [PRACTICE, SEARCH]) {
      await look(path, PHONE, async (page) => {
        if (path === PRACTICE) await openDialog(page);
        await type(page, "team");
        await (await unfold(page, "Kind")).getByRole("checkbox").first().check();
        await box(page).locator(".chosen button").waitFor();
        const small = await box(page).evaluate((area) => [...area.querySelectorAll("button, summary, label, .found li li a, .as-page, input[type=search]")]
          .filter((it) => it.checkVisibility()).map((it) => [it.outerHTML.slice(0, 80), it.getBoundingClientRect()])
          .filter(([, place]) => place.height < 43.9 || place.width < 43.9).map(([markup, place]) => `${place.width} × ${place.height} ${markup}`));
        assert.deepEqual(small, [], path);
        const low = await box(page).locator(".found > li").evaluateAll((all) => all.filter((it) => it.getBoundingClientRect().height < 44).length);
        assert.equal(low, 0, "a result leads to its page wherever it is touched");
      });
    }
  });

  it("has the name, the search and the menu in one bar of at most 56 px, and its words in view", async () => {
    for (const width of [320, 390, 640, 799, 800, 1000, 1280]) {
      await look(PRACTICE, { width }, async (page) => {
        const bar = await page.locator("header.top").evaluate((it) => it.getBoundingClientRect().height);
        assert.ok(bar <= 57, `${bar} px at ${width} px`);
        const cut = await page.evaluate(() => [...document.querySelectorAll(".bar > *")]
          .filter((it) => it.checkVisibility()).map((it) => it.getBoundingClientRect())
          .filter(({ left, right, width }) => left < 0 || right > innerWidth || width < 44).length);
        assert.equal(cut, 0, `${width} px`);
      });
    }
  });

  it("finds with a thumb: touch, type, touch", async () => {
    await look(PRACTICE, PHONE, async (page) => {
      await page.locator(".seek").tap();
      await page.locator("dialog .teaching").waitFor();
      await type(page, "decision log");
      const { x, y, height } = await page.locator("dialog .found > li p").first().boundingBox();
      await page.touchscreen.tap(x + 20, y + height / 2);
      await page.waitForURL(/practices\/decision-log\//);
    });
    await look(PRACTICE, PHONE, async (page) => {
      await page.locator(".seek").tap();
      await page.getByRole("button", { name: "Close" }).tap();
      assert.equal(await page.locator("dialog").isVisible(), false);
    });
  });
});

describe("a reader for whom the search does not start", () => {
  it("is led by the link to the search page, and from there to all pages", async () => {
    await look(PRACTICE, { javaScriptEnabled: false }, async (page) => {
      await page.locator(".seek").click();
      await page.waitForURL(/search\/$/);
      assert.match(await page.locator("main").innerText(), /needs JavaScript/);
      assert.equal(await page.locator("main form").isVisible(), false, "nothing pretends to work");
      await page.locator("main a", { hasText: "All pages" }).click();
      await page.waitForURL(/a-z\/$/);
    });
  });

  it("is led to the search page with their words, when the search cannot be loaded, and told there", async () => {
    const { url, close } = await import("./lib/serve.js").then(({ serve }) => serve(site("handbook")));
    const opened = await open(browser, url);
    await opened.page.route("**/search/root.js", (route) => route.abort());
    await opened.page.goto(addressOf(url, PRACTICE), { waitUntil: "networkidle" });
    await opened.page.keyboard.press("/");
    await opened.page.waitForURL(/search\/\?q=/);
    await opened.page.locator(".unscripted").waitFor();
    await opened.page.waitForTimeout(1100);
    assert.equal(await opened.page.locator(".unscripted").evaluate((it) => getComputedStyle(it).visibility), "visible");
    assert.ok(await opened.page.locator("main a", { hasText: "All pages" }).isVisible());
    await opened.close();
    await close();
  });
});

describe("a reader who searches a folder without a server", () => {
  const addressOfFile = (path) => pathToFileURL(join(site("share").folder, path)).href;

  it("finds in the dialog, goes to the result, and finds on the page, whose address says what", async () => {
    const { page, faults, close } = await open(browser, "file://");
    await page.goto(addressOfFile(PRACTICE));
    await openDialog(page);
    await type(page, "decision log");
    await page.locator("dialog .found a").first().click();
    await page.waitForURL(/practices\/decision-log\/index\.html/);
    await page.goto(`${addressOfFile(SEARCH)}?q=sql&kind=person`);
    await stands(page, "sql");
    assert.ok((await titles(page)).includes("Piotr Zając"));
    await type(page, "incident");
    await close();
    assert.deepEqual(faults, []);
  });
});

describe("the search", () => {
  it("weighs little: at most 8 KB of script before it is opened", () => {
    const { folder, pages } = site("handbook");
    const { html } = pages.find(({ path }) => path === PRACTICE);
    const sources = [...html.matchAll(/<script src="(?:\.\.\/)*([^"]+)"/g)].map(([, path]) => path);
    const bytes = sources.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length, 0);
    assert.ok(sources.length === 1 && bytes <= 8 * 1024, `${sources.join(", ")}: ${bytes}`);
  });

  it("keeps no query: nothing is stored, and nothing is sent", async () => {
    await look(PRACTICE, {}, async (page, { requests }) => {
      await openDialog(page);
      await type(page, "very private words");
      await page.keyboard.press("Escape");
      const kept = await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]));
      assert.ok(!kept.includes("private"), kept);
      assert.ok(requests.every(({ path }) => !path.includes("private")));
    });
  });
});
