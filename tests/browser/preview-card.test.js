// What the live preview says beside a page: mistakes that teach, whose eyes these are, the dashboard.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import AxeBuilder from "@axe-core/playwright";

import { startBrowser } from "./lib/browser.js";
import { card, desk, sees, settled } from "./lib/desk.js";

const PEOPLE = {
  "content/people/mara.md": "+++\nname = \"Mara Lindgren\"\n+++\n\nMara ties knots.\n",
  "content/people/mara.private.md": "## Secret\n\nOnly for Mara.\n",
};

let browser;
let on;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
afterEach(() => on?.close());

const begin = async (files, words) => { on = await desk(browser, files, words); };
const barriers = async (page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target} ${html}`).join(" | ")}`);
};

describe("an author who makes a mistake", () => {
  it("reads in a card what it is, where it stands and how to mend it, over the last good page", async () => {
    await begin(PEOPLE);
    const { page } = await on.tab("people/mara/");
    assert.equal(await card(page).getByText("Everything is fine").isVisible(), false, "the card is out of the way");
    const mara = (fields, words) => on.book.write("content/people/mara.md", `---\nname: Mara Lindgren\n${fields}---\n\n${words}\n`);
    mara("teem: knots\n", "New words below.");
    await card(page).getByRole("heading", { name: "1 mistake on this page" }).waitFor();
    const words = await card(page).locator("li").innerText();
    assert.match(words, /^Mistake: /);
    assert.match(words, /content\/people\/mara\.md:3:1/);
    assert.match(words, /^3 teem: knots$/m);
    assert.equal(await card(page).locator("mark").innerText(), "teem", "the place is underlined");
    assert.match(words, /write team in place of teem/);
    assert.ok(await card(page).getByRole("link", { name: "What “unknown-field” means" }).count(), "the code leads to its explanation");
    assert.ok(await page.getByText("Mara ties knots.").count(), "the last good page is still there");
    assert.ok(await card(page).getByText("the page stays as it was").count());
    const elsewhere = await on.tab("guide/");
    on.book.edit("content/guide.md", "Opening words", "Quite other words");
    await sees(elsewhere.page, "Quite other words");
    await card(elsewhere.page).getByRole("button", { name: "1 to mend elsewhere" }).waitFor();
    mara("", "New words below.");
    await sees(page, "New words below.");
    await card(page).getByRole("heading").waitFor({ state: "hidden" });
    await card(elsewhere.page).getByRole("button", { name: "Preview" }).waitFor();
  });

  it("sees at once what was made of a front matter that could be understood all the same", async () => {
    await begin();
    const { page, faults } = await on.tab("other/");
    on.book.write("content/other.md", "---\ntitle: Other\ntags: [one\n---\n\nNew words below.\n");
    await sees(page, "New words below.");
    await card(page).getByRole("heading", { name: "1 warning on this page" }).waitFor();
    assert.match(await card(page).locator("li").innerText(), /Warning: .*never closed[^]*tags: \[one[^]*write tags: \[one\]/);
    on.book.write("content/other.md", "---\ntitle: Other\ntags: [one]\n---\n\nNew words below.\n");
    await card(page).getByRole("heading").waitFor({ state: "hidden" });
    assert.deepEqual(faults, []);
  });

  it("sees a page whose template fails as it was, and why", async () => {
    await begin({ "templates/page.html": "{% extends \"base.html\" %}" });
    const { page } = await on.tab("other/");
    on.book.write("templates/page.html", "{% extends \"base.html\" %}{% block text %}{{ page.nothing.at.all }}{% endblock text %}");
    await card(page).getByText("bad-template").waitFor();
    assert.ok(await page.getByText("Another page, which nobody edits.").count());
    on.book.write("templates/page.html", "{% extends \"base.html\" %}{% block closing %}<p>Own closing words.</p>{% endblock closing %}");
    await sees(page, "Own closing words.");
  });

  it("opens the editor at the place when the settings name one, and copies the place otherwise", async () => {
    await begin({ "content/other.md": "# Other\n\n[x](nowhere.md)\n" });
    const { page } = await on.tab("other/", { permissions: ["clipboard-read", "clipboard-write"] });
    await card(page).getByRole("button", { name: "Copy content/other.md:3:5" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "content/other.md:3:5");
    on.book.write("handbook.toml", `${on.book.read("handbook.toml")}\n[preview]\neditor = "vscode"\n`);
    const link = card(page).getByRole("link", { name: "Open in the editor" });
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), `vscode://file${on.book.folder}/content/other.md:3:5`);
  });

  it("folds the card away, and it stays so", async () => {
    await begin({ "content/other.md": "# Other\n\n[x](nowhere.md)\n" });
    const { page } = await on.tab("other/");
    await card(page).getByRole("button", { name: "Hide" }).press("Enter");
    assert.equal(await card(page).getByRole("heading").isVisible(), false);
    await page.reload();
    await settled(page);
    assert.equal(await card(page).getByRole("heading").isVisible(), false);
    await card(page).getByRole("button", { name: "1 mistake" }).press("Enter");
    assert.equal(await card(page).getByRole("heading").isVisible(), true);
    await page.keyboard.press("Escape");
    assert.equal(await card(page).getByRole("heading").isVisible(), false);
  });

  it("hears one sentence for a change, and none for a build that changes nothing here", async () => {
    await begin();
    const { page } = await on.tab("other/");
    await page.evaluate(() => {
      window.said = [];
      const said = document.getElementById("understory-preview").shadowRoot.querySelector("[role=status]");
      new MutationObserver(() => window.said.push(said.textContent)).observe(said, { childList: true, characterData: true, subtree: true });
    });
    on.book.edit("content/guide.md", "Opening words", "Quite other words");
    await page.waitForTimeout(500);
    assert.deepEqual(await page.evaluate(() => window.said), []);
    on.book.write("content/other.md", "# Other\n\n[x](nowhere.md)\n");
    await card(page).getByRole("heading", { name: "1 mistake on this page" }).waitFor();
    on.book.edit("content/guide.md", "Quite other words", "Still other words");
    await page.waitForTimeout(500);
    assert.deepEqual(await page.evaluate(() => window.said), ["1 mistake on this page. 1 broken link"]);
  });

  it("never has the focus behind the card", async () => {
    const links = Array.from({ length: 40 }, (_, at) => `[Link ${at}](guide.md)`).join("\n\n");
    await begin({ "content/other.md": `# Other\n\n[x](nowhere.md)\n\n${links}\n` });
    const { page } = await on.tab("other/", { width: 390, height: 600 });
    let covered = 0;
    for (let at = 0; at < 45; at += 1) {
      await page.keyboard.press("Tab");
      covered += await page.evaluate(() => {
        const focus = document.activeElement;
        if (focus === document.body || focus.id === "understory-preview") return 0;
        const box = focus.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return Number(top?.id === "understory-preview");
      });
    }
    assert.equal(covered, 0);
  });
});

describe("someone else's eyes", () => {
  it("are named in a strip at the top, which is there from the start", async () => {
    await begin(PEOPLE, ["--audience", "person:mara", "--as-of", "2026-10-01"]);
    const { page, faults } = await on.tab("people/mara/");
    const strip = page.locator("#understory-preview-strip aside");
    assert.match(await strip.innerText(), /^You see what Mara Lindgren may see, as of 1 October 2026/);
    assert.ok(await page.getByText("Only for Mara.").isVisible());
    await page.evaluate(() => scrollTo(0, 1e6));
    assert.ok(await strip.isVisible());
    await page.emulateMedia({ media: "print" });
    assert.equal(await strip.isVisible(), false);
    assert.equal(await page.locator("#understory-preview").isVisible(), false);
    assert.deepEqual(faults, []);
  });

  it("see nothing of what is not for them, neither in the card nor on the dashboard", async () => {
    await begin(PEOPLE);
    const { page } = await on.tab("guide/");
    on.book.write("content/people/mara.private.md", "## Secret\n\nOnly for Mara, [x](nowhere.md).\n");
    on.book.edit("content/guide.md", "Opening words", "Quite other words");
    await sees(page, "Quite other words");
    await page.goto(`${on.server.url}__preview/`);
    const words = await page.locator("body").innerText();
    assert.match(words, /guide\.md/, "what changed is told");
    assert.doesNotMatch(words, /private|nowhere/i);
    const told = await page.evaluate(async () => (await fetch("/__preview/page?path=%2Fnowhere%2F&file=content%2Fpeople%2Fmara.private.md")).json());
    assert.deepEqual([told.findings, told.all.links], [[], 0]);
  });

  it("are not there for everyone, today", async () => {
    await begin();
    const { page } = await on.tab();
    assert.equal(await page.locator("#understory-preview-strip").count(), 0);
  });

  it("see drafts with a badge, and pages of the future too", async () => {
    await begin({
      "content/idea.md": "+++\ndraft = true\n+++\n\n# Idea\n\nLater.\n",
      "content/feast.md": "+++\ndate = 2030-05-01\n+++\n\n# Feast\n\nMuch later.\n",
    }, ["--future"]);
    const { page } = await on.tab("idea/");
    await card(page).getByText("Draft: build leaves this page out").waitFor();
    await page.goto(`${on.server.url}feast/`);
    await card(page).getByText("Dated 1 May 2030: build leaves this page out until then").waitFor();
    await page.goto(`${on.server.url}guide/`);
    await settled(page);
    assert.equal(await card(page).getByText("leaves this page out").count(), 0);
  });
});

describe("the dashboard", () => {
  it("lists what is to be mended by file, and keeps itself current", async () => {
    await begin({ "content/other.md": "# Other\n\n[x](nowhere.md)\n" });
    const { page, faults } = await on.tab("__preview/");
    const article = page.locator("article", { hasText: "content/other.md" });
    assert.match(await article.innerText(), /Shown on Other/);
    assert.match(await article.innerText(), /nowhere\.md/);
    await article.getByRole("link", { name: "broken-link" }).click();
    await page.getByRole("heading", { name: "broken-link", level: 1 }).waitFor();
    await page.goBack();
    await article.waitFor();
    on.book.write("content/other.md", "# Other\n\nWell.\n");
    await sees(page, "Every link leads somewhere");
    await page.getByRole("row", { name: /Other its text changed/ }).waitFor();
    assert.ok(await page.getByRole("listitem").filter({ hasText: "content/other.md" }).count());
    assert.deepEqual(faults, []);
  });

  it("works without JavaScript", async () => {
    await begin({ "content/other.md": "# Other\n\n[x](nowhere.md)\n" });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${on.server.url}__preview/`);
    assert.ok(await page.getByText("1 mistake").count());
    await context.close();
  });
});

describe("a reader with other needs", () => {
  const MISTAKES = {
    "content/other.md": "+++\ndraft = true\n+++\n\n# Other\n\n[x](nowhere.md) and ![y](gone.png)\n\n[z](https:// x)\n",
  };

  it("meets no barrier: light, dark, at 320 pixels, on a page with findings and on the dashboard", async () => {
    await begin({ ...MISTAKES, ...PEOPLE }, ["--audience", "person:mara"]);
    for (const path of ["other/", "guide/", "__preview/", "__preview/explain/broken-link"]) {
      for (const reader of [{ colorScheme: "light" }, { colorScheme: "dark" }, { width: 320, height: 640 }]) {
        const { page } = await on.tab(path, reader);
        assert.deepEqual(await barriers(page), [], `${path} ${JSON.stringify(reader)}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} sideways ${JSON.stringify(reader)}`);
        const small = await page.evaluate(() => {
          const inside = document.getElementById("understory-preview").shadowRoot.querySelectorAll("a, button");
          return [...inside].map((it) => it.getBoundingClientRect()).filter(({ width, height }) => width && (width < 24 || height < 24)).length;
        });
        assert.equal(small, 0, "every target has 24 pixels");
      }
    }
  });

  it("reaches the card with the keyboard, after the page", async () => {
    await begin(MISTAKES);
    const { page } = await on.tab("other/");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "understory-preview");
  });
});
