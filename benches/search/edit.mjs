#!/usr/bin/env node
/*
 * How long after a save the preview finds the new word, and how many files of the index an edit changes:
 *
 *   node benches/search/edit.mjs HANDBOOK_DIR [RUNS]
 *
 * In: a handbook (a copy: a page in its middle is changed and put back). Out: two lines. The clock runs
 * from before the file is written to the answer of a reader who has just opened the search and whose
 * first result is the page; asked again and again. Files are compared between two cold builds.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { Client, Served, brief } from "./lib/client.mjs";
import { percentile } from "./lib/judge.mjs";
import { program } from "./lib/places.mjs";

const patience = 60_000; // milliseconds
const rest = 700; // between saves, so that nothing is left to do in the background

const word = (run) => `zwurbel${String.fromCharCode(97 + (run % 26), 97 + (Math.floor(run / 26) % 26))}quix`;

/** The page in the middle of a handbook. */
function middle(folder) {
  const pages = readdirSync(folder, { recursive: true }).map((path) => join(folder, path)).filter((path) => /\.md$/.test(path) && !/_index\.md$/.test(path)).sort();
  return pages[Math.floor(pages.length / 2)];
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => probe.once("listening", ready));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Whether a reader who opens the search now finds the word. */
async function finds(url, q) {
  try {
    const { found } = await new Client(new Served(url)).ask(q);
    // The word is made up: what is found without it was taken for a typing mistake.
    return found.results.length > 0 && found.also.length === 0 ? brief(found.results[0]).url : undefined;
  } catch {
    return undefined;
  }
}

async function until(isTrue) {
  const start = performance.now();
  while (!(await isTrue())) if (performance.now() - start > patience) throw new Error(`not within ${patience / 1000} s`);
}

/** Milliseconds from each save to the first answer with the new word. */
async function saves(handbook, page, runs) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const preview = spawn(program, ["serve", handbook, "--strict-port", "--port", String(port)], { stdio: "ignore" });
  const text = readFileSync(page, "utf8");
  try {
    await until(() => fetch(`${url}search/root.js`).then(({ ok }) => ok, () => pause(20, false)));
    const times = [];
    for (let run = 0; run <= runs; run++) {
      await pause(rest);
      const start = performance.now();
      writeFileSync(page, `${text}\n\nA new word: ${word(run)}.\n`);
      await until(() => finds(url, word(run)));
      times.push(performance.now() - start);
    }
    return times.slice(1); // the first one warms up
  } finally {
    writeFileSync(page, text);
    preview.kill("SIGINT");
  }
}

/** The files of the index as they are after a cold build: name and content. */
function index(handbook) {
  const site = mkdtempSync(join(tmpdir(), "search-"));
  spawnSync(program, ["build", handbook, "--out", join(site, "site"), "--quiet"], { stdio: "inherit" });
  const folder = join(site, "site", "search");
  const paths = readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile());
  const files = new Map(paths.map((path) => [path, readFileSync(join(folder, path), "latin1")]));
  rmSync(site, { recursive: true });
  return files;
}

/** How many files of the index are other or new after an edit. */
function changed(handbook, page) {
  const before = index(handbook);
  const text = readFileSync(page, "utf8");
  writeFileSync(page, `${text}\n\nA new word: ${word(0)}.\n`);
  try {
    return [...index(handbook)].filter(([path, content]) => before.get(path) !== content).length;
  } finally {
    writeFileSync(page, text);
  }
}

const [handbook, runs = "9"] = process.argv.slice(2);
if (!handbook) {
  console.error("usage: node benches/search/edit.mjs HANDBOOK_DIR [RUNS]");
  process.exit(2);
}
const page = middle(handbook);
const times = await saves(handbook, page, Number(runs));
console.log(`from a save to its answer: median ${percentile(times, 0.5).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms, ${times.length} saves`);
console.log(`files of the index that one edit changes: ${changed(handbook, page)}`);
