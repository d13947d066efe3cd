// Which child of one element is which child of another: the longest run of equals, and between them
// those that are most alike, in order.
//
// In: two lists of nodes. Out: pairs of places in them. Never: pairs nodes that cannot become each
// other, such as two with different ids.

/** More comparisons than this are not made one by one. */
const MANY = 10000;
/** How far ahead a partner is looked for in long lists that share nothing. */
const AHEAD = 20;
/** Elements of which a page has one, whatever they hold. */
const ALONE = new Set(["HTML", "HEAD", "BODY", "MAIN", "TITLE"]);

/** Pairs `[place in one, place in two]`, in order. */
function align(one, two) {
  const pairs = [];
  let start = 0;
  while (start < one.length && start < two.length && mark(one[start]) === mark(two[start])) {
    pairs.push([start, start]);
    start += 1;
  }
  let [end, last] = [one.length, two.length];
  const tail = [];
  while (end > start && last > start && mark(one[end - 1]) === mark(two[last - 1])) {
    end -= 1;
    last -= 1;
    tail.push([end, last]);
  }
  const middle = between(one.slice(start, end), two.slice(start, last));
  pairs.push(...middle.map(([left, right]) => [left + start, right + start]));
  return pairs.concat(tail.reverse());
}

function between(one, two) {
  if (!one.length || !two.length) return [];
  if (one.length * two.length <= MANY) return best(one, two);
  const fixed = unique(one, two);
  if (!fixed.length) return inTurn(one, two);
  const pairs = [];
  let [left, right] = [0, 0];
  for (const [at, to] of [...fixed, [one.length, two.length]]) {
    const inner = align(one.slice(left, at), two.slice(right, to));
    pairs.push(...inner.map(([from, too]) => [from + left, too + right]));
    if (at < one.length) pairs.push([at, to]);
    [left, right] = [at + 1, to + 1];
  }
  return pairs;
}

/** The best pairs by their worth in all, one comparison for every two nodes. */
function best(one, two) {
  const width = two.length + 1;
  const worth = new Float64Array((one.length + 1) * width);
  const value = one.map((left) => two.map((right) => likeness(left, right)));
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let to = two.length - 1; to >= 0; to -= 1) {
      const together = value[at][to] > 0 ? value[at][to] + worth[(at + 1) * width + to + 1] : 0;
      worth[at * width + to] = Math.max(together, worth[(at + 1) * width + to], worth[at * width + to + 1]);
    }
  }
  const pairs = [];
  for (let [at, to] = [0, 0]; at < one.length && to < two.length;) {
    const here = worth[at * width + to];
    if (value[at][to] > 0 && here === value[at][to] + worth[(at + 1) * width + to + 1]) pairs.push([at++, to++]);
    else if (here === worth[(at + 1) * width + to]) at += 1;
    else to += 1;
  }
  return pairs;
}

/** Nodes that each list has once, in the longest order that both have. */
function unique(one, two) {
  const places = (list) => {
    const found = new Map();
    list.forEach((node, at) => found.set(mark(node), found.has(mark(node)) ? -1 : at));
    return found;
  };
  const there = places(two);
  const both = [...places(one)].filter(([it, at]) => at >= 0 && (there.get(it) ?? -1) >= 0).map(([it, at]) => [at, there.get(it)]);
  return rising(both);
}

/** The longest rising run of pairs (patience sorting). */
function rising(pairs) {
  const [tops, before] = [[], new Map()];
  for (const pair of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (tops[half][1] < pair[1]) low = half + 1;
      else high = half;
    }
    before.set(pair, tops[low - 1]);
    tops[low] = pair;
  }
  const run = [];
  for (let pair = tops[tops.length - 1]; pair; pair = before.get(pair)) run.push(pair);
  return run.reverse();
}

/** For long lists that share nothing: the next node that can be meant. */
function inTurn(one, two) {
  const pairs = [];
  let to = 0;
  one.forEach((node, at) => {
    const found = two.findIndex((other, there) => there >= to && there < to + AHEAD && likeness(node, other) > 0);
    if (found < 0) return;
    pairs.push([at, found]);
    to = found + 1;
  });
  return pairs;
}

/** 0 when one node cannot become the other; the more, the more alike they are. */
function likeness(one, two) {
  if (one.nodeType !== two.nodeType || one.nodeName !== two.nodeName) return 0;
  if (mark(one) === mark(two)) return isBlank(one) ? 0.5 : 4;
  if (!isElement(one)) return isBlank(one) || isBlank(two) ? 0.1 : 0.2 + shared(one, two);
  if (ALONE.has(one.nodeName)) return 3;
  if (one.id || two.id) return one.id === two.id ? 3.5 : 0;
  if (keyOf(one) !== keyOf(two)) return 0;
  const isSameClass = one.className === two.className;
  const common = shared(one, two);
  // Two paragraphs with nothing in common are two paragraphs; two parts of the frame are one.
  if (common < 0.25 && !(isSameClass && one.className)) return common > 0 ? 0.05 : 0;
  return 0.3 + (isSameClass ? 0.5 : 0) + 2 * common;
}

const isBlank = (node) => node.nodeType === Node.TEXT_NODE && !node.data.trim();

/** What an element cannot change without being another one. */
function keyOf(element) {
  switch (element.nodeName) {
    case "INPUT": return `${element.type} ${element.name}`;
    case "LINK": return element.rel;
    case "META": return element.name || element.httpEquiv || element.getAttribute("property") || "charset";
    default: return element.getAttribute("data-key") ?? "";
  }
}
