// The page of a pair, and what people, plans, skills and onboarding paths say about coaching: as those have them who
// meet, as others have them, on a phone, on paper.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startBrowser, visit } from "./lib/browser.js";
import { inBothThemes } from "./lib/reading.js";
import { site, siteNames } from "./lib/sites.js";

const PAIR = "pairs/2026-h2/mara-jonas/index.html";
const TRIAD = "pairs/2026-h2/samir-piotr-lucia/index.html";
const BUDDY = "pairs/2026-h2/piotr-ewa/index.html";
const PROPOSAL = "pairs/2026-h2/chen-nomvula/index.html";
const PHONE = { width: 390, height: 844 };

/** What each reader has: the handbook for them, and the page. */
const PAGES = [
  ["handbook", PAIR],
  ["mara", PAIR],
  ["handbook", TRIAD],
  ["handbook", BUDDY],
  ["programme", PROPOSAL],
  ["handbook", "onboarding/care/index.html"],
  ["handbook", "people/ewa/index.html"],
  ["mara", "people/mara/index.html"],
  ["handbook", "plans/2026-h2/jonas/index.html"],
];

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const look = (name, path, reader, at) => visit(browser, site(name), path, reader, at);

/** How much wider the page is than its window. */
const excess = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Where something ends, from the top of the page. */
const bottom = (locator) => locator.first().evaluate((it) => it.getBoundingClientRect().bottom + scrollY);
const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();
const text = async (page) => words(page.locator("main"));

describe("everybody", () => {
  it("has the handbooks of those who meet and of those who lead the programme to compare", () => {
    for (const name of ["handbook", "mara", "programme"]) assert.ok(siteNames.includes(name), name);
  });

  for (const [name, path] of PAGES) {
    for (const width of [320, 390, 1280]) {
      it(`can read ${path} of “${name}”, ${width} px wide, without scrolling sideways`, async () => {
        await look(name, path, { width }, async (page) => {
          assert.equal(await excess(page), 0);
          for (const details of await page.locator(".prompts details").all()) await details.locator("summary").click();
          assert.equal(await excess(page), 0, "with what was closed");
          // Pages of each kind are read in all ways elsewhere (reading.test.js); these once more with all that they can hold.
          if (width === 390) await inBothThemes(page);
        });
      });
    }
  }
});

describe("one of a pair, with a phone", () => {
  it("sees on the first screen when they meet, who brings the topic, and what they agreed on", async () => {
    await look("mara", PAIR, PHONE, async (page) => {
      const first = page.locator(".next-session");
      assert.ok((await bottom(first.locator(".verdict"))) < 480, "the day");
      assert.ok((await bottom(first)) < PHONE.height, "the agreement");
      assert.equal(await words(first), "Next session 22 October 2026, as agreed. Topic Mara Okafor brings it, having coached on 17 September 2026. Meets every two weeks, 8 sessions in all Privacy What is said stays between them. Notice 48 h to move a session; check-up on 13 August 2026 These days for your calendar");
    });
  });

  it("finds the sessions, the latest first, and once who can read them", async () => {
    await look("mara", PAIR, PHONE, async (page) => {
      const sessions = page.locator(".sessions");
      assert.match(await words(sessions), /^Sessions 5 of 8 are written down\. Only Jonas Lindqvist and Mara Okafor can read this\./);
      assert.equal((await words(sessions)).split("can read this").length, 2);
      const days = await sessions.locator("h3 time").evaluateAll((all) => all.map((it) => it.dateTime));
      assert.deepEqual(days, ["2026-10-01", "2026-09-17", "2026-09-03", "2026-08-06", "2026-07-23"]);
    });
  });

  it("has the same day on her own page, and comes from there to the pair", async () => {
    await look("mara", "people/mara/index.html", PHONE, async (page) => {
      const next = page.locator(".next-step");
      assert.match(await words(next), /Coaching with Jonas Lindqvist 22 October 2026/);
      await next.getByRole("link", { name: "22 October 2026" }).click();
      assert.equal(await page.locator("h1").innerText(), "Mara and Jonas");
    });
  });
});

describe("somebody else", () => {
  it("reads of the same pair that its sessions are its own, and nothing that would be untrue", async () => {
    await look("handbook", PAIR, PHONE, async (page) => {
      const said = await text(page);
      assert.match(said, /Next session Sessions and their days are kept by the pair\. Topic Whoever was coached last time coaches first\./);
      assert.doesNotMatch(said, /was due|written down|22 October|17 September|Only/);
    });
  });

  it("sees side by side what each gives and works on, and below each other on a phone", async () => {
    const boxes = async (page) => Promise.all((await page.locator(".partners > div > section").all()).map((it) => it.boundingBox()));
    await look("handbook", PAIR, { width: 1280 }, async (page) => {
      const [one, other] = await boxes(page);
      assert.ok(one.y === other.y && one.x + one.width < other.x);
      assert.match(await words(page.locator(".partners > div > section").first()), /^Mara Okafor Lisbon Gives Facilitation Works on Facilitation from practising \(2\) to guiding \(4\) In the way no free Fridays open for 14 days/);
    });
    await look("handbook", PAIR, PHONE, async (page) => {
      const [one, other] = await boxes(page);
      assert.ok(one.x === other.x && one.y + one.height < other.y);
    });
  });

  it("finds the rounds of a triad as a list, each role with everybody once", async () => {
    await look("handbook", TRIAD, PHONE, async (page) => {
      const rounds = await page.locator(".next-session ol li").allInnerTexts();
      assert.deepEqual(rounds, [
        "Samir Haddad coaches Piotr Zając, Lucía Fernández watches.",
        "Piotr Zając coaches Lucía Fernández, Samir Haddad watches.",
        "Lucía Fernández coaches Samir Haddad, Piotr Zając watches.",
      ]);
      assert.match(await words(page.locator(".sessions")), /^Sessions 2 of 5 are written down\. Session 14 September 2026 A rehearsal/);
    });
  });

  it("opens the prompts with the keyboard, and learns how to end a pair without blame", async () => {
    await look("handbook", TRIAD, PHONE, async (page) => {
      const grow = page.locator(".prompts details").first();
      await grow.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.match(await words(grow), /A compass, not a rigid sequence.*Goal.*Reality.*Options.*Will/);
      assert.match(await words(page.locator(".change")), /Nobody needs a reason.*let it rest status = "paused" end it status = "ended"/);
      await page.locator(".change").getByRole("link", { name: "Coaching" }).click();
      assert.equal(await page.locator("h1").innerText(), "Coaching");
    });
  });

  it("never hears of a proposal", async () => {
    assert.ok(site("handbook").pages.every(({ path }) => path !== PROPOSAL));
    for (const { path, html } of site("handbook").pages) assert.doesNotMatch(html, /chen-nomvula/, path);
  });
});

describe("who leads the programme", () => {
  it("sees of a proposal that nobody has agreed, how to say yes and no, and not why it was made", async () => {
    await look("programme", PROPOSAL, PHONE, async (page) => {
      const said = await text(page);
      assert.match(said, /A proposal Nobody has agreed to this yet\. To accept .* To decline Delete the file\. Nobody has to say why\./);
      assert.doesNotMatch(said, /4643|first time|score/i);
      assert.ok((await bottom(page.locator(".next-session .verdict"))) < PHONE.height);
    });
  });
});

describe("a newcomer", () => {
  it("finds her buddy, her lead and her path on the first screen of a phone, and when both are awake", async () => {
    await look("handbook", "people/ewa/index.html", PHONE, async (page) => {
      const arrival = page.locator(".arrival");
      assert.ok((await bottom(arrival)) < PHONE.height);
      assert.equal(await words(arrival), "The first ninety days Buddy Piotr Zając Warsaw, 8 shared hours Lead Nomvula Dlamini Johannesburg, 08:00–16:00, 7 shared hours Path Care's first ninety days");
      await arrival.getByRole("link", { name: "Care's first ninety days" }).click();
      assert.match(await words(page.locator("section:has(> #ui\\:buddies)")), /^Buddies A buddy has been here for at least 3 months.* On this path now Piotr and Ewa until 22 December 2026 Who would like to be one Piotr Zając Warsaw$/);
    });
  });

  it("is no newcomer for ever", async () => {
    await look("handbook", "people/jonas/index.html", PHONE, async (page) => {
      assert.equal(await page.locator(".arrival").count(), 0);
    });
  });
});

describe("whoever reads a plan", () => {
  it("sees who can help with each of its skills, and how many hours both share", async () => {
    await look("handbook", "plans/2026-h2/jonas/index.html", PHONE, async (page) => {
      const help = page.locator("section:has(> #ui\\:help)");
      assert.deepEqual(await help.locator("h3").allInnerTexts(), ["Facilitation", "Rust"]);
      assert.match(await words(help), /Facilitation Mara Okafor Lisbon, 7 shared hours/);
      await help.getByRole("link", { name: "Facilitation" }).click();
      assert.equal(await page.locator("h1").innerText(), "Facilitation");
    });
  });
});

describe("paper", () => {
  it("has the prompts open, with room to write on the observation sheet, and no more than four sides", async () => {
    await look("handbook", PAIR, {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      for (const details of await page.locator(".prompts details").all()) assert.ok(await details.locator("dl").isVisible());
      const rows = await page.locator(".observation dd").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
      assert.equal(rows.length, 4);
      for (const height of rows) assert.ok(height >= 72, `${height} px`);
      const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
      const sides = pdf.match(/\/Type\s*\/Page\b/g).length;
      assert.ok(sides <= 4, `${sides} sides`);
    });
  });
});
