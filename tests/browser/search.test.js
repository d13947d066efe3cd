// What a reader finds, and how it is shown: in the dialog over any page, under any path.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { box, field, openDialog, results, stands, titles, type, unfold, values } from "./lib/searching.js";
import { site } from "./lib/sites.js";

const PRACTICE = "practices/incident-review/index.html";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Opens the search over a page of a handbook. */
const search = (name, path, reader, look) => visit(browser, site(name), path, reader, async (page, server) => {
  await openDialog(page);
  await look(page, server);
});

describe("a reader who searches", () => {
  it("loads nothing of the search before it is about to be used, and then one file", async () => {
    await visit(browser, site("handbook"), PRACTICE, {}, async (page, { requests }) => {
      const ofSearch = () => requests.filter(({ path }) => path.includes("/search/")).map(({ path }) => path.replace(/.*\/search\//, ""));
      assert.deepEqual(ofSearch(), []);
      await page.locator(".seek").hover();
      await page.waitForLoadState("networkidle");
      assert.deepEqual(ofSearch(), ["root.js"]);
      await openDialog(page);
      await type(page, "incident");
      assert.deepEqual(ofSearch(), ["root.js"]);
    });
  });

  it("finds the page that was meant, at the section that was meant, with its words marked", async () => {
    await search("handbook", PRACTICE, {}, async (page, { url }) => {
      await type(page, "cleverest cause");
      const [first] = await results(page);
      assert.equal(first.title, "Incident review in 45 minutes");
      assert.equal(first.heading, "Pitfalls");
      assert.equal(first.kind, "Practice");
      assert.equal(first.href, `${url}practices/incident-review/#pitfalls`);
      assert.match(first.excerpt, /The cleverest cause is often the last one mentioned/);
      assert.deepEqual(first.marked.map((it) => it.toLowerCase()).slice(0, 2), ["cleverest", "cause"]);
    });
  });

  it("sees further sections of the same page, and each leads there", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "incident review");
      const [first] = await results(page);
      assert.ok(first.others.length > 0, "there are further sections");
      const pageOf = (address) => address.replace(/#.*/, "");
      for (const other of first.others) assert.equal(pageOf(other), pageOf(first.href));
      await box(page).locator(".found li li a").first().click();
      await page.waitForURL(first.others[0]);
    });
  });

  it("is told how many pages there are, and can ask for more of them", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "team");
      const said = await box(page).locator(".total").innerText();
      assert.match(said, /^(At least )?\d+ pages found$/i);
      const before = await titles(page);
      assert.equal(before.length, 10);
      await box(page).getByRole("button", { name: "More results" }).click();
      await page.waitForFunction(() => document.querySelectorAll("dialog .found > li").length > 10);
      const after = await titles(page);
      assert.deepEqual(after.slice(0, 10), before, "what stood there stays");
      assert.equal(new Set((await results(page)).map(({ href }) => href)).size, after.length, "none twice");
      const focus = await page.evaluate(() => [...document.querySelectorAll("dialog .found > li")].findIndex((it) => it.contains(document.activeElement)));
      assert.equal(focus, 10, "the focus is on the first new one");
    });
  });

  it("is forgiven a typing mistake, and told so", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "incidnet revew");
      assert.ok((await titles(page)).slice(0, 3).includes("Incident review in 45 minutes"));
      assert.match(await box(page).locator(".hints").innerText(), /Also searched: .*incident/);
    });
  });

  it("is never left with nothing because of one odd word", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "incident xylophonequartz");
      assert.ok((await titles(page)).length > 0);
    });
  });

  it("finds people who can help, when that is the question", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "who can help with sql");
      const first = (await results(page)).slice(0, 2);
      assert.deepEqual(first.map(({ title }) => title).sort(), ["Jonas Lindqvist", "Piotr Zając"]);
      assert.deepEqual(first.map(({ kind }) => kind), ["Person", "Person"]);
      assert.match(await box(page).locator(".hints").innerText(), /help with “sql”/i);
    });
  });

  it("is told politely when nothing is found, and what may help", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "xylophonequartz");
      assert.match(await box(page).innerText(), /Nothing found for “xylophonequartz”\.\s+Fewer or other words may find it/);
      assert.equal(await box(page).locator(".found").isVisible(), false);
    });
  });

  it("sees what can be typed while nothing is, and again after taking the words away", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      assert.match(await box(page).innerText(), /What you can type[\s\S]*who can help with/);
      await type(page, "incident");
      assert.equal(await box(page).locator(".teaching").isVisible(), false);
      await type(page, "");
      assert.ok(await box(page).locator(".teaching").isVisible());
      assert.equal(await box(page).locator(".found").isVisible(), false);
    });
  });

  it("keeps the old results until the new ones stand, and gets the newest, however the answers come", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "incident");
      const before = await titles(page);
      await page.evaluate(() => {
        const { engine } = understory;
        const find = engine.find.bind(engine);
        window.waits = { facilitation: 400, sql: 100 };
        engine.find = async (query, how) => {
          await new Promise((done) => { setTimeout(done, window.waits[query] ?? 0); });
          return find(query, how);
        };
      });
      await field(page).fill("facilitation");
      await page.waitForTimeout(150);
      assert.deepEqual(await titles(page), before, "nothing flickers");
      await field(page).fill("sql");
      await stands(page, "sql");
      const newest = await titles(page);
      await page.waitForTimeout(500);
      assert.deepEqual(await titles(page), newest, "a late answer changes nothing");
      assert.match(newest[0], /SQL/);
    });
  });

  it("narrows down by kind and by team, with counts, and takes it back", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "incident");
      const kind = await unfold(page, "Kind");
      const all = await values(kind);
      const wanted = all.find(({ label }) => label === "Practice");
      assert.ok(wanted && wanted.count > 0 && all.length > 2, JSON.stringify(all));
      await kind.getByRole("checkbox", { name: "Practice" }).check();
      const chosen = box(page).locator(".chosen button");
      await chosen.waitFor();
      const found = await results(page);
      assert.equal(found.length, Math.min(wanted.count, 10));
      assert.deepEqual(new Set(found.map((it) => it.kind)), new Set(["Practice"]));
      assert.match(await box(page).locator(".total").innerText(), new RegExp(`^${wanted.count} pages? found`));
      assert.match(await chosen.innerText(), /^Kind: Practice/);
      assert.ok(await kind.getByRole("checkbox", { name: "Practice" }).evaluate((it) => it === document.activeElement), "the focus stays where it is");
      await chosen.click();
      await page.waitForFunction(() => !document.querySelector("dialog .chosen button"));
      assert.deepEqual(await values(kind), all, "as before");
    });
  });

  it("lists the pages of a kind without any word", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      const kind = await unfold(page, "Kind");
      await kind.getByRole("checkbox", { name: "Goal" }).check();
      await box(page).locator(".found > li").first().waitFor();
      const found = await results(page);
      assert.deepEqual(new Set(found.map((it) => it.kind)), new Set(["Goal"]));
    });
  });

  it("reads German words and finds German text, with and without its accents", async () => {
    await search("deutsch", "index.html", {}, async (page) => {
      assert.match(await box(page).innerText(), /Was Sie eingeben können/);
      for (const query of ["rückschau", "ruckschau"]) {
        await type(page, query);
        assert.equal((await titles(page))[0], "Rückschau nach einer dunklen Nacht", query);
      }
      assert.match(await box(page).locator(".total").innerText(), /gefunden$/);
    });
  });

  it("finds Arabic text, set from right to left", async () => {
    await search("arabic", "index.html", {}, async (page) => {
      await type(page, "الميناء");
      const [first] = await results(page);
      assert.equal(first.title, "مراجعة ليلة مظلمة");
      assert.equal(await box(page).locator(".found > li").first().evaluate((it) => getComputedStyle(it).direction), "rtl");
      const { left, right } = await box(page).evaluate((it) => it.getBoundingClientRect());
      assert.ok(left >= 0 && right <= 1280);
    });
  });

  it("looks at a file again after a part of the search was lost, and loses nothing else", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await page.evaluate(() => {
        const { engine } = understory;
        window.find = engine.find.bind(engine);
        engine.find = async (query, how) => ({ ...(await window.find(query, how)), failed: 2 });
      });
      await type(page, "incident");
      const trouble = box(page).locator(".notice");
      assert.match(await trouble.innerText(), /could not be loaded, so pages may be missing/);
      assert.ok((await titles(page)).length > 0, "what was found is there");
      await page.evaluate(() => { understory.engine.find = window.find; });
      await trouble.getByRole("button", { name: "Try again" }).click();
      await trouble.waitFor({ state: "hidden" });
      assert.ok(await field(page).evaluate((it) => it === document.activeElement));
    });
  });

  it("keeps what was found when a query fails as a whole, and can try again", async () => {
    await search("handbook", "index.html", {}, async (page) => {
      await type(page, "incident");
      const before = await titles(page);
      await page.evaluate(() => {
        const { engine } = understory;
        window.find = engine.find.bind(engine);
        engine.find = () => Promise.reject(new Error("lost"));
      });
      await field(page).fill("sql");
      const trouble = box(page).locator(".notice");
      await trouble.waitFor();
      assert.deepEqual(await titles(page), before);
      const address = page.url();
      await page.keyboard.press("Enter");
      await page.waitForTimeout(100);
      assert.equal(page.url(), address, "Enter opens no result of another query");
      await page.evaluate(() => { understory.engine.find = window.find; });
      await trouble.getByRole("button", { name: "Try again" }).click();
      await stands(page, "sql");
      assert.match((await titles(page))[0], /SQL/);
    });
  });
});

describe("a reader who searches a hostile handbook", () => {
  it("sees markup in titles, headings and texts as text, and runs none of it", async () => {
    await search("hostile", "index.html", {}, async (page) => {
      for (const query of ["alert", "onerror", "script", "title", "<img src=x onerror=alert(1)>", "</script>", "\"quoted\" & <b>name"]) {
        await type(page, query);
        await page.waitForTimeout(20);
      }
      await type(page, "script");
      const found = await results(page);
      assert.ok(found.some(({ title }) => title.includes("</title><script>alert('title')</script>")), JSON.stringify(found.map(({ title }) => title)));
      const names = await box(page).locator("ol.found *").evaluateAll((all) => [...new Set(all.map((it) => it.localName))].sort());
      assert.deepEqual(names.filter((name) => !["a", "li", "mark", "p", "span", "ul"].includes(name)), []);
    });
  });

  it("cannot be tricked by an address", async () => {
    const query = "<img src=x onerror=alert(1)>\"'</script>";
    await visit(browser, site("hostile"), "search/index.html", {}, async (page) => {
      await page.goto(`${page.url()}?q=${encodeURIComponent(query)}&kind=${encodeURIComponent(query)}`, { waitUntil: "networkidle" });
      assert.equal(await field(page).inputValue(), query);
      assert.equal(await page.locator("main img").count(), 0);
    });
  });
});
