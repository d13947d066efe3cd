#!/usr/bin/env node
/*
 * What queries cost on sites of any size:
 *
 *   node benches/search/cost.mjs SITE_DIR...
 *
 * In: built sites. Out: a row of a Markdown table for each: what a first query costs a reader with an
 * empty cache, and how long queries take when the files are there. The queries are of all kinds, made
 * from some hundred pages spread over the site; whether they are answered well is not asked here.
 */
import { queries } from "./make-queries.mjs";
import { understory } from "./lib/contestants.mjs";
import { percentile } from "./lib/judge.mjs";
import { pages } from "./lib/pages.mjs";

const sample = 300; // pages
const each = 30; // queries of each kind

async function row(site) {
  const asked = queries(pages(site, sample), { each });
  const client = await understory(site);
  const cold = [];
  for (const { q } of asked) cold.push(await client.cold(q));
  for (const { q } of asked) await client.find(q);
  const warm = [];
  for (const { q } of asked) warm.push((await client.find(q)).ms);
  const both = (numbers, digits = 0) => [0.5, 0.95].map((share) => percentile(numbers, share).toFixed(digits)).join(" / ");
  const of = (what) => cold.map((one) => one[what]);
  return [site, client.pages.toLocaleString("en"), both(of("bytes").map((bytes) => bytes / 1000)), both(of("requests")), both(of("all")), both(of("rounds")), both(warm, 1)];
}

const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
const head = ["site", "pages", "first query, KB gzipped, p50 / p95", "requests to the first title", "all requests", "round trips", "next query, ms, p50 / p95"];

if (process.argv.length < 3) {
  console.error("usage: node benches/search/cost.mjs SITE_DIR...");
  process.exit(2);
}
line(head);
line(head.map(() => "---"));
for (const site of process.argv.slice(2)) line(await row(site));
