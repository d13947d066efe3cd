// Results as they are shown: the words of the query marked, the section that answers, a piece of text.
((understory) => {
  "use strict";
  const { cut, counted, fold, normal } = understory.words;
  const { near } = understory;
  // About how many characters of text are shown.
  const SHOWN = 220;
  const BEFORE = 60;

  /** Tells which word of the query a word of a text is: its index, or -1. */
  const matcher = (meanings) => {
    const known = new Map();
    meanings.forEach(({ forms, word }, at) => {
      for (const form of forms) known.set(form.word, at);
      known.set(word, at);
    });
    const roots = meanings.map(({ word }) => near.stems(word));
    const seen = new Map();
    const slow = (word) => {
      const folded = meanings.findIndex((meaning) => fold(meaning.word) === fold(word));
      if (folded >= 0) return folded;
      const own = near.stems(word);
      return roots.findIndex((root) => root.some((it, at) => it === own[at]));
    };
    return (word) => {
      if (known.has(word)) return known.get(word);
      if (!seen.has(word)) seen.set(word, slow(word));
      return seen.get(word);
    };
  };

  /** The words of the query in a text: [{ start, end, at }], none inside another. */
  const found = (text, match) => {
    const out = [];
    for (const { word, start, end } of cut(text)) {
      const at = match(word);
      if (at < 0) continue;
      const before = out.at(-1);
      if (before && start < before.end) Object.assign(before, { start: Math.min(start, before.start), end: Math.max(end, before.end) });
      else out.push({ start, end, at });
    }
    return out;
  };

  /** A text in pieces, [[text, isMarked]], from one place to another. */
  const marked = (text, places, from = 0, to = text.length) => {
    const out = [];
    const add = (piece, isMarked) => { if (piece) out.push([piece, isMarked]); };
    let at = from;
    for (const { start, end } of places) {
      if (start < from || end > to) continue;
      add(text.slice(at, start), false);
      add(text.slice(start, end), true);
      at = end;
    }
    add(text.slice(at, to), false);
    return out;
  };

  /** Where the piece of a text begins that has most words of the query, rare ones before others. */
  const densest = (places, weights) => {
    let best = { value: -1, start: 0 };
    places.forEach(({ start }, first) => {
      const here = new Map();
      for (let at = first; at < places.length && places[at].end <= start + SHOWN - BEFORE; at += 1) {
        here.set(places[at].at, (here.get(places[at].at) ?? 0) + 1);
      }
      let value = 0;
      for (const [word, count] of here) value += weights[word] * (1 + 0.1 * Math.min(count - 1, 3));
      if (value > best.value + 1e-9) best = { value, start };
    });
    return best;
  };

  const isBreak = (letter) => letter === undefined || /\s/.test(letter);

  /** A piece of text around the words of the query, cut between words. */
  const excerpt = (raw, match, weights) => {
    // Lines that are no sentences, such as those of a list, are set apart.
    const text = normal(raw).trim().replace(/([^\s.!?:;,…])[^\S\n]*\n\s*/g, "$1 · ").replace(/\s+/g, " ");
    const places = found(text, match);
    let from = Math.max(0, densest(places, weights).start - BEFORE);
    if (from < 20) from = 0;
    while (from > 0 && !isBreak(text[from - 1])) from -= 1;
    let to = Math.min(text.length, from + SHOWN);
    while (to < text.length && to > from + SHOWN / 2 && !isBreak(text[to])) to -= 1;
    const pieces = marked(text, places, from, to);
    if (from > 0) pieces.unshift(["… ", false]);
    if (to < text.length) pieces.push([" …", false]);
    return pieces;
  };

  /**
   * How well a title or heading is what was asked for: 0 to 1, 1 when it is all of the query and no more.
   * One that begins with the query goes on to say what kind of it is meant, and loses half as much by it.
   */
  const exactness = (text, match, weights) => {
    const words = counted(normal(text));
    if (!words.length) return 0;
    const at = words.map(({ word }) => match(word));
    const others = at.filter((it) => it < 0).length / words.length;
    const isBegun = new Set(at.slice(0, weights.length).filter((it) => it >= 0)).size === weights.length;
    const sum = weights.reduce((all, weight) => all + weight, 0) || 1;
    const asked = [...new Set(at)].reduce((all, it) => all + (it < 0 ? 0 : weights[it]), 0) / sum;
    return (1 - (isBegun ? others / 2 : others)) * asked;
  };

  const text = (raw, match) => {
    const words = normal(raw);
    return marked(words, found(words, match));
  };

  /** The words of a text, cut once for as long as the text is at hand. */
  const cuts = new Map();
  const MOST_CUTS = 400;
  const wordsOf = (raw) => {
    if (!cuts.has(raw)) {
      if (cuts.size >= MOST_CUTS) cuts.clear();
      cuts.set(raw, counted(normal(raw)).map(({ word }) => word));
    }
    return cuts.get(raw);
  };

  /** Of the words of a query, how many stand in a text right behind the one before them, at best: 0 to 1. */
  const together = (raw, order, match) => {
    if (order.length < 2) return 0;
    let [best, run, expected] = [0, 0, -1];
    for (const word of wordsOf(raw)) {
      const at = match(word);
      if (at >= 0 && at === order[expected]) {
        run += 1;
        best = Math.max(best, run);
        expected += 1;
      } else {
        run = 0;
        expected = at < 0 ? -1 : order.indexOf(at) + 1;
      }
    }
    return best / (order.length - 1);
  };

  /** Whether words stand next to each other in a text. */
  const hasPhrase = (raw, phrase) => {
    const words = wordsOf(raw).map(fold);
    return words.some((_, at) => phrase.every((word, step) => words[at + step] === word));
  };

  understory.show = { matcher, excerpt, exactness, text, together, hasPhrase };
})(globalThis.understory ??= {});
