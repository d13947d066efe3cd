// Reading with the keyboard alone.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { addressOf, goTo, open, startBrowser } from "./lib/browser.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";

let browser;
const servers = {};
before(async () => {
  browser = await startBrowser();
  for (const name of ["features", "tomas"]) servers[name] = await serve(site(name));
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) await server.close();
});

const PAGES = [
  "index.html", "guide/kitchen-sink/index.html", "habits/dark-night-review/index.html", "a-z/index.html", "404.html",
  "tomas:people/mara/index.html", "tomas:plans/2026-h2/mara/index.html", "tomas:practices/incident-review/index.html", "tomas:people/index.html",
  "tomas:goals/first-answer/index.html", "tomas:teams/platform/index.html", "tomas:ratings/mara/index.html", "tomas:progress/index.html", "tomas:about-these-numbers/index.html",
];

/** Runs a walk over a page, of `features` unless another handbook stands before it, and closes it whatever happens. */
async function visit(place, reader, walk) {
  const [path, name = "features"] = place.split(":").reverse();
  const { url } = servers[name];
  // Without motion, because what fades in is not there yet when it is looked at.
  const { page, faults, close } = await open(browser, url, { reducedMotion: "reduce", ...reader });
  try {
    await goTo(page, addressOf(url, path));
    await walk(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** The element that has the focus: what it is, and whether a reader can see that it has it. */
function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return undefined;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const isInside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const middle = document.elementFromPoint(
      Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1),
      Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1),
    );
    window.walked ??= [];
    if (!window.walked.includes(at)) window.walked.push(at);
    return {
      index: window.walked.indexOf(at),
      words: (at.getAttribute("aria-label") ?? at.textContent).trim().slice(0, 60),
      markup: at.outerHTML.slice(0, 100),
      outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      isSeen: isInside && box.width > 0 && box.height > 0 && parseFloat(style.opacity) > 0.5,
      isCovered: isInside && middle !== null && !at.contains(middle) && !middle.contains(at),
    };
  });
}

/** Presses Tab until the walk comes back to its start, at most `limit` times. */
async function walk(page, limit = 400) {
  const stops = [];
  for (let step = 0; step < limit; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop || stop.index < stops.length) return stops;
    stops.push(stop);
  }
  throw new Error(`the walk does not end after ${limit} steps`);
}

describe("a reader with a keyboard", () => {
  it("first meets the link that skips to the text, and it works", async () => {
    for (const path of PAGES) {
      await visit(path, {}, async (page) => {
        await page.keyboard.press("Tab");
        const first = await focused(page);
        assert.equal(first.words, "Skip to the text", path);
        assert.ok(first.isSeen && !first.isCovered, `${path}: it can be seen once it has the focus`);
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        const isInText = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
        assert.ok(isInText, `${path}: the next stop is in the text, not ${(await focused(page))?.markup}`);
      });
    }
  });

  it("always sees where the focus is", async () => {
    for (const path of PAGES) {
      for (const width of [1280, 390]) {
        await visit(path, { width }, async (page) => {
          const stops = await walk(page);
          const wrong = stops.filter((it) => it.outline < 2 || !it.isSeen || it.isCovered);
          assert.deepEqual(wrong, [], `${path} at ${width} px`);
        });
      }
    }
  });

  it("reaches every link and control that can be seen", async () => {
    for (const path of PAGES) {
      await visit(path, {}, async (page) => {
        await walk(page);
        const missed = await page.evaluate(() => {
          const controls = document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']");
          const isSeen = (it) => it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
          const isSwitchedOff = (it) => getComputedStyle(it).pointerEvents === "none";
          return [...controls].filter((it) => isSeen(it) && !isSwitchedOff(it) && !window.walked.includes(it)).map((it) => it.outerHTML.slice(0, 100));
        });
        assert.deepEqual(missed, [], path);
      });
    }
  });

  it("opens the menu, goes through it, and closes it again", async () => {
    for (const width of [1280, 390]) {
      await visit("index.html", { width }, async (page) => {
        const summary = page.locator(".menu summary");
        const link = page.locator(".menu nav a:visible").first();
        await summary.focus();
        assert.equal(await link.isVisible(), false, "closed at first");
        await page.keyboard.press("Enter");
        assert.ok(await link.isVisible(), "Enter opens it");
        await page.keyboard.press("Tab");
        assert.ok(await link.evaluate((it) => it === document.activeElement), "Tab goes to its first link");
        await page.keyboard.press("Escape");
        assert.equal(await link.isVisible(), false, "Escape closes it");
        assert.ok(await summary.evaluate((it) => it === document.activeElement), "and the focus is back where it was");
        await page.keyboard.press("Space");
        assert.ok(await link.isVisible(), "Space opens it too");
      });
    }
  });

  it("finds the menu closed behind them", async () => {
    await visit("index.html", {}, async (page) => {
      await page.locator(".menu summary").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Shift+Tab");
      assert.equal(await page.locator(".menu").evaluate((it) => it.open), false);
    });
  });

  it("can scroll what is too wide for the page", async () => {
    await visit("guide/wide/index.html", { width: 390 }, async (page) => {
      const boxes = await page.evaluate(() => {
        const scrolls = (it) => ["auto", "scroll"].includes(getComputedStyle(it).overflowX) && it.scrollWidth > it.clientWidth + 1;
        return [...document.querySelectorAll("main *")].filter(scrolls).map((it) => ({
          markup: it.outerHTML.slice(0, 80),
          canFocus: it.tabIndex === 0,
        }));
      });
      assert.ok(boxes.length >= 2, "a wide table and wide code scroll by themselves");
      assert.deepEqual(boxes.filter((it) => !it.canFocus), []);
    });
  });

  it("can unfold a folded note", async () => {
    await visit("guide/kitchen-sink/index.html", {}, async (page) => {
      const note = page.locator("details.callout").first();
      await note.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.ok(await note.locator("a").isVisible());
    });
  });

  it("is led to the footnote and back to where they were", async () => {
    await visit("guide/kitchen-sink/index.html", {}, async (page) => {
      await page.locator("main sup a").first().focus();
      await page.keyboard.press("Enter");
      const note = new URL(page.url()).hash;
      assert.ok(await page.locator(`[id="${note.slice(1)}"]`).isVisible(), note);
      await page.locator(`[id="${note.slice(1)}"] a[href^="#"]`).last().focus();
      await page.keyboard.press("Enter");
      const back = new URL(page.url()).hash;
      assert.ok(await page.locator(`[id="${back.slice(1)}"]`).isVisible(), back);
      assert.notEqual(note, back);
    });
  });
});
