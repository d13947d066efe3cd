// What a page weighs and how it is set: light, still, readable lines, everything within reach.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { site } from "./lib/sites.js";

const PRACTICE = "practices/incident-review/index.html";
/** Home, and one record of each kind that is opened most. */
const OPENED_MOST = ["index.html", PRACTICE, "stories/first-calm-incident/index.html", "people/mara/index.html", "plans/2026-h2/mara/index.html", "goals/restore-faster/index.html"];
const KB = 1024;

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Looks at a page of a handbook. */
// What is measured here is measured when nothing more happens.
const look = (name, path, reader, at) => visit(browser, site(name), path, { until: "networkidle", ...reader }, at);

const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

describe("a first visit", () => {
  it("costs at most 88 KB in six requests, and 28 KB without the fonts", async () => {
    for (const path of OPENED_MOST) {
      await look("handbook", path, {}, async (page, { requests }) => {
        const of = (kind) => requests.filter((it) => it.kind === kind).reduce((sum, it) => sum + it.bytes, 0);
        const all = requests.reduce((sum, it) => sum + it.bytes, 0);
        const weights = { html: of(".html"), css: of(".css"), js: of(".js"), fonts: of(".woff2"), all, requests: requests.length };
        const words = `${path}: ${JSON.stringify(weights)}`;
        assert.ok(weights.html <= 8 * KB, words);
        assert.ok(weights.css <= 12 * KB, words);
        assert.ok(weights.js <= 8 * KB, words);
        assert.ok(weights.fonts <= 60 * KB, words);
        assert.ok(all <= 88 * KB && all - weights.fonts <= 28 * KB, words);
        assert.ok(requests.length <= 6, words);
        assert.equal(requests.filter((it) => it.kind === ".css").length, 1, "one stylesheet");
        assert.ok(requests.filter((it) => it.kind === ".woff2").length <= 2, "two fonts");
      });
    }
  });

  it("moves nothing, however late the fonts and pictures come", async () => {
    const watch = (page) => page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          window.shifts.push(`${entry.value.toFixed(4)} ${entry.sources.map((it) => it.node?.outerHTML?.slice(0, 60) ?? it.node?.textContent?.slice(0, 60)).join(" | ")}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const pages = [...OPENED_MOST.map((path) => ["handbook", path]), ["features", "guide/kitchen-sink/index.html"], ["features", "guide/pictures/index.html"]];
    for (const [name, path] of pages) {
      for (const reader of [{ width: 1280, height: 900 }, PHONE]) {
        await look(name, path, { ...reader, serving: { fontDelay: 700 }, prepare: watch }, async (page) => {
          await page.evaluate(() => document.fonts.ready);
          await page.waitForTimeout(300);
          const shifts = await page.evaluate(() => window.shifts);
          assert.deepEqual(shifts, [], `${name}/${path} at ${reader.width} px`);
        });
      }
    }
  });

  it("asks no other host for anything, even when every other host hangs", async () => {
    const hang = (page) => page.route(/^https?:\/\/(?!127\.0\.0\.1)/, () => {});
    await look("features", "guide/kitchen-sink/index.html", { prepare: hang }, async (page) => {
      const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
      assert.ok(painted > 0, "it is painted");
    });
  });

  it("works the same on a second page, which fetches nothing but its HTML", async () => {
    await look("handbook", "index.html", {}, async (page, { requests }) => {
      const before = requests.length;
      await page.locator("main a[href]", { hasText: "trusted timetables" }).first().click();
      await page.waitForLoadState("networkidle");
      const more = requests.slice(before).map(({ kind }) => kind);
      assert.deepEqual(more, [".html"]);
    });
  });
});

/** The full lines of paragraphs, list items and callouts: how many characters each has. */
function fullLines(page) {
  return page.evaluate(() => {
    const lines = [];
    for (const block of document.querySelectorAll("main .text > p, main .text > ul > li, main .text > ol > li, main .callout > p:not(.callout-title)")) {
      const rows = new Map();
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (let at = 0; at < text.length; at += 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const box = range.getClientRects()[0];
          if (box?.width) rows.set(Math.round(box.bottom / 8), (rows.get(Math.round(box.bottom / 8)) ?? "") + text.data[at]);
        }
      }
      lines.push(...[...rows.values()].slice(0, -1).map((row) => row.trim().length));
    }
    return lines.sort((a, b) => a - b);
  });
}

/** What a browser makes of a property. */
const computed = (page, selector, key) => page.locator(selector).first().evaluate((it, name) => getComputedStyle(it)[name], key);

const SIZES = ["14px", "17px", "20px", "25px", "36px"];

/**
 * The sizes and typefaces of everything that is set on a page. Words in a picture grow with it: what is
 * between 14 and 15.5 px on the screen is of the smallest size.
 */
function setIn(page) {
  return page.evaluate(() => {
    const inPicture = (size) => (size >= 13.95 && size < 15.5 ? "14px" : `${size}px in a picture`);
    const sizeOf = (it) => {
      const size = getComputedStyle(it).fontSize;
      return it.getScreenCTM ? inPicture(parseFloat(size) * it.getScreenCTM().a) : size;
    };
    const isSet = (it) => it.checkVisibility() && [...it.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    const all = [...document.querySelectorAll("body *")].filter(isSet);
    return {
      sizes: [...new Set(all.map(sizeOf))].sort(),
      faces: [...new Set(all.map((it) => getComputedStyle(it).fontFamily.split(",")[0]))],
    };
  });
}

describe("a reader at 1280 px", () => {
  it("reads lines of 62 to 72 characters", async () => {
    await look("handbook", PRACTICE, {}, async (page) => {
      const lines = await fullLines(page);
      assert.ok(lines.length >= 10, `enough full lines to tell: ${lines.length}`);
      const median = lines[lines.length >> 1];
      assert.ok(median >= 62 && median <= 72, `half of the full lines have at most ${median} characters: ${lines.join(" ")}`);
      const long = lines.filter((it) => it > 76);
      assert.deepEqual(long, [], "no line is much longer");
    });
  });

  it("sees five sizes and two typefaces on a record too", async () => {
    for (const path of OPENED_MOST) {
      await look("handbook", path, {}, async (page) => {
        const { sizes, faces } = await setIn(page);
        assert.deepEqual(sizes.filter((it) => !SIZES.includes(it)), [], path);
        assert.ok(faces.length <= 3, `${path}: ${faces.join(", ")}`);
      });
    }
  });

  it("reads 17 px with 27 px from line to line, in two typefaces and at most six sizes", async () => {
    await look("features", "guide/kitchen-sink/index.html", {}, async (page) => {
      assert.equal(await computed(page, "main .text > p", "fontSize"), "17px");
      const leading = parseFloat(await computed(page, "main .text > p", "lineHeight"));
      assert.ok(leading >= 26.5 && leading <= 27.5, `${leading} px`);
      const { sizes, faces } = await setIn(page);
      assert.deepEqual(sizes.filter((it) => !SIZES.includes(it)), [], "five sizes only");
      assert.ok(faces.length <= 3, `two typefaces and one for code: ${faces.join(", ")}`);
    });
  });

  it("sees callouts, tables and code notes no smaller than 15 px", async () => {
    await look("features", "guide/kitchen-sink/index.html", {}, async (page) => {
      for (const selector of ["main .callout p:not(.callout-title)", "main td", "main .footnotes p", "main pre code"]) {
        const size = parseFloat(await computed(page, selector, "fontSize"));
        assert.ok(size >= 15, `${selector}: ${size} px`);
      }
    });
  });

  it("sees a heading bound to its text: much space above, little below", async () => {
    await look("handbook", PRACTICE, {}, async (page) => {
      const space = await page.evaluate(() => [...document.querySelectorAll("main .text > h2")].slice(1).map((it) => ({
        above: it.getBoundingClientRect().top - it.previousElementSibling.getBoundingClientRect().bottom,
        below: it.nextElementSibling.getBoundingClientRect().top - it.getBoundingClientRect().bottom,
      })));
      assert.ok(space.length > 0);
      const loose = space.filter(({ above, below }) => above < 40 || above > 48 || below > 12 || above / below < 4);
      assert.deepEqual(loose, []);
    });
  });

  it("sees ink on paper: warm ground, contrast neither faint nor glaring", async () => {
    for (const [colorScheme, low, high] of [["light", 12, 15], ["dark", 11, 13]]) {
      await look("handbook", PRACTICE, { colorScheme }, async (page) => {
        const [ground, ink] = [await computed(page, "body", "backgroundColor"), await computed(page, "main .text p", "color")].map((it) => it.match(/\d+/g).map(Number));
        const ratio = contrast(ground, ink);
        assert.ok(ratio >= low && ratio <= high, `${colorScheme}: ${ratio.toFixed(2)}`);
        assert.notDeepEqual(ground.slice(0, 3), colorScheme === "light" ? [255, 255, 255] : [0, 0, 0]);
      });
    }
  });

  it("sees every link in a text underlined", async () => {
    await look("features", "guide/kitchen-sink/index.html", {}, async (page) => {
      const bare = await page.locator("main .text p a:not(.anchor)").evaluateAll((links) =>
        links.filter((it) => !getComputedStyle(it).textDecorationLine.includes("underline")).map((it) => it.outerHTML.slice(0, 100)),
      );
      assert.deepEqual(bare, []);
    });
  });

  it("meets at most forty links beside the page, however large the handbook", async () => {
    for (const [name, path] of [["many", "shelf/note-160/index.html"], ["handbook", PRACTICE], ["handbook", "terms/fog/index.html"]]) {
      await look(name, path, {}, async (page) => {
        const links = page.locator(".where li a");
        assert.ok((await links.count()) <= 40, path);
        assert.ok(await page.locator(".where [aria-current='page']").isVisible(), `${path}: and the page itself is among them`);
      });
    }
  });
});

/** Contrast of two colours after WCAG 2. */
function contrast(one, other) {
  const light = (color) => {
    const [red, green, blue] = color.slice(0, 3).map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe("a reader with a phone", () => {
  it("has the first sentence of a page with a short title within 136 px, below one bar of at most 56 px", async () => {
    await look("handbook", "practices/decision-log/index.html", PHONE, async (page) => {
      const top = (selector) => page.locator(selector).first().evaluate((it) => it.getBoundingClientRect().top);
      const bar = await page.locator("header.top").evaluate((it) => it.getBoundingClientRect().height);
      assert.ok(bar <= 56, `the bar is ${bar} px high`);
      const title = await top("main h1");
      assert.ok(title <= 84, `the title begins at ${title} px`);
      const sentence = await top("main .summary");
      assert.ok(sentence <= 136, `the first sentence begins at ${sentence} px`);
    });
  });

  it("sees the facts about a page inside the first 420 px", async () => {
    const records = OPENED_MOST.filter((path) => path !== "index.html").map((path) => ["handbook", path]);
    for (const [name, path] of [["features", "habits/dark-night-review/index.html"], ...records]) {
      await look(name, path, PHONE, async (page) => {
        const bottom = await page.locator(".facts").evaluate((it) => it.getBoundingClientRect().bottom);
        assert.ok(bottom <= 420, `${path}: they end at ${bottom} px`);
      });
    }
  });

  it("can hit every control in the frame: at least 44 × 44 px, with words", async () => {
    for (const [name, path] of [["handbook", PRACTICE], ["handbook", "people/mara/index.html"], ["handbook", "people/index.html"], ["handbook", "a-z/index.html"], ["many", "shelf/index.html"]]) {
      await look(name, path, PHONE, async (page) => {
        // The menu closes when something else is chosen, so it is opened last.
        if (await page.locator(".outline").count()) await page.locator(".outline summary").click();
        await page.locator(".menu summary").click();
        const small = await page.evaluate(() => {
          const controls = document.querySelectorAll("header.top a, header.top summary, .outline a, .outline summary, .where a, .pager a, .letters a");
          return [...controls].filter((it) => it.checkVisibility()).map((it) => ({ box: it.getBoundingClientRect(), it }))
            .filter(({ box, it }) => box.height < 44 || box.width < 44 || !(it.textContent.trim() || it.getAttribute("aria-label")))
            .map(({ box, it }) => `${Math.round(box.width)} × ${Math.round(box.height)} ${it.outerHTML.slice(0, 80)}`);
        });
        assert.deepEqual(small.slice(0, 10), [], `${name}/${path}: ${small.length}`);
      });
    }
  });

  it("meets no floating button and no sticky bar", async () => {
    await look("handbook", PRACTICE, PHONE, async (page) => {
      const floating = await page.evaluate(() => [...document.querySelectorAll("body *")]
        .filter((it) => ["fixed", "sticky"].includes(getComputedStyle(it).position)).map((it) => it.outerHTML.slice(0, 80)));
      assert.deepEqual(floating, []);
    });
  });

  it("sees every cell of a table of up to five columns", async () => {
    await look("features", "guide/kitchen-sink/index.html", PHONE, async (page) => {
      const hidden = await page.evaluate(() => [...document.querySelectorAll("main td, main th")]
        .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > innerWidth).map((it) => it.textContent));
      assert.deepEqual(hidden, []);
    });
  });

  it("turns fewer than four screens for a practice", async () => {
    await look("handbook", PRACTICE, PHONE, async (page) => {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= 3200, `${height} px`);
    });
  });
});

describe("a reader who wants no motion", () => {
  it("gets none", async () => {
    await look("features", "guide/kitchen-sink/index.html", { reducedMotion: "reduce" }, async (page) => {
      const moving = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((it) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it);
        return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
      }).map((it) => it.outerHTML.slice(0, 80)));
      assert.deepEqual(moving, []);
    });
  });

  it("and others at most 120 ms of it", async () => {
    await look("features", "guide/kitchen-sink/index.html", {}, async (page) => {
      const longest = await page.evaluate(() => Math.max(...[...document.querySelectorAll("body *")].map((it) => parseFloat(getComputedStyle(it).transitionDuration))));
      assert.ok(longest <= 0.12, `${longest} s`);
    });
  });
});
