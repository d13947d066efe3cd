// Handbooks in other languages than English.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { addressOf, open, startBrowser } from "./lib/browser.js";
import { elements } from "./lib/html.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** The words of the interface, by key. */
function words(language) {
  const file = fileURLToPath(new URL(`../../themes/default/words/${language}.toml`, import.meta.url));
  const lines = readFileSync(file, "utf8").split("\n").map((line) => /^(\w+) = "(.*)"$/.exec(line)).filter(Boolean);
  return new Map(lines.map(([, key, word]) => [key, word]));
}

describe("a German handbook", () => {
  it("has a German word for every English one", () => {
    const [english, german] = [words("en"), words("de")];
    assert.ok(english.size > 20);
    assert.deepEqual([...english.keys()].filter((key) => !german.get(key)), []);
  });

  it("says nothing in English", () => {
    const [english, german] = [words("en"), words("de")];
    // Whole phrases only: a single word may well be the same in both languages.
    const phrases = [...english].filter(([key, word]) => word !== german.get(key) && !word.includes("{") && /\s/.test(word)).map(([, word]) => word);
    assert.ok(phrases.length > 10);
    for (const { path, html } of site("deutsch").pages) {
      const found = elements(html);
      const texts = found.flatMap(({ text, attributes }) => [text, attributes["aria-label"], attributes.title, attributes["data-copy"]]).filter(Boolean).map((it) => it.trim());
      assert.deepEqual(phrases.filter((phrase) => texts.includes(phrase)), [], path);
    }
  });

  it("says so, and writes dates as Germans do", async () => {
    const server = await serve(site("deutsch").folder);
    const { page, faults, close } = await open(browser, server.url);
    await page.goto(addressOf(server.url, "arbeit/rückschau/index.html"), { waitUntil: "networkidle" });
    assert.equal(await page.locator("html").getAttribute("lang"), "de");
    const text = await page.locator("body").innerText();
    assert.match(text, /30\. September 2026/);
    assert.match(text, /Zum Text springen|Zum Inhalt springen/);
    await page.locator(".menu summary").click();
    assert.equal(await page.locator(".menu summary").innerText(), "Menü");
    await close();
    await server.close();
    assert.deepEqual(faults, []);
  });
});

describe("an Arabic handbook", () => {
  it("runs from right to left, code from left to right", async () => {
    const server = await serve(site("arabic").folder);
    const { page, faults, close } = await open(browser, server.url);
    await page.goto(addressOf(server.url, "guide/review/index.html"), { waitUntil: "networkidle" });
    const box = (selector) => page.locator(selector).first().evaluate((it) => it.getBoundingClientRect().toJSON());
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    const [name, menu] = [await box("header.top a.name"), await box(".menu summary")];
    assert.ok(name.left > menu.left, "the name stands on the right, the menu on the left");
    const [where, main] = [await box(".where"), await box("main h1")];
    assert.ok(where.left > main.left, "the navigation stands right of the text");
    assert.equal(await page.locator("pre code").first().evaluate((it) => getComputedStyle(it).direction), "ltr");
    const rule = await page.locator(".callout").first().evaluate((it) => getComputedStyle(it).borderRightWidth);
    assert.ok(parseFloat(rule) > 0, "the rule of a note stands on the right");
    await close();
    await server.close();
    assert.deepEqual(faults, []);
  });

  it("marks the English words of the interface as English, as long as there are no Arabic ones", () => {
    for (const { path, html } of site("arabic").pages) {
      const skip = elements(html).find(({ attributes }) => attributes.class === "skip");
      if (!skip || /\p{Script=Arabic}/u.test(skip.text)) continue;
      assert.equal(skip.attributes.lang, "en", `${path}: “${skip.text}”`);
    }
  });
});

describe("a page in another language than its handbook", () => {
  it("says so where its text begins", () => {
    const { html } = site("features").pages.find(({ path }) => path === "guide/fremd/index.html");
    const found = elements(html);
    const said = found.filter(({ name, attributes }) => ["html", "main", "article", "div"].includes(name) && attributes.lang === "de");
    assert.ok(said.length > 0, "the text is marked as German");
  });
});
