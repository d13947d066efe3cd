// What a page loads before it is seen: stylesheets are changed without a moment in between, and what
// cannot be changed in a page that is open is found out.
//
// In: two parsed pages. Out: stylesheets that wait in the page, loaded and not yet used. Never: removes
// a stylesheet before the one in its place has been loaded.

/** How long a page waits for a stylesheet. */
const PATIENCE = 3000;
/** The loaded stylesheet in the page, for the served link that names it. */
const ready = new Map();

const absolute = (address) => new URL(address, location.href).href;
const isSheet = (node) => node.nodeName === "LINK" && node.relList.contains("stylesheet");
const sheetsOf = (parsed) => [...parsed.querySelectorAll("link")].filter(isSheet);

/** Loads the stylesheets that the next page has and this one has not. */
async function prepareSheets(old, next) {
  ready.clear();
  const before = sheetsOf(old);
  const known = new Set(before.map((link) => absolute(link.getAttribute("href"))));
  const wanted = sheetsOf(next).filter((link) => !known.has(absolute(link.getAttribute("href"))));
  await Promise.all(wanted.map(async (link, at) => {
    const shown = document.importNode(link);
    const here = twins.get(before[Math.min(at, before.length - 1)]);
    if (await loadSheet(shown, here)) ready.set(link, shown);
  }));
}

/** Puts a stylesheet into the page that does not count yet. Out: whether it could be loaded. */
function loadSheet(link, here) {
  const media = link.getAttribute("media");
  link.dataset.media = media ?? "all";
  link.media = "not all";
  const loaded = new Promise((done) => {
    link.addEventListener("load", () => done(true), { once: true });
    link.addEventListener("error", () => done(false), { once: true });
    setTimeout(() => done(false), PATIENCE);
  });
  if (here) here.after(link);
  else document.head.append(link);
  return loaded.then((isLoaded) => {
    if (!isLoaded) link.remove();
    return isLoaded;
  });
}

/** Lets a loaded stylesheet count. */
function useSheet(served) {
  const link = ready.get(served);
  ready.delete(served);
  link.media = link.dataset.media;
  delete link.dataset.media;
  if (!served.hasAttribute("media")) link.removeAttribute("media");
  tie(served, link);
  return link;
}

function swapSheet(old, next) {
  const before = twinOf(old);
  useSheet(next);
  before.remove();
  return 1;
}

/** What a page that is open cannot change: its scripts and what it may load. */
function frameOf(parsed) {
  const scripts = [...parsed.querySelectorAll("script[src]")].map((script) => absolute(script.getAttribute("src")));
  const policies = [...parsed.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map((meta) => meta.content);
  return [...scripts, "|", ...policies].join("\n");
}

/** Where a page leads on by itself, if it does. */
function leadsTo(parsed) {
  const refresh = parsed.querySelector('meta[http-equiv="refresh" i]')?.content ?? "";
  const target = /^\s*0?\s*;\s*url=(.*)$/i.exec(refresh)?.[1];
  return target === undefined ? null : absolute(target.trim());
}
