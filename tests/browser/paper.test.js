// Reading on paper.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { addressOf, goTo, open, startBrowser } from "./lib/browser.js";
import { serve } from "./lib/serve.js";
import { site } from "./lib/sites.js";
import { RECORDS } from "./lib/types.js";

let browser;
const servers = {};
before(async () => {
  browser = await startBrowser();
  for (const name of ["handbook", "tomas", "features"]) servers[name] = await serve(site(name));
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) await server.close();
});

/** Looks at a page as it will be printed. */
async function print(name, path, look) {
  const { url } = servers[name];
  const { page, faults, close } = await open(browser, url);
  try {
    await goTo(page, addressOf(url, path));
    await page.emulateMedia({ media: "print" });
    await look(page);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** How many sides a PDF has. */
async function sides(page) {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
}

describe("a reader on paper", () => {
  it("gets the text without navigation, buttons and bars", async () => {
    const features = ["index.html", "habits/dark-night-review/index.html", "guide/kitchen-sink/index.html", "habits/index.html"];
    const records = RECORDS.map((type) => site("tomas").pages.find((page) => page.type === type).path);
    const numbers = ["people/mara/index.html", "teams/platform/index.html", "progress/index.html", "about-these-numbers/index.html"];
    for (const [name, path] of [...features.map((it) => ["features", it]), ...[...records, ...numbers].map((it) => ["tomas", it])]) {
      await print(name, path, async (page) => {
        const shown = await page.evaluate(() =>
          [...document.querySelectorAll("nav, button, .skip, .menu, .outline, .where")]
            .filter((it) => it.checkVisibility())
            .map((it) => it.outerHTML.slice(0, 80)),
        );
        assert.deepEqual(shown, [], path);
        assert.ok(await page.locator("main h1").isVisible());
      });
    }
  });

  it("sees on a record its facts, and in the last line who can read it", async () => {
    await print("tomas", "plans/2026-h2/mara/index.html", async (page) => {
      assert.ok(await page.locator(".facts").isVisible());
      const last = page.locator(".foot .address");
      assert.ok(await last.isVisible());
      assert.match(await last.innerText(), /Everybody who works here can read this\. Parts of it are for fewer/);
    });
  });

  it("gets a practice on at most three sides", async () => {
    await print("handbook", "practices/incident-review/index.html", async (page) => {
      const count = await sides(page);
      assert.ok(count <= 3, `${count} sides`);
    });
  });

  it("reads at ten and a half points, in black on white", async () => {
    for (const path of ["habits/dark-night-review/index.html"]) {
      await print("features", path, async (page) => {
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        const style = await page.locator("main .text p").first().evaluate((it) => {
          const { fontSize, color } = getComputedStyle(it);
          return { points: parseFloat(fontSize) * 0.75, color, ground: getComputedStyle(document.body).backgroundColor };
        });
        assert.ok(Math.abs(style.points - 10.5) < 0.1, `${style.points} pt`);
        assert.match(style.ground, /rgba?\((255, 255, 255|0, 0, 0, 0)/);
        const ink = style.color.match(/\d+/g).slice(0, 3).map(Number);
        assert.ok(Math.max(...ink) < 80, `dark ink, not ${style.color}`);
      });
    }
  });

  it("sees where links to other places lead", async () => {
    await print("features", "guide/kitchen-sink/index.html", async (page) => {
      const spelled = await page.locator(".text a[href='https://www.example.com/']").first()
        .evaluate((it) => getComputedStyle(it, "::after").content);
      assert.match(spelled, /https:\/\/www\.example\.com\/|attr\(href\)/);
    });
  });

  it("can read what is folded up on the screen", async () => {
    await print("features", "guide/kitchen-sink/index.html", async (page) => {
      const { height } = await page.locator("details.callout a").first().evaluate((it) => it.getBoundingClientRect());
      assert.ok(height > 0);
    });
  });

  it("loses no code at the edge of the paper", async () => {
    await print("features", "guide/wide/index.html", async (page) => {
      await page.setViewportSize({ width: 680, height: 1000 }); // A4 without its margins
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("main pre")].filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => it.textContent.slice(0, 60)),
      );
      assert.deepEqual(cut, []);
    });
  });
});
