/*
 * Reads the pages of a built site: what a reader finds there, and what every contestant is given.
 *
 * In: the folder of a site. Out: for each page with text its address, title, sections and HTML, in the
 * order of addresses. Never: anything around the text, such as menus and lists that the program makes.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { NodeType, parse } from "node-html-parser";

const blocks = new Set("address article aside blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table td th tr ul".split(" "));
const headings = new Set(["h2", "h3", "h4", "h5", "h6"]);

/** All pages with text; of very many, so many spread over all. */
export function pages(site, most = Infinity) {
  const found = readdirSync(site, { recursive: true })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => /(^|\/)index\.html$/.test(path))
    .sort((a, b) => (a < b ? -1 : 1));
  const every = Math.max(1, found.length / most);
  const some = found.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
  return some.map((path) => page(path.replace(/index\.html$/, ""), readFileSync(join(site, path), "utf8"))).filter(Boolean);
}

function page(url, source) {
  const document = parse(source, { comment: false, blockTextElements: { script: false, style: false } });
  const text = document.querySelector("main .text");
  const title = document.querySelector("main h1");
  if (!text || !title) return undefined;
  return {
    url,
    title: title.textContent.replace(/\s+/g, " ").trim(),
    lang: document.querySelector("html").getAttribute("lang"),
    sections: sections(text),
    html: text.innerHTML,
  };
}

/** The text cut at its headings; what stands before the first has neither heading nor anchor. */
function sections(text) {
  const all = [{ anchor: "", heading: "", text: "" }];
  walk(text, all);
  for (const section of all) section.text = section.text.replace(/[^\S\n]+/g, " ").replace(/ ?\n[\s]*/g, "\n").trim();
  return all;
}

function walk(node, all) {
  for (const child of node.childNodes) {
    if (child.nodeType === NodeType.TEXT_NODE) all.at(-1).text += child.text;
    else if (child.nodeType === NodeType.ELEMENT_NODE) element(child, all);
  }
}

function element(node, all) {
  const name = node.rawTagName.toLowerCase();
  if (headings.has(name) && node.id) {
    node.querySelector("a.anchor")?.remove();
    all.push({ anchor: node.id, heading: node.textContent.replace(/\s+/g, " ").trim(), text: "" });
    return;
  }
  const edge = blocks.has(name) || name === "br" ? "\n" : "";
  all.at(-1).text += edge;
  walk(node, all);
  all.at(-1).text += edge;
}
