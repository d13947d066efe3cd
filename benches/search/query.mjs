#!/usr/bin/env node
/*
 * Asks the search of a built site, as its readers do:
 *
 *   node benches/search/query.mjs SITE_DIR < queries
 *
 * In: a query a line, or `{"q": "…", "facets": {"kind": ["practice"]}}`. Out: a line of JSON for each:
 * the first ten results as ranked, the bytes (gzip -9) and number of all files read since the start, and
 * the milliseconds that this query took, reading included.
 */
import { createInterface } from "node:readline";
import { Client, Site, brief } from "./lib/client.mjs";

/** The query of a line, and what is chosen beside it. */
function parsed(line) {
  if (!line.trimStart().startsWith("{")) return { q: line };
  try {
    return JSON.parse(line);
  } catch {
    return { q: line };
  }
}

/** Facets as the client takes them: several values each. */
const several = (facets) => Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [values].flat()]));

async function main(folder) {
  const client = new Client(new Site(folder));
  for await (const line of createInterface({ input: process.stdin })) {
    const { q, facets = {} } = parsed(line);
    const { found, ms } = await client.ask(q, several(facets));
    const results = found.results.map(brief);
    console.log(JSON.stringify({ q, results, bytes_gz: client.bytes, files: client.read.length, ms: Math.round(ms * 100) / 100 }));
  }
}

if (process.argv.length !== 3) {
  console.error("usage: node benches/search/query.mjs SITE_DIR < queries");
  process.exit(2);
}
await main(process.argv[2]).catch(({ message }) => {
  console.error(`error: ${message}`);
  process.exit(1);
});
