// Records read by ear: what a screen reader makes of a story, a skill, a person, and of what is for few.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { site } from "./lib/sites.js";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Visits a page of a handbook with what a screen reader is told of its text. */
function listen(name, path, hear) {
  return visit(browser, site(name), path, {}, async (page) => {
    await hear(page, await page.locator("main").ariaSnapshot());
  });
}

/** The headings that are heard: level and words, without the link to the section in them. */
function headings(heard) {
  const found = [...heard.matchAll(/heading "(.*?)(?: Link to this section: .*)?" \[level=(\d)\]/g)];
  return found.map(([, words, level]) => ({ words, level: Number(level) }));
}

/** The facts that are heard: each term with the words of its definition. */
function facts(heard) {
  const found = [...heard.matchAll(/^( *)- term: (.*)\n\1- definition(.*(?:\n\1  .*)*)/gm)];
  return new Map(found.map(([, , term, definition]) => {
    const words = [...definition.matchAll(/(?:link|text|time)(?: "|: )([^":\n]+)|^: "?([^"\n]+)/g)];
    return [term, words.map(([, one, other]) => one ?? other).join(" ")];
  }));
}

/** What is said about every page of the list with a name: its title, then why it is there. */
async function related(page, name) {
  const items = await page.getByRole("list", { name, exact: true }).getByRole("listitem").allInnerTexts();
  return items.map((it) => it.replace(/\s+/g, " ").trim());
}

const RECORDS = {
  "stories/first-calm-incident/index.html": {
    kind: "Story",
    title: "The first calm incident",
    facts: { "How it ended": "reached", Who: "Mara Okafor and Jonas Lindqvist", When: "18 September 2026" },
    relations: { "Goals in it": ["Restore service in under 30 minutes Platform, by 18 December 2026"], "In these journeys": ["Delegating the pager Tomas Reyes, 2024 to 2026"] },
  },
  "skills/sql/index.html": {
    kind: "Skill",
    title: "SQL",
    facts: { Among: "craft", Ask: "Jonas Lindqvist and Piotr Zając" },
    relations: { "Who can help": ["Jonas Lindqvist Engineer, Platform; Stockholm", "Piotr Zając Support and data analyst, Care; Warsaw"], "Roles that expect it": ["Engineer practising (2)"] },
  },
  "people/mara/index.html": {
    kind: "Person",
    title: "Mara Okafor",
    facts: { Role: "Senior engineer since 1 March 2024", Team: "Platform", "Reports to": "Tomas Reyes", "Here since": "9 May 2022", Languages: "English, Portuguese" },
    relations: { Plans: ["Lead incident reviews that people leave lighter Second half of 2026", "Say something in an incident review First half of 2026, done"], Coaching: ["Mara and Jonas peer of Jonas Lindqvist, gives Facilitation, gets SQL"] },
  },
};

for (const [path, record] of Object.entries(RECORDS)) {
  describe(`a listener to ${path}`, () => {
    it("hears what it is, its title, and every fact as a term with its definition", async () => {
      await listen("handbook", path, async (page, heard) => {
        assert.match(heard, new RegExp(`- paragraph: ${record.kind}\\n *- heading "${record.title}" \\[level=1\\]`));
        const said = facts(heard);
        for (const [term, words] of Object.entries(record.facts)) assert.equal(said.get(term), words, term);
      });
    });

    it("hears one title, and below it headings of which no level is left out", async () => {
      await listen("handbook", path, async (page, heard) => {
        const levels = headings(heard).map(({ level }) => level);
        assert.deepEqual(levels.filter((level) => level === 1), [1]);
        assert.equal(levels[0], 1, "the title comes first");
        const jumps = levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1);
        assert.deepEqual(jumps, []);
      });
    });

    it("hears what it is related to as lists with the name of the relation, and why each page is there", async () => {
      await listen("handbook", path, async (page, heard) => {
        for (const [name, entries] of Object.entries(record.relations)) {
          assert.deepEqual(await related(page, name), entries, name);
        }
        const names = await page.locator(".relations ul").evaluateAll((all) => all.map((it) => document.getElementById(it.getAttribute("aria-labelledby"))?.textContent));
        assert.deepEqual(names, await page.locator(".relations h2").allTextContents(), "no list without its name");
      });
    });
  });
}

describe("a listener who may read more than others", () => {
  it("hears with a companion of a plan who else can read it", async () => {
    await listen("tomas", "plans/2026-h2/mara/index.html", async (page, heard) => {
      assert.match(heard, /article:\n *- heading "For fewer eyes" \[level=3\]\n *- paragraph: Only Mara Okafor and Tomas Reyes can read this\./);
    });
  });

  it("hears a field that only the companion has there, below who can read it", async () => {
    await listen("tomas", "plans/2026-h2/mara/index.html", async (page, heard) => {
      const companion = heard.slice(heard.indexOf('heading "For fewer eyes"'));
      assert.match(companion, /- term: In the long run\n *- definition: To lead Platform one day/);
      assert.equal(heard.split("To lead Platform one day").length, 2, "and nowhere else");
    });
  });

  it("hears at the top that parts of the page are for fewer, and others hear nothing of it", async () => {
    const path = "plans/2026-h2/mara/index.html";
    await listen("tomas", path, async (page, heard) => assert.match(heard, /Parts of it are for fewer, and say so\./));
    await listen("handbook", path, async (page, heard) => assert.doesNotMatch(heard, /fewer|Only Mara/));
  });

  it("hears who can read the ratings of a person, and whose they are", async () => {
    await listen("tomas", "ratings/mara/index.html", async (page, heard) => {
      assert.equal(headings(heard)[0].words, "Mara Okafor");
      assert.match(heard, /- paragraph: Ratings\n/);
      assert.match(heard, /Only Mara Okafor and Tomas Reyes can read this\./);
    });
  });
});

describe("a listener to the updates of a goal", () => {
  it("can tell them apart by their headings, which say the day", async () => {
    await listen("handbook", "goals/crash-free/index.html", async (page, heard) => {
      const updates = headings(heard).filter(({ level }) => level === 3).map(({ words }) => words);
      const days = ["17 September 2026", "13 August 2026", "6 August 2026", "9 July 2026"];
      assert.deepEqual(updates, ["Crash-free sessions", ...days.map((day) => `${day} update`)], "the measure, then what was written, newest first");
    });
  });
});

/** Folders whose pages stand in groups, and how some of these groups are called. */
const FOLDERS = {
  "people/index.html": ["Care", "Harbour", "Platform", "Rider App", "No longer here"],
  "resources/index.html": ["Course", "Reading", "Video"],
  "terms/index.html": ["B", "C", "D", "F"],
  "skills/index.html": ["Craft", "People"],
};

for (const [path, groups] of Object.entries(FOLDERS)) {
  describe(`a reader of ${path}`, () => {
    it("finds its pages in groups with names, none of them empty", async () => {
      await listen("handbook", path, async (page) => {
        const names = await page.getByRole("region").evaluateAll((all) => all.filter((it) => it.closest("main")).map((it) => it.querySelector("h2").textContent));
        assert.deepEqual(groups.filter((name) => !names.includes(name)), [], names.join(", "));
        for (const name of names) {
          const links = page.getByRole("region", { name, exact: true }).getByRole("link");
          assert.ok((await links.count()) > 0, `${name} has pages`);
        }
      });
    });

    it("is led to each group by a link with its name", async () => {
      await listen("handbook", path, async (page) => {
        const links = page.locator(".letters a");
        const named = await page.locator("main .group h2").allTextContents();
        assert.deepEqual(await links.allTextContents(), named);
        for (const name of named) {
          await links.getByText(name, { exact: true }).click();
          const heading = page.locator("main .group h2:target");
          assert.equal(await heading.textContent(), name);
          await heading.evaluate((it) => new Promise((done) => requestAnimationFrame(() => done(it))));
          const box = await heading.boundingBox();
          assert.ok(box.y >= 0 && box.y < 800, `${name} is on the screen, at ${box.y} px`);
        }
      });
    });
  });
}
