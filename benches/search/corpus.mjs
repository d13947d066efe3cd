#!/usr/bin/env node
/*
 * Lays out a corpus: a folder of real Markdown that the search is measured on.
 *
 *   node benches/search/corpus.mjs NAME [DIR]
 *
 * In: `corpora/NAME.json`, which names its parts by version or commit. Out: DIR (by default
 * `target/bench/corpora/NAME`) with nothing but the Markdown files. Never: changes the text; a folder
 * whose hash is not the one written down is an error (`--record` writes it down).
 *
 * Crates are taken from cargo's own copy, else from crates.io; repositories from clones below
 * `$GIT_CLONES` (as `owner+name/repo`), else from where they are.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { bench } from "./lib/places.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const markdown = /\.(md|markdown)$/i;
// Markdown that nobody reads: inputs of tests, and templates whose text is yet to come.
const unread = /(^|\/)(tests?|fixtures?|testdata|node_modules|templates?|vendor|\.[^/]+)\//;

/** The manifest of a corpus. */
export function manifest(name) {
  return JSON.parse(readFileSync(join(here, "corpora", `${name}.json`), "utf8"));
}

/** Where a corpus lies once it is laid out. */
export function folder(name) {
  return join(bench, "corpora", name);
}

/** All files below a folder, as sorted relative paths with `/`. */
export function files(dir) {
  return readdirSync(dir, { recursive: true })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => lstatSync(join(dir, path)).isFile())
    .sort((a, b) => (a < b ? -1 : 1));
}

/** One hash over the names and bytes of all files of a folder, in sorted order. */
export function hash(dir) {
  const sum = createHash("sha256");
  for (const path of files(dir)) {
    const bytes = readFileSync(join(dir, path));
    sum.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return sum.digest("hex");
}

/** Lays the corpus out, unless it lies there already. */
export function layOut(name, into = folder(name)) {
  const wanted = manifest(name);
  if (existsSync(into) && hash(into) === wanted.sha256) return into;
  rmSync(into, { recursive: true, force: true });
  for (const part of wanted.parts) {
    if (part.crates) layOutCrates(part.crates, join(into, part.folder));
    else layOutRepository(part, join(into, part.folder));
  }
  return into;
}

function layOutCrates(names, into) {
  for (const name of names) {
    const dir = cached(name) ?? downloaded(name);
    copyMarkdown(dir, join(into, name.replace(/-\d+\.\d.*$/, "")));
  }
}

/** The crate as cargo has unpacked it. */
function cached(name) {
  const registries = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  if (!existsSync(registries)) return undefined;
  return readdirSync(registries).map((registry) => join(registries, registry, name)).find(existsSync);
}

function downloaded(name) {
  const crate = name.replace(/-\d+\.\d.*$/, "");
  const dir = mkdtempSync(join(tmpdir(), "crate-"));
  const url = `https://static.crates.io/crates/${crate}/${name}.crate`;
  const archive = execFileSync("curl", ["--fail", "--silent", "--show-error", "--location", url], big);
  execFileSync("tar", ["-xz", "-C", dir], { input: archive });
  return join(dir, name);
}

function layOutRepository({ git, commit, path }, into) {
  const dir = mkdtempSync(join(tmpdir(), "repository-"));
  const held = clone(git, commit, dir);
  const listed = execFileSync("git", ["-C", held, "ls-tree", "-rz", "--name-only", commit, ...(path ? [`${path}/`] : [])], big);
  const paths = listed.toString().split("\0").filter((name) => markdown.test(name));
  const archive = execFileSync("git", ["-C", held, "--literal-pathspecs", "archive", commit, ...paths], big);
  const unpacked = join(dir, "unpacked");
  mkdirSync(unpacked);
  execFileSync("tar", ["-x", "-C", unpacked], { input: archive });
  copyMarkdown(join(unpacked, path ?? ""), into);
  rmSync(dir, { recursive: true });
}

/** A repository that has the commit. */
function clone(url, commit, dir) {
  const [owner, name] = url.split("/").slice(-2);
  const local = join(process.env.GIT_CLONES ?? "", `${owner}+${name}`, "repo");
  if (process.env.GIT_CLONES && existsSync(local)) return local;
  const made = join(dir, "clone");
  execFileSync("git", ["init", "--quiet", "--bare", made]);
  execFileSync("git", ["-C", made, "fetch", "--quiet", "--depth", "1", url, commit]);
  return made;
}

function copyMarkdown(from, to) {
  for (const path of files(from)) {
    if (!markdown.test(path) || unread.test(path)) continue;
    // Middleman's `page.html.md` is `page.md` to everybody else.
    const copy = join(to, path.replace(/\.html\.md$/, ".md"));
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(from, path), copy);
  }
}

const big = { maxBuffer: 2 ** 30, stdio: "pipe" };

function main() {
  const arguments_ = process.argv.slice(2).filter((word) => word !== "--record");
  const [name, into = folder(name)] = arguments_;
  if (!name) {
    console.error("usage: node benches/search/corpus.mjs NAME [DIR]");
    process.exit(2);
  }
  const dir = layOut(name, into);
  const is = { pages: files(dir).length, sha256: hash(dir) };
  const wanted = manifest(name);
  if (process.argv.includes("--record")) {
    writeFileSync(join(here, "corpora", `${name}.json`), `${JSON.stringify({ ...wanted, ...is }, null, 2)}\n`);
  } else if (is.sha256 !== wanted.sha256) {
    console.error(`error: ${dir} is not the corpus that the queries were made from (${is.sha256})`);
    process.exit(1);
  }
  console.log(`${dir}: ${is.pages} files, sha256 ${is.sha256}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch ({ message }) {
    console.error(`error: ${message}`);
    process.exit(1);
  }
}
