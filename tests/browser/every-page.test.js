// Every page of every handbook, as a file: its type, its HTML, its links, its security policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { HtmlValidate } from "html-validate";

import { addressOf } from "./lib/browser.js";
import { addresses, elements, fragments } from "./lib/html.js";
import { fileAt } from "./lib/serve.js";
import { filesIn, site, siteNames } from "./lib/sites.js";
import { TYPES } from "./lib/types.js";

const ORIGIN = "https://site.test";
const parsed = new Map();

/** The elements of a page, parsed once. */
function read(page) {
  if (!parsed.has(page)) parsed.set(page, elements(page.html));
  return parsed.get(page);
}

/** All findings of a check over all pages of all handbooks, at most twenty of them shown. */
function everyPage(check, { except = [] } = {}) {
  const names = siteNames.filter((name) => !except.includes(name));
  const found = names.flatMap((name) =>
    site(name).pages.flatMap((page) => check(page, site(name)).map((words) => `${name}/${page.path}: ${words}`)),
  );
  assert.deepEqual(found.slice(0, 20), [], `${found.length} findings`);
}

describe("every page of every handbook", () => {
  it("is of a type that has tests", () => {
    everyPage(({ type }) => (type in TYPES ? [] : [`the type “${type}” is not in lib/types.js`]));
  });

  it("and every type that has tests has a page", () => {
    const met = new Set(siteNames.flatMap((name) => site(name).pages.map(({ type }) => type)));
    assert.deepEqual(Object.keys(TYPES).filter((type) => !met.has(type)), []);
  });

  it("is HTML as the standard wants it", async () => {
    const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
    const found = [];
    for (const name of siteNames) {
      for (const { path, html } of site(name).pages) {
        // Its author nests elements and gives out ids as no standard allows; what is left of that is tested below.
        if (name === "hostile" && path === "corpus/index.html") continue;
        const report = await validator.validateString(html, `${name}/${path}`);
        const messages = report.results.flatMap((result) => result.messages);
        found.push(...messages.map((it) => `${name}/${path}:${it.line}:${it.column} ${it.ruleId}: ${it.message}`));
      }
    }
    assert.deepEqual(found.slice(0, 20), [], `${found.length} findings`);
  });

  it("links only to addresses and places that exist", () => {
    everyPage(brokenAddresses);
  });

  it("has one main heading, a title and a language", () => {
    everyPage((page) => {
      const found = read(page);
      const count = (name) => found.filter((element) => element.name === name).length;
      const html = found.find(({ name }) => name === "html");
      return [
        ...(count("h1") === 1 || page.type === "page" ? [] : [`${count("h1")} h1 elements`]),
        ...(count("h1") >= 1 ? [] : ["no h1 element"]),
        ...(found.find(({ name }) => name === "title")?.text.trim() ? [] : ["no title"]),
        ...(html.attributes.lang ? [] : ["no language"]),
      ];
    });
  });

  it("gives every picture its size and a text", () => {
    everyPage((page) => read(page).filter(({ name }) => name === "img").flatMap(({ attributes }) => [
      ...("alt" in attributes ? [] : [`no alt on ${attributes.src}`]),
      ...("width" in attributes || "height" in attributes ? [] : [`neither width nor height on ${attributes.src}`]),
    ]), { except: ["hostile"] }); // its pictures do not exist
  });

  it("has no picture without an address", () => {
    everyPage((page) => read(page)
      .filter(({ name, attributes }) => name === "img" && !attributes.src && !attributes.srcset)
      .map(({ attributes }) => `an img with only ${JSON.stringify(attributes)}`));
  });

  it("forbids scripts and styles that are not files of the site, before anything is loaded", () => {
    everyPage((page) => {
      const found = read(page);
      const policy = found.findIndex(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
      const load = found.findIndex(({ name }) => ["link", "script", "img"].includes(name));
      if (policy < 0) return ["no Content-Security-Policy"];
      const rules = found[policy].attributes.content;
      return [
        ...(policy < load ? [] : ["the policy stands after the first thing that is loaded"]),
        ...(/default-src 'none'/.test(rules) ? [] : ["the policy does not start from nothing"]),
        ...(/unsafe|\*|https?:/.test(rules) ? [`the policy lets too much in: ${rules}`] : []),
      ];
    });
  });

  it("has no script, style or event written into it", () => {
    everyPage((page) => read(page).flatMap(({ name, attributes }) => [
      ...(name === "style" ? ["a style element"] : []),
      ...(name === "script" && !attributes.src ? ["a script element without a source"] : []),
      ...Object.keys(attributes).filter((key) => key === "style" || key.startsWith("on")).map((key) => `the attribute ${key} on ${name}`),
      ...(["iframe", "object", "embed", "base"].includes(name) ? [`the element ${name}`] : []),
    ]));
  });

  it("has no form but those of the search, which send nothing anywhere else", () => {
    everyPage((page, { mount }) => {
      const forms = read(page).filter(({ name }) => name === "form");
      const search = new URL(`${ORIGIN}${mount}search/`);
      const wrong = forms.filter(({ attributes: { method, action } }) => {
        const url = new URL(action ?? "", addressOf(ORIGIN + mount, page.path));
        return method !== "get" || url.origin !== ORIGIN || !url.pathname.startsWith(search.pathname);
      });
      const most = page.type === "search" ? 2 : 1;
      return [...wrong.map(({ attributes }) => `a form ${JSON.stringify(attributes)}`), ...(forms.length <= most ? [] : [`${forms.length} forms`])];
    });
  });

  it("has only addresses that a page may have", () => {
    everyPage((page) => addresses(read(page)).flatMap(({ element, address }) => {
      const { protocol } = new URL(address, ORIGIN);
      const allowed = ["https:", "http:", "mailto:", "tel:"].includes(protocol) || (element === "img" && protocol === "data:");
      return allowed ? [] : [`the address ${address}`];
    }));
  });
});

describe("every handbook", () => {
  it("has no file that no page uses, apart from those that programs read", () => {
    const forPrograms = /^(search\/.*\.js|404\.html|_redirects|changes\.json|\.understory-manifest\.json|feed\.xml|sitemap.*\.xml|index\.html)$/;
    const unused = siteNames.filter((name) => name !== "hostile").flatMap((name) => {
      const used = new Set(site(name).pages.flatMap((page) => targets(page, site(name))));
      const isFont = (path) => path.endsWith(".woff2");
      const former = new Set(site(name).pages.filter(({ type }) => type === "redirect").map(({ path }) => path));
      return filesIn(site(name).folder)
        .filter((path) => !used.has(path) && !forPrograms.test(path) && !isFont(path) && !former.has(path))
        .map((path) => `${name}/${path}`);
    });
    assert.deepEqual(unused, []);
  });

  it("opens from a file share when it says so: no link ends in a folder", () => {
    const pages = ["files", "share"].flatMap((name) => site(name).pages);
    const folders = pages.flatMap((page) =>
      addresses(read(page))
        .filter(({ address }) => !/^[a-z]+:/i.test(address))
        .filter(({ address }) => /(^|\/)([?#]|$)|(^|\/)\.{1,2}$/.test(address) && !address.startsWith("#"))
        .map(({ address }) => `${page.path}: ${address || "(empty)"}`),
    );
    assert.deepEqual(folders.slice(0, 20), [], `${folders.length} findings`);
  });
});

/** Addresses inside the site that lead nowhere, and fragments that their page does not have. */
function brokenAddresses(page, { folder, mount, pages }) {
  return addresses(read(page)).flatMap(({ address }) => {
    const url = new URL(address, addressOf(ORIGIN + mount, page.path));
    if (url.origin !== ORIGIN) return [];
    const file = fileBehind(url, { folder, mount });
    if (!file) return [`${address} leads to no file`];
    const target = pages.find((it) => join(folder, it.path) === file);
    const fragment = decodeURIComponent(url.hash.slice(1));
    if (!fragment || !target || fragments(read(target)).has(fragment)) return [];
    return [`${address} leads to no place on its page`];
  });
}

/** The files of its own site that a page uses. */
function targets(page, { folder, mount }) {
  return addresses(read(page)).flatMap(({ address }) => {
    const file = fileBehind(new URL(address, addressOf(ORIGIN + mount, page.path)), { folder, mount });
    return file ? [file.slice(folder.length + 1)] : [];
  });
}

/** The file of a site that is mounted at the test's origin, behind an address. */
function fileBehind({ origin, pathname }, { folder, mount }) {
  const isInside = origin === ORIGIN && pathname.startsWith(mount);
  return isInside ? fileAt(folder, decodeURIComponent(pathname.slice(mount.length))) : undefined;
}

describe("programs that read a site", () => {
  it("find a feed and a map of the site whose addresses all exist", () => {
    const { folder } = site("features");
    const base = "https://handbook.example.org/keepers/";
    for (const name of ["feed.xml", "sitemap.xml"]) {
      const xml = readFileSync(join(folder, name), "utf8");
      const found = [...xml.matchAll(/(?:href="|<loc>)([^"<]+)/g)].map((match) => match[1]);
      assert.ok(found.length >= 3, `${name} has addresses`);
      const wrong = found.filter((address) => !address.startsWith(base) || !fileAt(folder, address.slice(base.length)));
      assert.deepEqual(wrong, [], name);
    }
  });

  it("find in changes.json every page that has a date, newest first", () => {
    const { folder } = site("features");
    const { as_of, changes } = JSON.parse(readFileSync(join(folder, "changes.json"), "utf8"));
    assert.equal(as_of, "2026-10-16");
    assert.deepEqual(changes.map(({ url }) => url), ["habits/dark-night-review/"]);
    assert.equal(changes[0].updated, "2026-09-30");
    assert.equal(changes[0].created, "2024-11-02");
  });
});
