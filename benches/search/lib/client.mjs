/*
 * The shipped client over a built site, without a browser.
 *
 * In: a site, on disk or served. Out: a client that answers queries and counts which files it read, with
 * their sizes as a web server would send them (gzip). Files are run as the scripts they are, in a
 * context that has no `document`; what is asked for at the same time arrives at the same time, so that
 * round trips can be counted. Never: reads a file that a browser would not load.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const base = "https://handbook.example/search/";
const offered = { URL, AbortController, DOMException, TextDecoder, TextEncoder, clearTimeout, console, performance, queueMicrotask, setTimeout };

/** Files of a site on disk, each compiled and weighed once however many clients read it. */
export class Site {
  constructor(folder) {
    this.folder = join(folder, "search");
    if (!existsSync(join(this.folder, "root.js"))) throw new Error(`${folder} is no site with a search: there is no search/root.js`);
    this.scripts = new Map();
    this.weights = new Map();
  }

  async script(path) {
    if (!this.scripts.has(path)) {
      this.scripts.set(path, new vm.Script(readFileSync(join(this.folder, path), "utf8"), { filename: path }));
    }
    return this.scripts.get(path);
  }

  weight(path) {
    if (!this.weights.has(path)) this.weights.set(path, gzipSync(readFileSync(join(this.folder, path)), { level: 9 }).length);
    return this.weights.get(path);
  }
}

/** A site that is served, as it is in this moment. */
export class Served {
  constructor(url) {
    this.url = `${url}search/`;
  }

  async script(path) {
    const answer = await fetch(this.url + path);
    if (!answer.ok) throw new Error(`${path}: status ${answer.status}`);
    return new vm.Script(await answer.text(), { filename: path });
  }
}

/** A reader who has just opened the search. */
export class Client {
  constructor(site) {
    this.site = site;
    this.read = [];
    this.rounds = 0;
    this.waiting = [];
    this.context = vm.createContext({ ...offered, understory: { base, load: (path) => this.load(path) } });
  }

  /** Answers a query, with what it took: milliseconds, and all files read so far. */
  async ask(q, facets = {}, limit = 10) {
    const start = performance.now();
    if (this.read.length === 0) await this.load("root.js");
    const found = await this.context.understory.engine.find(q, { facets, limit });
    return { found, ms: performance.now() - start };
  }

  load(path) {
    if (this.waiting.length === 0) setImmediate(() => this.arrive());
    return new Promise((done, failed) => this.waiting.push({ path: path.replace(/[?#].*$/, ""), done, failed }));
  }

  /** One round trip: everything that was asked for since the last. */
  async arrive() {
    this.rounds += 1;
    await Promise.all(this.waiting.splice(0).map((one) => this.run(one)));
  }

  async run({ path, done, failed }) {
    try {
      const script = await this.site.script(path);
      script.runInContext(this.context);
      this.read.push(path);
      done();
    } catch (error) {
      failed(error);
    }
  }

  /** What all files read so far weigh. */
  get bytes() {
    return this.read.reduce((sum, path) => sum + this.site.weight(path), 0);
  }
}

/** A marked text without its marks. */
export const plain = (marked) => marked.map(([text]) => text).join("");

/** A result as it is printed and judged: `index.html` at an address's end says nothing. */
export const brief = ({ url, anchor, title }) => ({ url: url.replace(/(^|\/)index\.html$/, "$1"), anchor: anchor ?? "", title: plain(title) });
