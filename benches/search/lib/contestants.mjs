/*
 * What the search is held against: libraries that a static site could embed, given the same pages.
 *
 * In: pages as `pages.mjs` reads them, or a folder for their HTML. Out: `{ name, find, cold, index }`:
 * `find` gives ranked `{ url, anchors }`, `cold` what a reader's first query costs, `index` what the
 * building took. Settings are those that the documentation of each recommends.
 */
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Client, Site, brief } from "./client.mjs";
import { repository } from "./places.mjs";

const require = createRequire(import.meta.url);
const packages = fileURLToPath(new URL("../node_modules/", import.meta.url));
const bySide = createRequire(join(repository, "tests", "browser", "package.json"));
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** Our own client, over the site as it was built. */
export async function understory(folder) {
  const site = new Site(folder);
  const warm = new Client(site);
  const found = ({ results }) =>
    results.map((result) => ({ url: decodeURIComponent(brief(result).url), anchors: [result.anchor, ...result.others.map(anchorOf)] }));
  return {
    name: "Understory",
    get pages() {
      return warm.context.understory.engine.root.pages;
    },
    async find(q) {
      const { found: all, ms } = await warm.ask(q);
      return { results: found(all), ms };
    },
    async cold(q) {
      const client = new Client(site);
      await client.ask(q);
      return { bytes: client.bytes, ...toFirstTitle(client) };
    },
    close() {},
  };
}

const anchorOf = ({ href }) => decodeURIComponent(new URL(href).hash.slice(1));

/** Files up to and including the first with the text of a page, and the round trips of all. */
function toFirstTitle({ read, rounds }) {
  const fragment = read.findIndex((path) => path.startsWith("f/"));
  return { requests: fragment < 0 ? read.length : fragment + 1, all: read.length, rounds };
}

const headings = (page) => page.sections.map(({ heading }) => heading).join("\n");
const text = (page) => page.sections.map((section) => section.text).join("\n");

/** MiniSearch, section by section: prefixes, a fifth of a word's letters wrong, titles and headings count more. */
export async function minisearch(pages) {
  const { default: MiniSearch } = await import("minisearch");
  const start = performance.now();
  const index = new MiniSearch({ fields: ["heading", "title", "text"], storeFields: ["url", "anchor"] });
  const sections = pages.flatMap((page) => page.sections.map((section, at) => sectionOf(page, section, at)));
  index.addAll(sections.map((section, id) => ({ id, ...section })));
  const built = performance.now() - start;
  const options = { prefix: true, fuzzy: 0.2, boost: { heading: 3, title: 2 } };
  const shown = sections.map(({ url, anchor, heading, text: words }) => [url, anchor, heading, words]);
  // Everything at once: the library, the index, and the texts that excerpts are cut from.
  const library = gzip(readFileSync(join(packages, "minisearch/dist/umd/index.js")));
  const bytes = library + gzip(JSON.stringify(index)) + gzip(JSON.stringify(shown));
  const find = timed((q) => byPage(index.search(q, options)));
  return { name: `MiniSearch ${version("minisearch")}`, find, cold: async () => ({ bytes, requests: 2, all: 3, rounds: 2 }), built, close() {} };
}

/** A section as MiniSearch indexes it; the first goes by the title of its page. */
const sectionOf = ({ url, title }, { anchor, heading, text: words }, at) =>
  at === 0 ? { url, anchor, heading: title, title: "", text: words } : { url, anchor, heading, title, text: words };

/** Ten pages by their best sections, each with all of its sections that were found, in order. */
function byPage(sections) {
  const pages = new Map();
  for (const { url, anchor } of sections) {
    if (!pages.has(url)) pages.set(url, { url, anchors: [] });
    pages.get(url).anchors.push(anchor);
  }
  return [...pages.values()];
}

/** elasticlunr: forms of words are expanded, titles and headings count more. */
export async function elasticlunr(pages) {
  const elastic = require("elasticlunr");
  const start = performance.now();
  const index = elastic(function () {
    for (const field of ["title", "headings", "text"]) this.addField(field);
    this.setRef("url");
    this.saveDocument(false);
  });
  for (const page of pages) index.addDoc({ url: page.url, title: page.title, headings: headings(page), text: text(page) });
  const built = performance.now() - start;
  const options = { expand: true, fields: { title: { boost: 3 }, headings: { boost: 2 }, text: { boost: 1 } } };
  const texts = pages.map((page) => [page.url, page.title, text(page)]);
  const bytes = gzip(readFileSync(require.resolve("elasticlunr"))) + gzip(JSON.stringify(index)) + gzip(JSON.stringify(texts));
  const find = timed((q) => index.search(q, options).map(({ ref }) => ({ url: ref, anchors: [] })));
  return { name: `elasticlunr ${version("elasticlunr")}`, find, cold: async () => ({ bytes, requests: 2, all: 3, rounds: 2 }), built, close() {} };
}

const version = (name) => JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")).version;

function timed(search) {
  return async (q) => {
    const start = performance.now();
    const results = search(q).slice(0, 10);
    return { results, ms: performance.now() - start };
  };
}

/** Pagefind with its defaults, in Chromium, over pages that hold nothing but title and text. */
export async function pagefind(pages, folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const page of pages) writePage(page, join(folder, page.url));
  const start = performance.now();
  execFileSync(join(packages, ".bin", "pagefind"), ["--site", folder, "--quiet"], { stdio: "inherit" });
  const built = performance.now() - start;
  const server = await serve(folder);
  const { chromium } = bySide("playwright-core");
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const warm = await open(browser, server);
  return {
    name: `Pagefind ${version("pagefind")}`,
    built,
    find: (q) => warm.page.evaluate(ask, q),
    async cold(q) {
      const { page, close } = await open(browser, server);
      server.sent.length = 0;
      await page.evaluate(ask, q);
      await close();
      const fragment = server.sent.findIndex(({ path }) => path.includes("/fragment/"));
      const bytes = server.sent.reduce((sum, file) => sum + file.bytes, 0);
      return { bytes, requests: fragment < 0 ? server.sent.length : fragment + 1, all: server.sent.length, rounds: NaN };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function writePage({ title, lang, html }, folder) {
  mkdirSync(folder, { recursive: true });
  const escaped = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const bare = html.replace(/<a class="anchor"[^>]*>#<\/a>/g, "");
  writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="${lang}"><head><title>${escaped}</title></head><body><main><h1>${escaped}</h1>${bare}</main></body></html>`);
}

/** A web server that notes what it has sent; what Pagefind has packed itself is sent as it is. */
async function serve(folder) {
  const sent = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const file = join(folder, decodeURIComponent(pathname));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const bytes = readFileSync(file);
    sent.push({ path: pathname, bytes: Math.min(bytes.length, gzip(bytes)) });
    const kind = { js: "text/javascript", json: "application/json", html: "text/html" }[file.split(".").pop()];
    return response.writeHead(200, { "content-type": kind ?? "application/octet-stream" }).end(bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  writeFileSync(join(folder, "blank.html"), "<!doctype html><title>blank</title>");
  return { url: `http://127.0.0.1:${server.address().port}`, sent, close: () => { server.close(); server.closeAllConnections(); } };
}

/** A reader with an empty cache. */
async function open(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/blank.html`);
  return { page, close: () => context.close() };
}

/** In the page: one query with its ten results, as Pagefind's own interface asks. */
async function ask(q) {
  const start = performance.now();
  const search = await import("/pagefind/pagefind.js");
  const { results } = await search.search(q);
  const read = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  const ms = performance.now() - start;
  // Three sections a page, those with the most hits, in the order of the page.
  const best = (sections) => {
    const kept = [...sections].sort((one, other) => other.locations.length - one.locations.length).slice(0, 3);
    return sections.filter((section) => kept.includes(section));
  };
  const anchor = ({ url }) => decodeURIComponent(url.split("#")[1] ?? "");
  return { ms, results: read.map((page) => ({ url: decodeURIComponent(page.raw_url ?? page.url).replace(/^\//, ""), anchors: best(page.sub_results).map(anchor) })) };
}
