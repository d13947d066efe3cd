// The search with the keyboard alone, and what it says to screen readers.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { box, field, openDialog, results, type } from "./lib/searching.js";
import { site } from "./lib/sites.js";

const PRACTICE = "practices/incident-review/index.html";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const look = (path, reader, at, name = "handbook") => visit(browser, site(name), path, reader, at);
const dialog = (page) => page.locator("dialog.search");
const hasFocus = (locator) => locator.evaluate((it) => it === document.activeElement);
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

describe("a reader who searches with the keyboard", () => {
  it("opens the search with /, s, Ctrl-K and Cmd-K, types at once, and closes it with Escape", async () => {
    await look(PRACTICE, {}, async (page) => {
      for (const key of ["/", "s", "Control+k", "Meta+k"]) {
        await openDialog(page, key);
        assert.ok(await hasFocus(field(page)), key);
        await type(page, "incident");
        await press(page, "Escape");
        assert.equal(await dialog(page).isVisible(), false, `${key}, and Escape closes it at once`);
        await page.evaluate(() => { document.querySelector("dialog.search input").value = ""; });
      }
    });
  });

  it("opens it with Enter on the link in the header, and has the focus back there after closing", async () => {
    await look(PRACTICE, {}, async (page) => {
      await page.locator(".seek").focus();
      await press(page, "Enter");
      await page.locator("dialog.search .teaching").waitFor();
      assert.ok(await hasFocus(field(page)));
      await press(page, "Escape");
      assert.ok(await hasFocus(page.locator(".seek")));
      const { pathname } = new URL(page.url());
      assert.match(pathname, /practices\/incident-review\/$/, "the page is the same");
    });
  });

  it("loses no letter that is typed while the search is still loading", async () => {
    await look(PRACTICE, { prepare: (page) => page.route("**/search/root.js", async (route) => { await new Promise((done) => { setTimeout(done, 500); }); await route.continue(); }) }, async (page) => {
      await press(page, "/");
      await page.keyboard.type("incident");
      await box(page).locator(".found > li").first().waitFor();
      assert.equal(await field(page).inputValue(), "incident");
    });
  });

  it("goes along the results with the arrow keys, Home and End, and back to the field by typing", async () => {
    await look(PRACTICE, {}, async (page) => {
      await openDialog(page);
      await type(page, "incident review");
      const links = box(page).locator(".found a");
      await press(page, "ArrowDown");
      assert.ok(await hasFocus(links.nth(0)), "down to the first");
      await press(page, "ArrowDown");
      assert.ok(await hasFocus(links.nth(1)), "and the second");
      await press(page, "ArrowUp", "ArrowUp");
      assert.ok(await hasFocus(field(page)), "up from the first to the field");
      await press(page, "ArrowDown", "End");
      const last = box(page).locator(".found a, .more:not([hidden])").last();
      assert.ok(await hasFocus(last), "End goes to the last");
      await press(page, "Home");
      assert.ok(await hasFocus(links.nth(0)), "Home to the first");
      await page.keyboard.type("s/");
      assert.equal(await field(page).inputValue(), "incident reviews/", "letters go on in the field");
      await press(page, "Home");
      assert.equal(await field(page).evaluate((it) => it.selectionStart), 0, "where Home goes to the beginning of the text");
    });
  });

  it("always sees the result that has the focus, below the field", async () => {
    for (const reader of [{}, { width: 390, height: 844 }, { width: 320, height: 256 }]) {
      await look(PRACTICE, reader, async (page) => {
        await openDialog(page);
        await type(page, "team");
        const bottom = await dialog(page).locator("form").evaluate((it) => it.getBoundingClientRect().bottom);
        const isSeen = () => page.evaluate((top) => {
          const place = document.activeElement.getBoundingClientRect();
          return place.top >= top - 1 && place.top < innerHeight;
        }, bottom);
        for (let step = 0; step < 12; step += 1) {
          await press(page, "ArrowDown");
          assert.ok(await isSeen(), `down, ${step}, ${reader.width}`);
        }
        for (let step = 0; step < 11; step += 1) {
          await press(page, "ArrowUp");
          assert.ok(await isSeen(), `up, ${step}, ${reader.width}`);
        }
      });
    }
  });

  it("opens the first result with Enter, and another with arrow and Enter", async () => {
    await look("index.html", {}, async (page) => {
      await openDialog(page);
      await type(page, "cleverest cause");
      const [first] = await results(page);
      await press(page, "Enter");
      await page.waitForURL(first.href);
      assert.equal(await dialog(page).isVisible(), false);
      await openDialog(page);
      await type(page, "incident review");
      const [, second] = await page.locator("dialog .found a").evaluateAll((all) => all.map((it) => it.href));
      await press(page, "ArrowDown", "ArrowDown", "Enter");
      await page.waitForURL(second);
    });
  });

  it("opens the result of the words that stand there, however fast Enter follows", async () => {
    await look("index.html", {}, async (page) => {
      await openDialog(page);
      await type(page, "incident");
      await field(page).fill("decision log");
      await press(page, "Enter");
      await page.waitForURL(/practices\/decision-log\//);
    });
  });

  it("stays in the dialog with Tab, and reaches everything in it", async () => {
    await look(PRACTICE, {}, async (page) => {
      await openDialog(page);
      await type(page, "incident review");
      const met = [];
      for (let step = 0; step < 80; step += 1) {
        await press(page, "Tab");
        const at = await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement === document.body ? "window" : document.querySelector("dialog.search").contains(activeElement) ? activeElement.textContent || activeElement.type : "outside";
        });
        assert.notEqual(at, "outside");
        met.push(at);
      }
      for (const part of ["Close", "Narrow down", "More results", "Open as a page"]) assert.ok(met.includes(part), `${part} in ${met.join(", ")}`);
    });
  });

  it("types / and s into a field without opening anything, and can switch the single keys off", async () => {
    await look(PRACTICE, {}, async (page) => {
      await page.evaluate(() => {
        const input = document.createElement("input");
        input.id = "elsewhere";
        document.querySelector("main").append(input);
      });
      await page.locator("#elsewhere").focus();
      await page.keyboard.type("s/s");
      assert.equal(await page.locator("#elsewhere").inputValue(), "s/s");
      assert.equal(await dialog(page).isVisible(), false);
      await page.locator("#elsewhere").blur();
      await openDialog(page, "s");
      await page.getByRole("checkbox", { name: "Open the search with / and s" }).uncheck();
      await press(page, "Escape");
      await press(page, "/", "s");
      assert.equal(await dialog(page).isVisible(), false, "off");
      await page.reload({ waitUntil: "networkidle" });
      await press(page, "/", "s");
      assert.equal(await dialog(page).isVisible(), false, "still off");
      await openDialog(page, "Control+k");
      assert.ok(await dialog(page).isVisible(), "with Ctrl it opens");
    });
  });

  it("leaves the keys of the browser alone", async () => {
    await look(PRACTICE, {}, async (page) => {
      const kept = await page.evaluate(() => [["s", { ctrlKey: true }], ["/", { ctrlKey: true }], ["s", { altKey: true }], ["S", { shiftKey: true }], ["K", { ctrlKey: true, shiftKey: true }]].map(([key, more]) => {
        const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
        document.body.dispatchEvent(event);
        return event.defaultPrevented;
      }));
      assert.deepEqual(kept, [false, false, false, false, false]);
    });
  });
});

describe("a screen reader", () => {
  it("hears a dialog with a name, a search field with a name and a hint, and a list of links", async () => {
    await look(PRACTICE, {}, async (page) => {
      await openDialog(page);
      await type(page, "cleverest cause");
      const found = page.getByRole("dialog", { name: "Search the handbook" });
      const named = found.getByRole("searchbox", { name: "Search the handbook" });
      const hint = await named.evaluate((it) => document.getElementById(it.getAttribute("aria-describedby")).textContent);
      assert.match(hint, /^Results appear below/);
      await found.getByRole("list", { name: "Results" }).waitFor();
      await found.getByRole("link", { name: "Incident review in 45 minutes Pitfalls" }).first().waitFor();
      await found.getByRole("button", { name: "Close" }).waitFor();
    });
  });

  it("hears the count once, politely, after typing has stopped", async () => {
    await look(PRACTICE, {}, async (page) => {
      await openDialog(page);
      const live = await page.locator("dialog [aria-live], dialog [role=status], dialog [role=alert]").count();
      assert.equal(live, 1, "one live region");
      await page.evaluate(() => {
        window.said = [];
        const status = document.querySelector("dialog [role=status]");
        new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
      });
      await page.keyboard.type("incidnet", { delay: 90 });
      await page.waitForFunction(() => window.said.length > 0);
      await page.waitForTimeout(300);
      const said = await page.evaluate(() => window.said);
      assert.equal(said.length, 1, said.join(" | "));
      assert.match(said[0], /^\d+ pages? found.* Also searched: .*incident/);
      assert.equal(await page.locator("dialog [role=status]").evaluate((it) => it.ariaLive ?? "polite"), "polite");
    });
  });

  it("hears groups of checkboxes with names and counts, and buttons that say what they take away", async () => {
    await look("search/index.html", { width: 1280 }, async (page) => {
      await type(page, "incident");
      const group = page.getByRole("group", { name: "Kind" }).last();
      await group.getByRole("checkbox", { name: /^Practice \d+$/ }).check();
      await page.getByRole("button", { name: "Kind: Practice – take away" }).waitFor();
    });
  });
});
