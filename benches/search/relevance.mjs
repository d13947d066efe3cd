#!/usr/bin/env node
/*
 * How well and how cheaply the search answers queries whose answer is known, beside what else a static
 * site could embed:
 *
 *   node benches/search/relevance.mjs [--sets crates,handbooks] [--only understory,minisearch,elasticlunr,pagefind]
 *     [--site DIR] takes the site of a set as it lies there, instead of building it
 *     [--misses yes] lists the queries whose right page was not the first of ours
 *
 * In: the corpora and their queries, written down before. Out: Markdown tables on standard output, all
 * answers below `target/bench/results/`. Never: extrapolates; a contestant that was not run has no row.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as contestants from "./lib/contestants.mjs";
import { judge, percentile, rank } from "./lib/judge.mjs";
import { bench } from "./lib/places.mjs";
import { built, queries } from "./lib/site.mjs";
import { pages } from "./lib/pages.mjs";

const coldEvery = 6; // opening a browser for each query of all would take an hour

/** Answers to all queries, and what they cost. */
async function run(contestant, asked) {
  const found = [];
  const cold = [];
  console.error(`${contestant.name}: ${asked.length} queries`);
  for (const { q } of asked) found.push((await contestant.find(q)).results);
  const again = [];
  for (const { q } of asked) again.push((await contestant.find(q)).ms);
  for (const { q } of asked.filter((_, at) => at % coldEvery === 0)) cold.push(await contestant.cold(q));
  await contestant.close();
  return { name: contestant.name, built: contestant.built, found, warm: again, cold, figures: judge(asked, found) };
}

const number = (value, digits = 3) => (value === undefined || Number.isNaN(value) ? "–" : value.toFixed(digits));
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

/** MRR@10 and success@1 by kind, and what goes with them. */
function relevance(runs) {
  const kinds = Object.keys(runs[0].figures);
  return table(
    ["MRR@10 / success@1", ...kinds, "empty", "right heading"],
    runs.map(({ name, figures }) => [
      name,
      ...kinds.map((kind) => `${number(figures[kind].mrr)} / ${number(figures[kind].success)}`),
      figures.all.empty,
      figures.heading.heading ? `${number(100 * figures.heading.heading, 1)} %` : "–",
    ]),
  );
}

/** What a query costs. */
function costs(runs) {
  return table(
    ["cost", "first query, KB gzipped, p50 / p95", "requests to the first title, p50 / p95", "all requests, p50", "round trips, p50", "next query, ms, p50 / p95", "index built, s"],
    runs.map(({ name, cold, warm, built }) => {
      const both = (numbers, digits) => [0.5, 0.95].map((share) => number(percentile(numbers, share), digits)).join(" / ");
      const of = (what) => cold.map((one) => one[what]);
      return [name, both(of("bytes").map((bytes) => bytes / 1000), 0), both(of("requests"), 0), number(percentile(of("all"), 0.5), 0), number(percentile(of("rounds"), 0.5), 0), both(warm, 1), built === undefined ? "in the build" : number(built / 1000, 1)];
    }),
  );
}

/** What our own search did not put first: kind, query, what was meant, its place, what came first. */
function misses(asked, { found }) {
  const missed = asked.map((query, at) => ({ query, results: found[at], place: rank(query, found[at]) })).filter(({ place }) => place !== 1);
  return missed.map(({ query, results, place }) => [query.kind, query.q, query.url, place || "–", results[0]?.url ?? "nothing"].join("\t")).join("\n");
}

function option(name, otherwise) {
  const at = process.argv.indexOf(name);
  return (at < 0 ? otherwise : process.argv[at + 1]).split(",");
}

async function compare(set, names) {
  const [given] = option("--site", "");
  const site = given || built(set);
  const all = pages(site);
  const asked = queries(set);
  const makers = {
    understory: () => contestants.understory(site),
    minisearch: () => contestants.minisearch(all),
    elasticlunr: () => contestants.elasticlunr(all),
    pagefind: () => contestants.pagefind(all, join(bench, "search", `${set}-pagefind`)),
  };
  const runs = [];
  for (const name of names) runs.push(await run(await makers[name](), asked));
  const bytes = all.reduce((sum, page) => sum + page.sections.reduce((part, { text }) => part + Buffer.byteLength(text), 0), 0);
  console.log(`\n### ${set}: ${all.length} pages, ${(bytes / 1e6).toFixed(1)} MB of text, ${asked.length} queries\n\n${relevance(runs)}\n\n${costs(runs)}`);
  if (option("--misses", "")[0]) console.log(`\n${misses(asked, runs[0])}`);
  mkdirSync(join(bench, "results"), { recursive: true });
  writeFileSync(join(bench, "results", `search-${set}.json`), `${JSON.stringify({ set, asked, runs }, null, 1)}\n`);
}

for (const set of option("--sets", "crates,handbooks")) await compare(set, option("--only", "understory,minisearch,elasticlunr,pagefind"));
