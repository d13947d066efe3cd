// The live preview when something is away for a while: the page, the tab, the server, the author's hand.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";

import { startBrowser } from "./lib/browser.js";
import { connections, preview } from "./lib/preview.js";
import { card, desk, LINES, sees, settled, topOf } from "./lib/desk.js";

let browser;
let on;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
afterEach(() => on?.close());

const begin = async (files, words) => { on = await desk(browser, files, words); };

describe("a tab that was away", () => {
  it("holds no connection while it is hidden, and catches up when it is shown", async () => {
    await begin();
    const { page } = await on.tab();
    await page.waitForFunction(() => true);
    await until(() => connections(on.server.port) >= 1);
    await page.evaluate(() => {
      window.hide = (is) => {
        Object.defineProperty(document, "visibilityState", { value: is ? "hidden" : "visible", configurable: true });
        Object.defineProperty(document, "hidden", { value: is, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      };
      window.hide(true);
    });
    await until(() => connections(on.server.port) === 0);
    on.book.edit("content/guide.md", "Opening words", "Words of the night");
    await page.waitForTimeout(600);
    assert.ok(!(await page.getByText("Words of the night").count()), "a hidden tab is left alone");
    await page.evaluate(() => window.hide(false));
    await sees(page, "Words of the night");
  });

  it("catches up after it was frozen", async () => {
    await begin();
    const { page } = await on.tab();
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    on.book.edit("content/guide.md", "Opening words", "Words of the night");
    await new Promise((done) => setTimeout(done, 800));
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await sees(page, "Words of the night");
  });

  it("is current when the author goes back to it", async () => {
    await begin();
    const { page } = await on.tab();
    await page.goto(`${on.server.url}other/`);
    await settled(page);
    on.book.edit("content/guide.md", "Opening words", "Words of the night");
    await page.waitForTimeout(300);
    await page.goBack();
    await sees(page, "Words of the night");
  });

  it("may be opened twice", async () => {
    await begin();
    const [one, two] = [await on.tab(), await on.tab()];
    on.book.edit("content/guide.md", "Opening words", "Words of the night");
    await Promise.all([sees(one.page, "Words of the night"), sees(two.page, "Words of the night")]);
  });
});

describe("a server that was away", () => {
  it("stood still for some seconds: the page waits and then catches up", async () => {
    await begin();
    const { page } = await on.tab();
    on.server.pause();
    on.book.edit("content/guide.md", "Opening words", "Words of the night");
    await page.waitForTimeout(2500);
    assert.ok(await page.getByText("Opening words of the guide.").count());
    on.server.go();
    await sees(page, "Words of the night");
  });

  it("was started again: the page says so, stays, and catches up whatever the number", async () => {
    await begin();
    const { page } = await on.tab();
    for (const word of ["first", "second", "third"]) {
      on.book.edit("content/guide.md", /words of the \w+/.exec(on.book.read("content/guide.md"))[0], `words of the ${word}`);
      await sees(page, `words of the ${word}`);
    }
    await page.evaluate(() => { window.isSame = true; });
    await on.server.stop();
    await card(page).getByText("The preview is not running").waitFor();
    assert.ok(await page.getByText("words of the third").count(), "the page stays");
    on.book.edit("content/guide.md", "words of the third", "words of the morning");
    on.server = await preview(on.book, ["--port", on.server.port, "--strict-port"]);
    await sees(page, "words of the morning");
    await card(page).getByText("The preview is not running").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => window.isSame), true);
  });
});

describe("a page that was away", () => {
  it("is not missed when an editor saves by removing and writing anew", async () => {
    await begin();
    const { page } = await on.tab();
    await page.evaluate(() => { window.lost = 0; new MutationObserver(() => { if (!document.body.textContent.includes("knots")) window.lost += 1; }).observe(document.body, { subtree: true, childList: true }); });
    const text = on.book.read("content/guide.md");
    on.book.remove("content/guide.md");
    await page.waitForTimeout(120);
    on.book.write("content/guide.md", text.replace("Opening words", "Fresh words"));
    await sees(page, "Fresh words");
    assert.equal(await page.evaluate(() => window.lost), 0);
  });

  it("says that it is gone and where its text went, and comes back to the same place", async () => {
    await begin();
    const { page } = await on.tab();
    await page.locator(".text h2", { hasText: "Third part" }).evaluate((it) => scrollTo(0, it.getBoundingClientRect().top + scrollY - 40));
    const place = await topOf(page, LINES[45].trim());
    on.book.rename("content/guide.md", "content/manual.md");
    await card(page).getByText("This page is gone").waitFor();
    await card(page).getByRole("link", { name: "/manual/" }).waitFor();
    assert.equal(await page.locator("body.is-not-found").count(), 1);
    on.book.rename("content/manual.md", "content/guide.md");
    await page.locator(".text h2", { hasText: "Third part" }).waitFor();
    assert.ok(Math.abs((await topOf(page, LINES[45].trim())) - place) < 2);
    await card(page).getByText("This page is gone").waitFor({ state: "hidden" });
  });

  it("leads on to its new address when that is written down, at the same place", async () => {
    await begin();
    const { page, faults } = await on.tab();
    await page.locator(".text h2", { hasText: "Third part" }).evaluate((it) => scrollTo(0, it.getBoundingClientRect().top + scrollY - 40));
    const place = await topOf(page, LINES[45].trim());
    on.book.write("content/manual.md", `+++\naliases = ["/guide/"]\n+++\n\n${on.book.read("content/guide.md")}`);
    on.book.remove("content/guide.md");
    await page.waitForURL("**/manual/");
    await settled(page);
    await until(async () => Math.abs((await topOf(page, LINES[45].trim())) - place) < 2);
    assert.deepEqual(faults.filter((it) => !it.includes("404")), []);
  });

  it("counts the links that broke with it, and that they are whole again", async () => {
    await begin();
    const { page } = await on.tab("");
    on.book.rename("content/other.md", "content/elsewhere.md");
    await card(page).getByText("2 broken links").waitFor({ state: "attached" });
    on.book.rename("content/elsewhere.md", "content/other.md");
    await card(page).getByText("2 broken links").waitFor({ state: "detached" });
    on.book.rename("content/square.svg", "content/circle.svg");
    await card(page).getByText("1 missing file").waitFor({ state: "attached" });
    on.book.rename("content/circle.svg", "content/square.svg");
    await card(page).getByText("1 missing file").waitFor({ state: "detached" });
  });
});

describe("an author who pauses the preview", () => {
  it("is left alone, hears that there is something newer, and catches up", async () => {
    await begin();
    const { page } = await on.tab();
    await card(page).getByRole("button", { name: "Preview" }).click();
    await card(page).getByRole("button", { name: "Pause" }).click();
    on.book.edit("content/guide.md", "Opening words", "Words of the night");
    await card(page).getByText("There is a newer version of this page.").waitFor();
    assert.equal(await page.getByText("Words of the night").count(), 0);
    await card(page).getByRole("button", { name: "Resume" }).click();
    await sees(page, "Words of the night");
  });
});

async function until(is) {
  for (let turn = 0; turn < 100; turn += 1) {
    if (await is()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never: ${is}`);
}
