/*
 * Corpora as sites. In: the name of a corpus. Out: the folder of its site, built anew, and the queries
 * that were written for it. Never: a network, where cargo's copies or `$GIT_CLONES` have the text.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hash, layOut, manifest } from "../corpus.mjs";
import { bench, program } from "./places.mjs";

/** The site of a corpus. Its links lead to files that were not copied: that is no reason to stop. */
export function built(name) {
  const text = layOut(name);
  if (hash(text) !== manifest(name).sha256) throw new Error(`${text} is not the corpus that the queries were made from`);
  const site = join(bench, "search", name);
  rmSync(site, { recursive: true, force: true });
  const { status, stderr, error } = spawnSync(program, ["build", text, "--out", site, "--keep-going", "--quiet"], { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (error) throw new Error(`${program} cannot be run (${error.code}); build it, or set UNDERSTORY_BIN`);
  if (!existsSync(join(site, "index.html"))) throw new Error(`no site of ${name} (exit status ${status}): ${stderr.slice(-500)}`);
  return site;
}

/** The queries of a corpus. */
export function queries(name) {
  const file = fileURLToPath(new URL(`../queries/${name}.jsonl`, import.meta.url));
  return readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
}
