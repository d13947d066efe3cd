// The types of pages that a site consists of, and what a reader must find on each.
//
// A page says its type in `<body class="is-…">`. A type that is not in this table fails the tests,
// and so does a type in this table that no handbook under test has a page of.

import assert from "node:assert/strict";

/** What a reader must find, by type. Each takes an open Playwright page. */
export const TYPES = {
  async home(page) {
    await seen(page, "main h1", "the name of the handbook");
    await seen(page, ".ways a, .empty", "ways into the handbook, or what would be here");
  },
  async section(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".contents a, .grouped .group a, .text, .empty", "its pages, its text, or what would be here");
    await seen(page, ".crumbs a", "the way back");
  },
  async page(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".crumbs a", "the way back");
  },
  async tags(page) {
    await seen(page, "main .entries a", "a link for each tag");
  },
  async tag(page) {
    await seen(page, "main .entries a", "a link for each page with the tag");
    await seen(page, ".crumbs a", "the way back");
  },
  async "a-to-z"(page) {
    await seen(page, "main .group h2, .empty", "letters as headings, or what would be here");
  },
  async search(page) {
    await seen(page, "main h1", "its title");
    await seen(page, "main form input[type=search]", "a field");
    await page.locator(".teaching").waitFor();
    await seen(page, ".teaching li", "what can be typed");
    await seen(page, "main .all a", "the way to all pages");
    assert.equal(await page.locator("dialog").isVisible(), false, "the dialog of other pages stays closed");
  },
  async recent(page) {
    await seen(page, "main .group h2", "days as headings");
    await seen(page, "main .group a", "what changed");
  },
  async numbers(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".text h2", "its rules");
    await seen(page, ".crumbs a", "the way back");
  },
  async progress(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".rates dd", "rates");
    for (const rate of await page.locator(".rates dd").allInnerTexts()) {
      assert.match(rate, /^\d+ (of|von) \d+$|^(nothing due yet|noch nichts fällig)$/, `${page.url()}: “${rate}” is so many of so many`);
    }
    await charts(page);
  },
  async coaching(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".board a, .board .empty", "who can help and who is looking, or what would be here");
    await seen(page, ".start ol li", "how to begin");
    await seen(page, ".crumbs a", "the way back");
    await charts(page);
  },
  async programme(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".rates dd", "numbers");
    assert.match(await page.locator(".rates dd").first().innerText(), /^\d+ (of|von) \d+$/, "so many of so many");
    await seen(page, ".crumbs a", "the way back");
  },
  async "not-found"(page) {
    await seen(page, "main h1", "that there is no such page");
    await seen(page, "main a[href]", "a way on");
  },
  async redirect(page) {
    await seen(page, "main a[href]", "a link to the new address");
  },
  async person(page) {
    await record(page, "Person", ["Team"]);
    const hasLeft = (await page.locator(".facts dt", { hasText: "Left" }).count()) > 0;
    if (!hasLeft) await seen(page, ".block-offers li a, .block-wants li a", "what they can help with, or want to learn");
    await charts(page);
    await related(page);
  },
  async team(page) {
    await record(page, "Team", ["Lead"]);
    await seen(page, ".summary", "what it is there for");
    await related(page, "Who is in it");
    await charts(page);
  },
  async role(page) {
    await record(page, "Role", []);
    await seen(page, ".block-expects li a", "the skills that are expected");
    await seen(page, ".block-expects li .beside", "how much of each skill");
  },
  async cycle(page) {
    await record(page, "Cycle", ["From", "To"]);
    await related(page, "Plans");
  },
  async skill(page) {
    await record(page, "Skill", ["Ask"]);
    await seen(page, ".text h2", "its levels");
    assert.equal(await page.locator(".text > h2").count(), 5, `${page.url()} has a heading for each level`);
    await seen(page, ".pipeline p", "how many are growing it, and for what");
    await related(page, "Who can help");
  },
  async goal(page) {
    await record(page, "Goal", ["Status", "By", "Held by"]);
    await status(page, "Status");
    await seen(page, ".summary, .block-why", "why it matters");
    await seen(page, ".standing .verdict [class^=mark-]", "where it stands");
    await seen(page, ".standing .rule", "the rule that decided");
    await seen(page, ".measure .verdict", "its measures");
    await charts(page);
  },
  async plan(page) {
    await record(page, "Plan", ["Status", "Whose", "Cycle"]);
    await status(page, "Status");
    await seen(page, ".block-focus li a", "which skill it is about");
    await seen(page, ".block-focus li .beside", "from which level to which");
    await seen(page, ".measure .verdict", "its measures");
    await seen(page, ".milestones li time", "its milestones, each with its day");
    await seen(page, ".prompts li", "questions for the next talk");
    await charts(page);
  },
  async practice(page) {
    await record(page, "Practice", ["In use", "Takes", "Format"]);
    await status(page, "In use");
    await seen(page, ".summary, .block-when", "when to use it");
    await seen(page, ".text > ol > li, .text > p, .text > h2", "how it goes");
  },
  async story(page) {
    await record(page, "Story", ["How it ended", "Who", "When"]);
    await status(page, "How it ended");
    await seen(page, ".text p", "the story");
    await related(page, "Practices in it");
  },
  async journey(page) {
    await record(page, "Journey", ["Whose"]);
    await seen(page, ".block-turning-points li", "turning points");
    await seen(page, ".block-invitation blockquote", "what others may ask about");
  },
  async pair(page) {
    await record(page, "Pair", ["Status", "Who"]);
    await status(page, "Status");
    await seen(page, ".next-session .verdict", "when they meet again, or why not");
    await seen(page, ".partners a", "who takes part, and what each gives and works on");
  },
  async ratings(page) {
    await record(page, "Ratings", ["Whose"]);
    await seen(page, ".readers", "who can read this");
    await seen(page, ".levels .measure h3 a", "which skills they are about");
    await seen(page, ".text h2", "the days on which levels were agreed");
    await charts(page);
  },
  async resource(page) {
    await record(page, "Resource", ["Format", "Takes"]);
    await related(page, "Skills that it teaches");
  },
  async onboarding(page) {
    await record(page, "Onboarding path", ["For"]);
    await seen(page, ".text h2 + ul > li", "steps below each stage");
  },
  async term(page) {
    await record(page, "Term", []);
    await seen(page, ".text p, .summary", "what it means");
  },
  async retro(page) {
    await record(page, "Retro", ["When", "Looks back on"]);
    await seen(page, ".text li", "what was said");
  },
  async pilot(page) {
    await record(page, "Pilot", ["Decision", "Tried"]);
    await status(page, "Decision");
    await seen(page, ".block-judged-by li", "how it is judged");
    await related(page, "Who tries it");
  },
};

/** The types that are records of the handbook's own kinds. */
export const RECORDS = Object.keys(TYPES).slice(Object.keys(TYPES).indexOf("person"));

/** What every record has: its title, its kind, and facts with words to them. */
async function record(page, kind, labels) {
  await seen(page, "main h1", "its title");
  await seen(page, ".crumbs a", "the way back");
  assert.equal(await page.locator("main .kind").innerText(), kind, `${page.url()} says its kind`);
  const facts = await page.locator(".facts > div").evaluateAll((all) =>
    all.map((it) => [it.querySelector("dt").textContent, it.querySelector("dd").textContent.trim()]));
  assert.ok(facts.length <= 5, `${page.url()} has at most five facts`);
  assert.deepEqual(facts.filter(([, value]) => !value), [], `${page.url()} has no fact without words`);
  const said = facts.map(([label]) => label);
  assert.deepEqual(labels.filter((label) => !said.includes(label)), [], `${page.url()} says ${labels.join(", ")}, beside ${said.join(", ")}`);
}

/** A status is a word, and a shape beside it that can be seen. */
async function status(page, label) {
  const found = await page.locator(".facts > div").evaluateAll((all, wanted) => {
    const value = all.find((it) => it.querySelector("dt").textContent === wanted).querySelector("dd");
    const { content, width, borderTopWidth, borderBottomWidth } = getComputedStyle(value, "::before");
    const drawn = [width, borderTopWidth, borderBottomWidth].some((it) => parseFloat(it) > 0);
    return { word: value.textContent.trim(), hasShape: content !== "none" && drawn };
  }, label);
  assert.match(found.word, /\p{L}{2}/u, `${page.url()} says its status in a word`);
  assert.ok(found.hasShape, `${page.url()} draws a shape beside “${found.word}”`);
}

/** Pages that a record is related to, below a heading that says how. */
async function related(page, title) {
  const groups = page.locator(".relations section");
  const group = (title ? groups.filter({ has: page.locator("h2", { hasText: title }) }) : groups).first();
  assert.ok(await group.locator("h2").isVisible(), `${page.url()} has the heading “${title ?? "of a relation"}”`);
  assert.ok(await group.locator("li a").first().isVisible(), `${page.url()} shows pages below it`);
}

/** A picture of numbers has a name, a sentence, how many numbers as of when, and a table that opens. */
async function charts(page) {
  for (const chart of await page.locator("figure.chart").all()) {
    const name = await chart.locator("svg").evaluate((it) =>
      it.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent).join(" "));
    assert.match(name, /\p{L}{3}/u, `${page.url()} has a picture without a name`);
    assert.match(await chart.locator(".note").innerText(), /\d/, `${page.url()}: “${name}” says how many numbers it shows`);
    const table = chart.locator("table");
    if (!(await table.isVisible())) await chart.locator("summary").click();
    assert.ok(await table.isVisible(), `${page.url()}: the numbers of “${name}” can be opened`);
    assert.ok((await table.locator("tbody tr").count()) > 0, `${page.url()}: “${name}” has numbers`);
  }
}

async function seen(page, selector, what) {
  const first = page.locator(selector).first();
  assert.ok(await first.isVisible(), `${page.url()} shows ${what} (${selector})`);
}
