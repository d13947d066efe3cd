// What is known of a node of a page: a mark for everything in it, its words, its name.
//
// In: nodes of pages that were parsed, not of the page that is shown. Out: marks that are equal
// exactly when two nodes say the same, and how much two nodes have in common. Never: changes a node.

/** Elements whose inside is none of our business: the browser, or a script, made it. */
const CLOSED = new Set(["NOSCRIPT", "TEMPLATE", "SCRIPT", "STYLE", "IFRAME"]);
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const childrenOf = (node) => (isElement(node) && CLOSED.has(node.nodeName) ? [] : [...node.childNodes]);

const marks = new WeakMap();
const wordsOf = new WeakMap();

/** Equal for nodes that say the same, with everything in them. */
function mark(node) {
  let known = marks.get(node);
  if (known === undefined) {
    known = isElement(node) ? `${opening(node)}${childrenOf(node).map(mark).join("")}${inside(node)}</>` : `${node.nodeType}:${node.data?.length}:${node.data}`;
    // Long ones are kept as a number of two halves, so that a page does not hold itself many times.
    if (known.length > 64) known = `#${digest(known, 7)}${digest(known, 31)}${known.length}`;
    marks.set(node, known);
  }
  return known;
}

function opening(element) {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
  return `<${element.nodeName} ${attributes.sort().join(" ")}>`;
}

const inside = (element) => (CLOSED.has(element.nodeName) ? element.innerHTML : "");

/** A number of 53 bits, as good as unique within a page (the mixing is that of MurmurHash). */
function digest(text, seed) {
  let [one, two] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36);
}

/** The words of a node, about two hundred of them. */
function words(node) {
  let known = wordsOf.get(node);
  if (known === undefined) {
    known = new Set();
    const texts = document.createNodeIterator(node, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text && known.size < 200; text = texts.nextNode()) {
      for (const word of text.data.match(/[\p{L}\p{N}]+/gu) ?? []) known.add(word);
    }
    wordsOf.set(node, known);
  }
  return known;
}

/** From 0 to 1: how many of their words two nodes share. */
function shared(one, two) {
  const [left, right] = [words(one), words(two)];
  if (left.size + right.size === 0) return 1;
  let both = 0;
  for (const word of left) if (right.has(word)) both += 1;
  return (2 * both) / (left.size + right.size);
}
