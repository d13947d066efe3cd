// The difference between the page as it was served and as it is served now, applied to the page that
// is shown.
//
// In: two parsed pages. Out: the shown page says what the second one says; everything that only the
// shown page has (a button that a script made, an open fold, a typed word, the focus) is as it was.
// Never: touches what both say alike, or anything that was not served.

/** The shown node of a served one. */
let twins = new WeakMap();
/** The served node of a shown one. */
let origins = new WeakMap();
/** Nodes that went away, by what they said: when they come back, they come as they were. */
const attic = new Map();
const ATTIC = 400;

/** The shown page cannot be told apart from what was served; only loading it again helps. */
class Lost extends Error {}

function parse(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  parsed.querySelectorAll('script[src="/__preview/client.js"]').forEach((script) => script.remove());
  return parsed;
}

function tie(served, shown) {
  twins.set(served, shown);
  origins.set(shown, served);
}

/** Finds the shown node of every served one, when the page has just been loaded. */
function recognise(served, shown) {
  tie(served, shown);
  if (!isElement(served)) return;
  const [ours, theirs] = [childrenOf(served), childrenOf(shown)];
  let from = 0;
  for (const child of ours) {
    const at = theirs.findIndex((node, index) => index >= from && couldBe(child, node));
    if (at < 0) continue;
    recognise(child, theirs[at]);
    from = at + 1;
  }
}

/** Whether a script of the page can have made `shown` of `served`: it adds, it does not take away. */
function couldBe(served, shown) {
  if (served.nodeType !== shown.nodeType || served.nodeName !== shown.nodeName) return false;
  if (!isElement(served)) return served.data === shown.data;
  if (served.id !== shown.id || keyOf(served) !== keyOf(shown)) return false;
  return [...served.classList].every((name) => shown.classList.contains(name));
}

/** Makes the shown page say what `next` says, where `old` said something else. Out: how many places. */
function patch(old, next) {
  if (ready.has(next)) return swapSheet(old, next);
  const twin = twinOf(old);
  tie(next, twin);
  if (mark(old) === mark(next)) {
    carry(old, next);
    return 0;
  }
  if (!isElement(old)) return patchText(old, next, twin);
  return patchAttributes(old, next, twin) + patchChildren(old, next, twin);
}

function twinOf(served) {
  const twin = twins.get(served);
  if (!twin) throw new Lost(`no ${served.nodeName} in the page`);
  return twin;
}

/** The twins of a part that did not change. */
function carry(old, next) {
  const [before, after] = [childrenOf(old), childrenOf(next)];
  before.forEach((child, at) => {
    const twin = twins.get(child);
    if (twin) tie(after[at], twin);
    carry(child, after[at]);
  });
}

/** Only the letters that differ are replaced, so that a selection around them stays. */
function patchText(old, next, twin) {
  if (twin.data !== old.data) {
    twin.data = next.data;
    return 1;
  }
  const [before, after] = [old.data, next.data];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  twin.replaceData(start, before.length - start - end, after.slice(start, after.length - end));
  return 1;
}

function patchAttributes(old, next, twin) {
  const names = new Set([...old.attributes, ...next.attributes].map(({ name }) => name));
  let count = 0;
  for (const name of names) {
    const [before, value] = [old.getAttribute(name), next.getAttribute(name)];
    if (before === value || isSameAddress(old, next, name)) continue;
    count += 1;
    if (name === "class" && twin.getAttribute("class") !== before) patchClasses(old, next, twin);
    else if (value === null) twin.removeAttribute(name);
    else twin.setAttribute(name, value);
    if (name === "value" && twin.nodeName === "INPUT" && twin.value === before) twin.value = value ?? "";
  }
  return count;
}

/** Written from another folder, and still the same file: it is not loaded again. */
function isSameAddress(old, next, name) {
  if (!["href", "src"].includes(name) || !["LINK", "SCRIPT", "IMG"].includes(old.nodeName)) return false;
  const [before, after] = [old.getAttribute(name), next.getAttribute(name)];
  return before !== null && after !== null && absolute(before) === absolute(after);
}

/** Names of classes that scripts gave the element stay. */
function patchClasses(old, next, twin) {
  for (const name of old.classList) if (!next.classList.contains(name)) twin.classList.remove(name);
  for (const name of next.classList) twin.classList.add(name);
}

function patchChildren(old, next, twin) {
  if (CLOSED.has(old.nodeName)) {
    if (old.innerHTML === next.innerHTML) return 0;
    throw new Lost(`another ${old.nodeName}`);
  }
  const [before, after] = [childrenOf(old), childrenOf(next)];
  const partners = new Map(align(before, after).map(([at, to]) => [after[to], before[at]]));
  const kept = new Set(partners.values());
  const gone = before.filter((child) => !kept.has(child));
  adopt(gone, after.filter((child) => !partners.has(child)), partners);
  const moved = new Set(partners.values());
  let count = 0;
  for (const child of before.filter((it) => !moved.has(it))) count += takeAway(child);
  let last = null;
  for (const child of after) {
    const partner = partners.get(child);
    if (partner) {
      count += patch(partner, child);
      if (gone.includes(partner)) place(twin, last, twins.get(child));
    } else {
      place(twin, last, bring(child));
      count += 1;
    }
    last = twins.get(child);
  }
  return count;
}

/** What left one place and came to another of the same element is moved, not made anew. */
function adopt(gone, come, partners) {
  const free = new Map(gone.filter(isElement).map((node) => [node.id ? `id ${node.nodeName} ${node.id}` : mark(node), node]));
  for (const node of come.filter(isElement)) {
    const key = node.id ? `id ${node.nodeName} ${node.id}` : mark(node);
    const found = free.get(key);
    if (!found || !twins.get(found)) continue;
    free.delete(key);
    partners.set(node, found);
  }
}

/** Puts a node behind `last`, or first; `moveBefore` keeps the focus and what is loaded in it. */
function place(parent, last, node) {
  const behind = last ? last.nextSibling : parent.firstChild;
  if (behind === node || (isSheet(node) && node.isConnected)) return;
  if (node.isConnected && parent.moveBefore) {
    try {
      parent.moveBefore(node, behind);
      return;
    } catch {
      // Browsers that cannot move it insert it.
    }
  }
  parent.insertBefore(node, behind);
}

function takeAway(served) {
  const twin = twinOf(served);
  twin.remove();
  if (isElement(served)) {
    const key = mark(served);
    attic.delete(key);
    attic.set(key, served);
    if (attic.size > ATTIC) attic.delete(attic.keys().next().value);
  }
  return 1;
}

/** The shown node of a served one that is new. */
function bring(served) {
  if (ready.has(served)) return useSheet(served);
  const known = isElement(served) && attic.get(mark(served));
  if (known && !twinOf(known).isConnected) {
    attic.delete(mark(served));
    tie(served, twinOf(known));
    carry(known, served);
    return twinOf(known);
  }
  const shown = document.importNode(served, CLOSED.has(served.nodeName));
  tie(served, shown);
  if (isElement(served)) childrenOf(served).forEach((child) => shown.append(bring(child)));
  return shown;
}
