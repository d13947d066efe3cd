// How long it takes from saving a file until Chromium has painted it.
//
// In: the address of a page of a running preview, its file, how often. Out: milliseconds, as JSON.
// Never: asks the page; the page itself says when the new line was painted, in the frame after it came.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../tests/browser/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const [url, file, runs] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();

let tell = () => {};
await page.exposeFunction("painted", (at) => tell(at));
// Holds also when a preview loads the whole page anew.
await page.addInitScript(() => {
  const look = () => {
    const mark = document.body?.textContent.match(/painted-mark-\d+/g)?.pop();
    if (!mark || mark === window.seen) return;
    window.seen = mark;
    requestAnimationFrame(() => setTimeout(() => window.painted(`${mark} ${performance.timeOrigin + performance.now()}`)));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  document.addEventListener("DOMContentLoaded", look);
});
await page.goto(url, { waitUntil: "load" });

const text = readFileSync(file, "utf8");
const times = [];
for (let run = 0; run <= Number(runs); run++) {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const painted = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("the page did not show it in 30 s")), 30_000).unref();
    tell = (told) => {
      const [mark, at] = told.split(" ");
      if (mark === `painted-mark-${run}`) resolve(Number(at));
    };
  });
  const saved = performance.timeOrigin + performance.now();
  writeFileSync(file, `${text}\n\npainted-mark-${run}\n`);
  times.push((await painted) - saved);
}
writeFileSync(file, text);
await browser.close();
// The first one warms up.
console.log(JSON.stringify(times.slice(1)));
