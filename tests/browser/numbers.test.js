// Pages of numbers: pictures whose numbers anyone can open, in every way of reading; pages whose parts
// stand in order; and nobody's level where everyone reads.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { elements } from "./lib/html.js";
import { site } from "./lib/sites.js";

const PLAN = "plans/2026-h2/mara/index.html";
const GOAL = "goals/crash-free/index.html";
const ABOUT = "about-these-numbers/index.html";
/** Pages with pictures: whose handbook, and where. */
const PICTURED = [
  ["handbook", GOAL], ["handbook", "goals/first-answer/index.html"], ["handbook", PLAN], ["handbook", "progress/index.html"],
  ["tomas", "people/mara/index.html"], ["tomas", "teams/platform/index.html"], ["tomas", "ratings/mara/index.html"],
];

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Looks at a page of a handbook. */
const look = (name, path, reader, at) => visit(browser, site(name), path, reader, at);

/** The page of a handbook as its file says it. */
function page(name, path) {
  const found = site(name).pages.find((it) => it.path === path);
  assert.ok(found, `${name} has a page ${path}`);
  return found;
}

/** The headings of the parts of a page, from top to bottom. */
function parts(page) {
  return page.locator("main h2").evaluateAll((all) => all.map((it) => it.firstChild.textContent.trim()));
}

/** That these words come in this order among others. */
function inOrder(wanted, found, where) {
  assert.deepEqual(found.filter((it) => wanted.includes(it)), wanted, `${where}: ${found.join(" · ")}`);
}

describe("a reader with a keyboard", () => {
  for (const [name, path] of PICTURED) {
    it(`opens the numbers below every picture, and closes them again (${name}/${path})`, async () => {
      await look(name, path, {}, async (page) => {
        const charts = page.locator("figure.chart");
        assert.ok((await charts.count()) > 0, "there are pictures");
        for (const chart of await charts.all()) {
          const table = chart.locator("table");
          await chart.locator("summary").focus();
          assert.equal(await table.isVisible(), false, "folded up at first");
          await page.keyboard.press("Enter");
          assert.ok(await table.isVisible(), "Enter opens them");
          await page.keyboard.press("Space");
          assert.equal(await table.isVisible(), false, "Space closes them");
        }
      });
    });
  }

  it("hears of each picture which numbers it would open", async () => {
    await look("handbook", PLAN, {}, async (page) => {
      for (const chart of await page.locator("figure.chart").all()) {
        const title = await chart.locator("svg title").textContent();
        assert.equal((await chart.locator("summary").textContent()).trim(), `The numbers of ${title}`);
      }
    });
  });
});

describe("the numbers of a measure", () => {
  for (const [path, title, words, reading, day] of [
    [PLAN, "Reviews I led", "4 on 2 October 2026: 4 of 6 done, from 0 to 6.", "4", "2 October 2026"],
    [PLAN, "Actions closed within two weeks", "65 % on 2 October 2026: 25 of 40 % done, from 40 to 80 %.", "65 %", "2 October 2026"],
    [GOAL, "Crash-free sessions", "99.7 % on 5 October 2026, as it should be: at least 99.5 %.", "99.7 %", "5 October 2026"],
  ]) {
    it(`are the same in its text, in its picture and in its table (${title})`, async () => {
      await look("handbook", path, {}, async (page) => {
        const measure = page.locator("section.measure").filter({ has: page.locator("h3", { hasText: title }) });
        const spoken = (await measure.locator(".verdict").textContent()).replace(/\s+/g, " ");
        assert.ok(spoken.includes(words), spoken);
        const [now, overTime] = await measure.locator("figure.chart").all();
        for (const chart of [now, overTime]) {
          const drawn = await chart.locator("svg text.strong").allTextContents();
          assert.ok(drawn.map(spaced).some((it) => it === reading || it === `now ${reading}`), `drawn: ${drawn}`);
          const rows = (await rowsOf(chart)).filter((row) => row.includes("Reading"));
          assert.deepEqual([...rows.at(-1)].sort(), ["Reading", reading, day].sort());
        }
      });
    });
  }

  it("stand in a table whose every column has a head", async () => {
    for (const [name, path] of PICTURED) {
      await look(name, path, {}, async (page) => {
        const uneven = await page.locator("figure.chart table").evaluateAll((all) => all.flatMap((table) => {
          const heads = table.querySelectorAll("thead th[scope='col']").length;
          return [...table.querySelectorAll("tbody tr")].filter((row) => row.cells.length !== heads).map((row) => row.innerText);
        }));
        assert.deepEqual(uneven, [], `${name}/${path}`);
      });
    }
  });
});

/** Words with plain spaces between them. */
const spaced = (words) => words.replace(/\s/g, " ").trim();

/** The rows of the table below a picture, as words. */
async function rowsOf(chart) {
  const rows = await chart.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  return rows.map((row) => row.map(spaced));
}

describe("a reader with forced colours", () => {
  for (const colorScheme of ["light", "dark"]) {
    it(`sees every line, mark and word of a picture against its ground (${colorScheme})`, async () => {
      for (const [name, path] of PICTURED) {
        await look(name, path, { forcedColors: "active", colorScheme }, async (page) => {
          assert.deepEqual(await unseen(page), [], `${name}/${path}`);
        });
      }
    });
  }

  it("can tell what is true of a goal by its shape too", async () => {
    await look("handbook", "index.html", { forcedColors: "active" }, async (page) => {
      const bare = await page.locator("main [class^='mark-']").evaluateAll((all) => all.filter((it) => {
        const { content, width, borderTopWidth, backgroundColor, borderTopColor } = getComputedStyle(it, "::before");
        const ground = getComputedStyle(document.body).backgroundColor;
        const drawn = [[backgroundColor, parseFloat(width)], [borderTopColor, parseFloat(borderTopWidth)]];
        return content === "none" || !drawn.some(([color, size]) => size > 0 && color !== ground && color !== "rgba(0, 0, 0, 0)");
      }).map((it) => it.outerHTML));
      assert.deepEqual(bare, []);
    });
  });
});

/** The parts of pictures that are drawn in no colour, or in that of the ground. Tints and zones may be. */
function unseen(page) {
  return page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const isInk = (paint) => paint !== "none" && paint !== ground && paint !== "rgba(0, 0, 0, 0)";
    const drawn = [...document.querySelectorAll(".chart svg :is(line, path, circle, rect, text)")];
    return drawn.filter((it) => it.checkVisibility()).filter((it) => {
      const { fill, stroke, strokeWidth, opacity } = getComputedStyle(it);
      const isFilled = it.tagName !== "line" && isInk(fill);
      return parseFloat(opacity) === 0 || !(isFilled || (isInk(stroke) && parseFloat(strokeWidth) > 0));
    }).map((it) => it.outerHTML.slice(0, 120));
  });
}

describe("a reader on paper", () => {
  for (const [name, path] of PICTURED) {
    it(`sees every picture whole, and nothing that only a hand could open (${name}/${path})`, async () => {
      await look(name, path, { width: 680 }, async (page) => {
        await page.emulateMedia({ media: "print" });
        for (const chart of await page.locator("figure.chart").all()) {
          const { width, height, breaks } = await chart.locator("svg").evaluate((it) => {
            const box = it.getBoundingClientRect();
            return { width: box.width, height: box.height, breaks: getComputedStyle(it.closest("figure")).breakInside };
          });
          assert.ok(width > 200 && height > 20, `a picture of ${width} × ${height} px`);
          assert.equal(breaks, "avoid", "it stays on one sheet");
        }
        const dead = await page.evaluate(() => [...document.querySelectorAll("main summary, main button, main .outline")]
          .filter((it) => it.checkVisibility() && !it.parentElement.matches("details[open]"))
          .filter((it) => getComputedStyle(it.parentElement, "::details-content").contentVisibility === "hidden" || it.matches("button, .outline"))
          .map((it) => it.outerHTML.slice(0, 100)));
        assert.deepEqual(dead, []);
      });
    });
  }
});

describe("a plan", () => {
  it("says what it is for, then how one can see it, then what there is to talk about", async () => {
    await look("handbook", PLAN, {}, async (page) => {
      const order = ["What it is for", "Where it stands", "How we can see it", "Milestones", "Targets that changed", "For the next talk", "In the way", "How it went"];
      inOrder(order, await parts(page), PLAN);
    });
  });

  it("has its latest entry first", async () => {
    await look("handbook", PLAN, {}, async (page) => {
      const days = await page.locator(".entry h3 time").evaluateAll((all) => all.map((it) => it.dateTime));
      assert.ok(days.length > 1);
      assert.deepEqual(days, [...days].sort().reverse());
    });
  });
});

describe("a goal", () => {
  it("says why, where it stands and how one can see it, before who takes part and how it went", async () => {
    await look("handbook", GOAL, {}, async (page) => {
      const order = ["Why it matters", "Where it stands", "How we can see it", "Plans that support this goal", "Needs raised", "What it serves, and what serves it", "For the next talk", "How it went"];
      inOrder(order, await parts(page), GOAL);
    });
  });

  it("says on the first page where it began, where it is and where it is to be, with a picture or the reason for none", async () => {
    await look("handbook", "index.html", {}, async (page) => {
      const goals = await page.locator(".branches li").evaluateAll((all) => all.map((it) => ({
        title: it.querySelector("a").textContent,
        mark: it.querySelector(":scope > [class^='mark-']")?.textContent ?? "",
        line: it.querySelector(":scope > .why")?.textContent ?? "",
      })));
      assert.ok(goals.length > 3);
      assert.deepEqual(goals.filter(({ mark, line }) => !/\p{L}{2}/u.test(mark) || !/\d/.test(line)), []);
    });
  });
});

describe("a link inside the pages of numbers", () => {
  it("leads from the rule that decided to the measure it speaks of", async () => {
    await look("handbook", GOAL, {}, async (page) => {
      await page.locator(".standing .rule a[href^='#ui:measure-']").click();
      assert.equal(await page.locator("h3:target").textContent(), "Crash-free sessions");
      await onScreen(page.locator("h3:target"));
    });
  });

  it("leads from a reading in the diary to its measure", async () => {
    await look("handbook", PLAN, {}, async (page) => {
      await page.locator(".entry .is-reading a").first().click();
      await onScreen(page.locator("h3:target"));
    });
  });

  it("leads from every “how this is computed” to the rule on its page", async () => {
    const rules = new Set(elements(page("handbook", ABOUT).html).map(({ attributes }) => attributes.id));
    const links = site("handbook").pages.flatMap(({ path, html }) =>
      [...html.matchAll(/about-these-numbers\/#([^"]+)"/g)].map(([, id]) => ({ path, id })));
    assert.ok(links.length > 50, `${links.length} links`);
    assert.deepEqual(links.filter(({ id }) => !rules.has(id)), []);
    await look("handbook", GOAL, {}, async (page) => {
      await page.locator(".standing .rule a", { hasText: "How this is computed" }).click();
      await page.waitForURL(/about-these-numbers\/#rule-10$/);
      await onScreen(page.locator(":target"));
    });
  });
});

/** That a place is on the screen once the page has been scrolled to it. */
async function onScreen(place) {
  await place.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const box = await place.boundingBox();
  assert.ok(box && box.y >= 0 && box.y < 800, `it is on the screen, at ${box?.y} px`);
}

describe("a reader without JavaScript", () => {
  for (const [name, path] of [...PICTURED, ["handbook", "index.html"], ["handbook", ABOUT]]) {
    it(`has all that others have (${name}/${path})`, async () => {
      const words = {};
      for (const javaScriptEnabled of [true, false]) {
        await look(name, path, { javaScriptEnabled }, async (page) => {
          const pictures = await page.locator("main svg:visible").count();
          words[javaScriptEnabled] = { pictures, text: await page.locator("main").innerText() };
          for (const summary of await page.locator("figure.chart summary").all()) await summary.click();
          const tables = page.locator("figure.chart table");
          assert.equal(await page.locator("figure.chart table:visible").count(), await tables.count(), "every table opens");
        });
      }
      assert.deepEqual(words[false], words[true]);
    });
  }
});

describe("levels of people", () => {
  /** What only pages with levels have. */
  const LEVELS = /<section class="(levels|matrix)"|<td class="level-\d"|href="[^"]*ratings\/|<body class="is-ratings/;

  it("are on no page of the handbook for everyone, neither as words nor as a picture or a link", () => {
    const found = site("handbook").pages.filter(({ html }) => LEVELS.test(html)).map(({ path }) => path);
    assert.deepEqual(found, []);
  });

  it("are on those pages of the handbook for one person who may read them, so that looking for them finds some", () => {
    for (const path of ["people/mara/index.html", "teams/platform/index.html", "ratings/mara/index.html"]) {
      assert.match(page("tomas", path).html, LEVELS, path);
    }
  });

  it("are not on the page of a person whose levels this reader may not read", () => {
    const { html } = page("tomas", "people/piotr/index.html");
    assert.doesNotMatch(html, LEVELS);
  });
});
