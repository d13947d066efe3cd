/*
 * What people do to the words they search with: mistype them, inflect them otherwise, stop in the
 * middle of the last. Each function gives back `undefined` where a word does not lend itself to it.
 */
import { below, pick } from "./random.mjs";

const letters = "abcdefghijklmnopqrstuvwxyz";
const edits = {
  insert: (next, word, at) => word.slice(0, at) + pick(next, letters) + word.slice(at),
  delete: (_, word, at) => word.slice(0, at) + word.slice(at + 1),
  substitute: (next, word, at) => word.slice(0, at) + pick(next, letters) + word.slice(at + 1),
  transpose: (_, word, at) => word.slice(0, at) + word.slice(at, at + 2).split("").reverse().join("") + word.slice(at + 2),
};

/** A word with one letter too many, too few, wrong, or two of them swapped, anywhere. */
export function mistyped(next, word) {
  if (word.length < 5) return undefined;
  const edit = pick(next, Object.keys(edits));
  const places = { insert: word.length + 1, transpose: word.length - 1 }[edit] ?? word.length;
  const spoilt = edits[edit](next, word, below(next, places));
  return spoilt === word ? undefined : spoilt;
}

// Ending, the same word's other forms. The first rule that fits is the one that counts.
const inflections = [
  [/^(\w+[^aeiou])ies$/, ["$1y"]],
  [/^(\w+(?:ss|sh|ch|x))es$/, ["$1"]],
  [/^(\w{3,}[^aeious])s$/, ["$1"]],
  [/^(\w{2,}[aeo])s$/, ["$1"]],
  [/^(\w{2,})([bdglmnprt])\2ing$/, ["$1$2", "$1$2$2ed", "$1$2s"]],
  [/^(\w{3,}(?:[aeiou][cgsvz]|at|bl|ur|ir|[dr]g|[nr]c|[lnr]s|[lr]v))ing$/, ["$1e", "$1ed", "$1es"]],
  [/^(\w*[aeiouy]\w*[^e])ing$/, ["$1", "$1ed"]],
  [/^(\w{2,})([bdglmnprt])\2ed$/, ["$1$2", "$1$2$2ing", "$1$2s"]],
  [/^(\w{3,}(?:[aeiou][cgsvz]|at|bl|ur|ir|[dr]g|[nr]c|[lnr]s|[lr]v))ed$/, ["$1e", "$1ing", "$1es"]],
  [/^(\w+[^aeiou])ied$/, ["$1y", "$1ying", "$1ies"]],
  [/^(\w*[aeiouy]\w*[^ei])ed$/, ["$1", "$1ing"]],
  [/^(\w+[^aeiou])y$/, ["$1ies"]],
  [/^(\w+(?:sh|ch|x|ss))$/, ["$1es"]],
  [/^(\w{3,}[^aeiousy])$/, ["$1s"]],
  [/^(\w{3,}[^aeiou]e)$/, ["$1s"]],
];
// Words that no simple rule bends without making another word, or none at all.
const fixed = new Set("about above across after again against along also always among another anything because been before being below best beta better between both bring children could does doing done down during each either else even ever every everything first five four from have here however into just least less many more most much must need neither never next news nine nothing often once only other over perhaps please rather seven should since some someone something still such than that their them then there these they thing this those three through together toward twice under until upon very well were what when where whether which while with within without would your".split(" "));

/** The same word in another form. */
export function inflected(next, word) {
  if (word.length < 4 || fixed.has(word) || !/^[a-z]+$/.test(word)) return undefined;
  const rule = inflections.find(([form]) => form.test(word));
  return rule && word.replace(rule[0], pick(next, rule[1]));
}

/** The first letters of a word, three at least and one too few at least. */
export function cut(next, word) {
  if (word.length < 4) return undefined;
  return word.slice(0, 3 + below(next, word.length - 3));
}
