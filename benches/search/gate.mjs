#!/usr/bin/env node
/*
 * Fails when the search has become worse than what `gate.json` says:
 *
 *   node benches/search/gate.mjs [SITE_DIR]
 *
 * In: the site of the set (built unless it is given) and its queries. Out: a line for each figure, exit
 * status 1 if one is beyond its threshold. Needs no network and no npm package, and less than a minute.
 */
import { readFileSync } from "node:fs";
import { understory } from "./lib/contestants.mjs";
import { judge } from "./lib/judge.mjs";
import { built, queries } from "./lib/site.mjs";

const { set, least, most } = JSON.parse(readFileSync(new URL("gate.json", import.meta.url), "utf8"));

/** All figures with their thresholds: what, is, at least or at most. */
function figures(judged, cold) {
  const lower = Object.entries(least).flatMap(([kind, wanted]) =>
    Object.entries(wanted).map(([what, threshold]) => ({ what: `${kind} ${what}`, is: judged[what === "heading" ? "heading" : kind][what], least: threshold })),
  );
  const costs = { empty: judged.all.empty, "first query, KB": cold.bytes / 1000, requests: cold.requests };
  return [...lower, ...Object.entries(most).map(([what, threshold]) => ({ what, is: costs[what], most: threshold }))];
}

const isMissed = ({ is, least: lower = -Infinity, most: upper = Infinity }) => !(is >= lower && is <= upper);

const shown = (number) => (number === undefined ? "no answer" : Number(number.toFixed(3)));

async function main(site) {
  const asked = queries(set);
  const client = await understory(site);
  const found = [];
  for (const { q } of asked) found.push((await client.find(q)).results);
  const all = figures(judge(asked, found), await client.cold(asked[0].q));
  for (const one of all) {
    const bound = one.least === undefined ? `at most ${one.most}` : `at least ${one.least}`;
    console.log(`${isMissed(one) ? "MISSED" : "ok    "} ${one.what}: ${shown(one.is)} (${bound})`);
  }
  return all.some(isMissed) ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv[2] ?? built(set));
} catch ({ message }) {
  console.error(`error: ${message}`);
  process.exitCode = 1;
}
