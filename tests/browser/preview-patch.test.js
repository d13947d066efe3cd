// How the live preview changes a page that is open: whatever was served and is served now, the page says
// what is served now, and keeps what only it has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";

import { startBrowser } from "./lib/browser.js";

const PARTS = ["tree", "align", "patch", "place", "head"].map((name) => readFileSync(new URL(`../../src/serve/client/${name}.js`, import.meta.url), "utf8"));

let browser;
let page;
before(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
  await page.setContent("<!doctype html><html lang=en><body></body></html>");
  await page.evaluate(`
    const HOST = "none";
    const stripHeight = () => 0;
    ${PARTS.join("\n").replaceAll(/^(const|let) (\w+) =/gm, "var $2 =")}
    window.start = (html) => {
      const served = parse(html);
      document.replaceChild(document.importNode(served.documentElement, true), document.documentElement);
      recognise(served.documentElement, document.documentElement);
      window.served = served;
    };
    window.step = (html) => {
      const next = parse(html);
      window.count = patch(served.documentElement, next.documentElement);
      window.served = next;
      return { is: document.documentElement.outerHTML, should: next.documentElement.outerHTML };
    };
  `);
});
after(() => browser?.close());

/** Numbers that look random and are the same every time. */
function dice(seed) {
  let state = seed;
  const roll = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return { roll, upTo: (most) => Math.floor(roll() * most), from: (list) => list[Math.floor(roll() * list.length)] };
}

const WORDS = "rope knot sail mast wind tide crew deck bow stern line".split(" ");
const sentence = (die) => Array.from({ length: 1 + die.upTo(8) }, () => die.from(WORDS)).join(" ");

/** A block of a page as a tree: `[name, attributes, children]`, or a text. */
function block(die, depth = 0) {
  const kind = die.upTo(depth > 2 ? 4 : 9);
  const id = die.roll() < 0.15 ? { id: `i${die.upTo(40)}` } : {};
  const classes = die.roll() < 0.3 ? { class: die.from(["a", "b", "a b"]) } : {};
  const inside = () => Array.from({ length: die.upTo(6) }, () => block(die, depth + 1));
  if (kind < 3) return ["p", { ...id, ...classes }, [sentence(die), ["em", {}, [die.from(WORDS)]], " ", sentence(die)]];
  if (kind === 3) return ["h2", id, [sentence(die)]];
  if (kind === 4) return ["ul", classes, inside().map((it) => ["li", {}, [it]])];
  if (kind === 5) return ["details", id, [["summary", {}, [die.from(WORDS)]], ...inside()]];
  if (kind === 6) return ["p", {}, [["a", { href: die.from(["a/", "b/", "#c"]) }, [sentence(die)]]]];
  if (kind === 7) return ["pre", {}, [["code", {}, [sentence(die)]]]];
  return ["div", classes, inside()];
}

function html(node) {
  if (typeof node === "string") return node;
  const [name, attributes, children] = node;
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`).join("");
  return `<${name}${written}>${children.map(html).join("")}</${name}>`;
}

/** Changes a list of blocks the way authors do: adds, removes, moves, edits, now and then everything. */
function edit(die, blocks) {
  const next = blocks.map((it) => it);
  for (let turn = 0; turn <= die.upTo(4); turn += 1) {
    const at = die.upTo(next.length + 1);
    const what = die.upTo(6);
    if (what === 0) next.splice(at, 0, block(die));
    else if (what === 1) next.splice(at, 1 + die.upTo(3));
    else if (what === 2 && next.length > 1) next.splice(die.upTo(next.length), 0, ...next.splice(Math.min(at, next.length - 1), 1));
    else if (what === 3 && next[at] && typeof next[at] !== "string") next[at] = [next[at][0], next[at][1], edit(die, next[at][2])];
    else if (what === 4 && next[at] && typeof next[at] !== "string") next[at] = [next[at][0], { ...next[at][1], class: die.from(["x", "y", "x y"]) }, next[at][2]];
    else if (what === 5 && die.roll() < 0.1) return Array.from({ length: die.upTo(12) }, () => block(die));
  }
  return next;
}

const whole = (blocks, title) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main>${blocks.map(html).join("\n")}</main></body></html>`;

describe("a page that is open", () => {
  it("says after every change exactly what is served, whatever the change", async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const die = dice(seed);
      let blocks = Array.from({ length: 3 + die.upTo(20) }, () => block(die));
      await page.evaluate((text) => window.start(text), whole(blocks, "one"));
      for (let turn = 0; turn < 12; turn += 1) {
        blocks = edit(die, blocks);
        const { is, should } = await page.evaluate((text) => window.step(text), whole(blocks, `${turn}`));
        assert.equal(is, should, `seed ${seed}, turn ${turn}`);
      }
    }
  });

  it("is touched in one place when one line is new, wherever it stands, and in none when nothing is", async () => {
    const lines = Array.from({ length: 300 }, (_, at) => ["p", {}, [`Line ${at} of the log says ${WORDS[at % 11]}.`]]);
    for (const at of [0, 150, 300]) {
      await page.evaluate((text) => window.start(text), whole(lines, "log"));
      const longer = [...lines.slice(0, at), ["p", {}, ["A new line."]], ...lines.slice(at)];
      await page.evaluate((text) => window.step(text), whole(longer, "log"));
      assert.ok((await page.evaluate(() => window.count)) <= 2, `one line and its line break at ${at}`);
      await page.evaluate((text) => window.step(text), whole(longer, "log"));
      assert.equal(await page.evaluate(() => window.count), 0);
    }
  });

  it("keeps what scripts have added to it, and what readers have done", async () => {
    const before = '<!doctype html><html lang="en"><body><div class="code"><pre>one</pre></div><details class="more"><summary>More</summary><p>text</p></details><p><input></p></body></html>';
    await page.evaluate((text) => window.start(text), before);
    await page.evaluate(() => {
      document.querySelector(".code").append(Object.assign(document.createElement("button"), { textContent: "Copy" }));
      document.querySelector("details").open = true;
      document.querySelector("details").classList.add("seen");
      document.querySelector("input").value = "typed";
      document.documentElement.dataset.script = "yes";
    });
    const next = before.replace("one", "two").replace('class="more"', 'class="less"').replace("<p>text</p>", "<p>words</p>").replace('lang="en"', 'lang="de"');
    const { is } = await page.evaluate((text) => window.step(text), next);
    assert.match(is, /<html lang="de" data-script="yes">/);
    assert.match(is, /<pre>two<\/pre><button>Copy<\/button>/);
    assert.match(is, /<details class="seen less" open="">/);
    assert.match(is, /<p>words<\/p>/);
    assert.equal(await page.evaluate(() => document.querySelector("input").value), "typed");
  });

  it("gets back what went away for a moment as it was", async () => {
    const text = (more) => `<!doctype html><html lang="en"><body><h1>A</h1>${more}</body></html>`;
    const more = '<details class="x"><summary>More</summary><p><input></p></details><p>end</p>';
    await page.evaluate((it) => window.start(it), text(more));
    await page.evaluate(() => {
      document.querySelector("details").open = true;
      document.querySelector("input").value = "typed";
    });
    await page.evaluate((it) => window.step(it), text(""));
    assert.equal(await page.locator("details").count(), 0);
    await page.evaluate((it) => window.step(it), text(more));
    assert.deepEqual(await page.evaluate(() => [document.querySelector("details").open, document.querySelector("input").value]), [true, "typed"]);
  });

  it("is patched in a blink, however long it is and whatever changed", async () => {
    const die = dice(7);
    const long = Array.from({ length: 3000 }, () => ["p", {}, [sentence(die)]]);
    const other = Array.from({ length: 3000 }, () => ["p", {}, [sentence(die)]]);
    await page.evaluate((text) => window.start(text), whole(long, "long"));
    const took = await page.evaluate((text) => {
      const started = performance.now();
      window.step(text);
      return performance.now() - started;
    }, whole(other, "other"));
    assert.ok(took < 1500, `everything is new: ${took} ms`);
    const near = other.map((it, at) => (at === 1500 ? ["p", {}, ["One line."]] : it));
    const quick = await page.evaluate((text) => {
      const started = performance.now();
      window.step(text);
      return performance.now() - started;
    }, whole(near, "other"));
    assert.ok(quick < 300, `one line of 3,000: ${quick} ms`);
  });
});
