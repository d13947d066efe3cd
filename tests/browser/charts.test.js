// Pictures of numbers: readable at every width, in every colour, by ear, by keyboard and on paper.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { addressOf, goTo, open, startBrowser } from "./lib/browser.js";
import { inBothThemes } from "./lib/reading.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";

/** A goal, a plan, and the page with the most kinds of pictures. */
const SOME = ["goals/restore-faster/index.html", "plans/2026-h2/mara/index.html", "progress/index.html"];

let browser, server, drawn;
before(async () => {
  browser = await startBrowser();
  server = await serve(site("tomas"));
  drawn = site("tomas").pages.filter(({ html }) => html.includes('class="chart')).map(({ path }) => path);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Looks at pages with pictures, one after the other. */
async function look(paths, reader, at) {
  const { page, faults, close } = await open(browser, server.url, reader);
  try {
    for (const path of paths) {
      await goTo(page, addressOf(server.url, path));
      await page.evaluate(() => document.fonts.ready);
      await at(page, path);
    }
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** The texts of pictures that leave their picture, cover each other or are too small to be read. */
function unreadable(page) {
  return page.evaluate(() => [...document.querySelectorAll(".chart svg")].flatMap((svg) => {
    const sheet = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((it) => ({ words: it.textContent, box: it.getBoundingClientRect() }));
    const scale = sheet.width / 360;
    return texts.flatMap(({ words, box }, at) => {
      // A light line around a text, which keeps other lines away from it, belongs to its box.
      const halo = 3;
      const leaves = box.left < sheet.left - halo || box.right > sheet.right + halo || box.bottom > sheet.bottom + halo;
      const covered = texts.slice(at + 1).filter(({ box: other }) =>
        box.left + halo < other.right - halo && other.left + halo < box.right - halo && box.top + 5 < other.bottom - 5 && other.top + 5 < box.bottom - 5);
      const size = parseFloat(getComputedStyle(svg.querySelector("text")).fontSize) * scale;
      return [
        ...(leaves ? [`“${words}” leaves its picture`] : []),
        ...covered.map((other) => `“${words}” covers “${other.words}”`),
        ...(size < 11 ? [`“${words}” is ${size.toFixed(1)} px high`] : []),
      ];
    });
  }));
}

describe("a picture of numbers", () => {
  it("is on the pages of goals, plans and progress", () => {
    for (const path of SOME) assert.ok(drawn.includes(path), path);
  });

  it("can be read at every width", async () => {
    for (const [width, paths] of [[320, drawn], [390, SOME], [768, SOME], [1280, drawn]]) {
      await look(paths, { width, height: 900 }, async (page, path) => {
        assert.deepEqual(await unreadable(page), [], `${path} at ${width} px`);
      });
    }
  });

  it("is heard as one image with its title and its sentence", async () => {
    await look(SOME, {}, async (page, path) => {
      const pictures = await page.locator(".chart svg").evaluateAll((all) => all.map((svg) => ({
        role: svg.getAttribute("role"),
        named: svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent.trim()),
      })));
      assert.ok(pictures.length > 0, path);
      for (const { role, named } of pictures) {
        assert.equal(role, "img");
        assert.equal(named.length, 2);
        assert.ok(named.every(Boolean), `${path}: ${JSON.stringify(named)}`);
      }
      const heard = await page.locator(".chart svg").first().ariaSnapshot();
      assert.match(heard, /^- '?img "[^"]+"'?$/, `${path}: the table says what is written in it: ${heard}`);
    });
  });

  it("keeps its colours outside", async () => {
    await look(SOME, {}, async (page) => {
      const own = await page.locator(".chart svg :is([style], [fill], [stroke], style, script)").count();
      assert.equal(own, 0);
    });
  });

  it("is seen with the colours that a reader forces", async () => {
    await look(SOME, { forcedColors: "active" }, async (page) => {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ forcedColors: "active", colorScheme });
        const { faint, canvas } = await page.evaluate(() => {
          const probe = document.body.appendChild(document.createElement("i"));
          const color = (name) => { probe.style.cssText = `forced-color-adjust: none; color: ${name}`; return getComputedStyle(probe).color; };
          const [canvas, text] = ["Canvas", "CanvasText"].map(color);
          probe.remove();
          const marks = document.querySelectorAll(".chart svg :is(.reach, .dot:not(.hollow), .rung.done, text)");
          const strokes = document.querySelectorAll(".chart svg :is(.line, .goal, .pace, .target, .axis, .track, .rung, .outside)");
          const faint = [...[...marks].filter((it) => getComputedStyle(it).fill !== text), ...[...strokes].filter((it) => getComputedStyle(it).stroke !== text)];
          return { canvas, faint: faint.map((it) => it.outerHTML.slice(0, 80)) };
        });
        assert.deepEqual(faint, [], `on ${canvas}`);
      }
      await inBothThemes(page, { forcedColors: "active" });
    });
  });

  it("has its numbers in a table that the keyboard opens", async () => {
    await look(SOME, {}, async (page) => {
      const details = page.locator(".chart details");
      for (let at = 0; at < await details.count(); at += 1) {
        const one = details.nth(at);
        await one.locator("summary").focus();
        await page.keyboard.press("Enter");
        assert.ok(await one.locator("table").isVisible());
        const [cells, columns] = await one.locator("table").evaluate((table) => [
          [...table.tBodies[0].rows].map((row) => row.cells.length),
          table.tHead.rows[0].cells.length,
        ]);
        assert.ok(cells.length > 0 && cells.every((count) => count === columns));
      }
      await inBothThemes(page);
    });
  });

  it("can be reached with Tab, and its summary says of which picture it is", async () => {
    await look(SOME.slice(0, 1), {}, async (page) => {
      const wanted = await page.locator(".chart summary").count();
      const met = new Set();
      for (let step = 0; step < 200 && met.size < wanted; step += 1) {
        await page.keyboard.press("Tab");
        const words = await page.evaluate(() => document.activeElement.matches(".chart summary") ? document.activeElement.textContent : "");
        if (words) met.add(words);
      }
      assert.equal(met.size, wanted, "every one, and every one with another name");
    });
  });

  it("is on paper, with the numbers that were open, and breaks nowhere", async () => {
    await look(SOME, {}, async (page, path) => {
      await page.locator(".chart details").first().evaluate((it) => { it.open = true; });
      await page.emulateMedia({ media: "print" });
      const shown = await page.locator(".chart details").evaluateAll((all) => all.map((it) => it.checkVisibility()));
      assert.deepEqual(shown, shown.map((_, at) => at === 0), path);
      for (const svg of await page.locator(".chart svg").all()) assert.ok(await svg.isVisible());
      const breaks = await page.locator("figure.chart").evaluateAll((all) => all.map((it) => getComputedStyle(it).breakInside));
      assert.deepEqual([...new Set(breaks)], ["avoid"], path);
    });
  });
});
