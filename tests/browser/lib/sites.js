// The handbooks under test, each built by the real program into a folder of its own.
//
// In: the name of a handbook. Out: the folder of its site and the list of its pages, taken from
// what was written. Never: a page that was made by hand.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(here));
const fixtures = join(here, "fixtures");
const scratch = mkdtempSync(join(tmpdir(), "understory-browser-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** Where a handbook is mounted that does not say where it will be published: any sub-path must work. */
const ANYWHERE = "/some/sub/path/";
/** The path of an address that would rather be a script. */
const HOSTILE = new URL("https://handbook.example.org/\"><script>alert('base')</script>/").pathname;

/**
 * The handbooks: where each comes from, what else `build` is told, how that ends, and the path of
 * its `base_url`, if it has one.
 */
const SITES = {
  /** The example that ships with the program. */
  handbook: { from: () => root },
  /** The same for one person, who may read more: ratings, and what only two people know. */
  tomas: { from: () => root, also: ["--audience", "person:tomas"] },
  /** The same for somebody in a pair, and for those who lead the programme. */
  mara: { from: () => root, also: ["--audience", "person:mara"] },
  programme: { from: () => root, also: ["--audience", "programme"] },
  /** The same again, to be opened from a folder without a server. */
  share: { from: exampleForFiles, also: ["--audience", "person:tomas"] },
  /** One page for everything that a page can hold. */
  features: { from: () => join(fixtures, "features"), mount: "/keepers/" },
  /** The same, to be opened from a folder without a server. */
  files: { from: () => copyWith(join(fixtures, "features"), { "handbook.toml": (text) => text.replace(/^base_url.*$/m, 'links = "file"') }) },
  /** German interface words. */
  deutsch: { from: () => join(fixtures, "deutsch"), mount: "/" },
  /** Right to left. */
  arabic: { from: () => join(fixtures, "arabic") },
  /** Every field and every construct tries to break out. Its links and front matter are wrong on purpose. */
  hostile: { from: () => join(fixtures, "hostile"), also: ["--keep-going"], exits: 1, mount: HOSTILE },
  /** Words of a glossary. */
  glossary: { from: () => join(fixtures, "glossary") },
  /** A folder of Markdown without settings. */
  plain: { from: () => join(fixtures, "plain") },
  /** So many pages that every list has several parts. */
  many: { from: manyPages },
  /** No pages at all. */
  empty: { from: emptyFolder },
};

/** The names of all handbooks. */
export const siteNames = Object.keys(SITES);

const built = new Map();

/** Builds a handbook once per run. Out: `{ name, folder, mount, pages }`. */
export function site(name) {
  if (!built.has(name)) built.set(name, build(name));
  return built.get(name);
}

function build(name) {
  const { from, also = [], exits = 0, mount = ANYWHERE } = SITES[name];
  const folder = join(scratch, name);
  const { status, said } = run(["build", from(), "--out", folder, "--as-of", "2026-10-16", "--format", "short", ...also]);
  if (status !== exits) throw new Error(`building ${name} ended with status ${status}, not ${exits}:\n${said}`);
  return { name, folder, mount, pages: pagesIn(folder) };
}

/** Runs the program. Out: its exit status and everything it said. */
export function run(words, input = "") {
  try {
    const said = execFileSync(program(), words, { input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
    return { status: 0, said };
  } catch (error) {
    if (typeof error.status !== "number") throw error;
    return { status: error.status, said: `${error.stdout}${error.stderr}` };
  }
}

let found;

/** Path of the program: `UNDERSTORY_BIN`, else what cargo builds now. */
export function program() {
  found ??= process.env.UNDERSTORY_BIN || cargoBuild();
  return found;
}

function cargoBuild() {
  const words = ["build", "--quiet", "--message-format", "json"];
  const messages = execFileSync("cargo", words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  const artifacts = messages.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return artifacts.find((it) => it.executable && it.target.name === "understory").executable;
}

/** Every page of a site: its path and what its `<body>` says it is. */
function pagesIn(folder) {
  const paths = filesIn(folder).filter((path) => path.endsWith(".html"));
  return paths.map((path) => {
    const html = readFileSync(join(folder, path), "utf8");
    return { path, type: /<body class="is-([^"\s]*)/.exec(html)?.[1] ?? "unknown", html };
  });
}

/** Every file below a folder, as sorted paths with `/`. */
export function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join("/")).sort();
}

/** A copy of a handbook in which some files say something else. */
function copyWith(from, changes) {
  const folder = mkdtempSync(join(scratch, "copy-"));
  cpSync(join(from, "content"), join(folder, "content"), { recursive: true });
  for (const path of ["handbook.toml", ...Object.keys(changes)]) {
    const text = readFileSync(join(from, path), "utf8");
    write(folder, path, changes[path] ? changes[path](text) : text);
  }
  return folder;
}

/** The example, with addresses that need no server. */
function exampleForFiles() {
  return copyWith(root, { "handbook.toml": (text) => text.replace(/^name = .*$/m, '$&\nlinks = "file"') });
}

function manyPages() {
  const folder = mkdtempSync(join(scratch, "many-"));
  write(folder, "handbook.toml", 'name = "A long shelf"\ndates = "written"\nas_of = 2026-10-16\n');
  write(folder, "content/index.md", "# A long shelf\n\nThree hundred and twenty small pages.\n");
  for (let number = 1; number <= 320; number += 1) {
    const day = String(1 + (number % 28)).padStart(2, "0");
    const front = `---\ntags: [all, "group ${number % 7}"]\nupdated: 2026-09-${day}\n---\n`;
    write(folder, `content/shelf/note-${number}.md`, `${front}# Note ${number}\n\nA small page, number ${number}.\n`);
  }
  for (let number = 1; number <= 30; number += 1) {
    write(folder, `content/room-${number}/index.md`, `# Room ${number}\n\nNothing but a door.\n`);
  }
  return folder;
}

function emptyFolder() {
  return mkdtempSync(join(scratch, "empty-"));
}

function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
