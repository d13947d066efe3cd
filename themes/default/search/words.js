// Texts as the words that can be searched for: the same cut as src/search/words.rs, with places.
((understory) => {
  "use strict";
  // Runs of more characters are no words: keys, sums, encoded files.
  const LONGEST = 48;
  const LETTER = "[\\p{Alphabetic}\\p{N}\\p{M}]";
  const JOINER = "[_\\-.'’\\u2010\\u2011]";
  const RUN = new RegExp(`${LETTER}+(?:${JOINER}${LETTER}+)*`, "gu");
  // `C++`, `C#`, `F#`: one letter and its signs.
  const SIGNS = new RegExp(`[+#]{1,2}(?!${LETTER})`, "uy");
  const BEHIND = new RegExp(`^${LETTER}*`, "u");
  const IS_JOINER = new RegExp(JOINER, "u");
  // Scripts that are written without blanks between words: Thai, Lao, Khmer, Burmese, kana, Han.
  const UNSPACED = "[\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u3005-\\u3007\\u3040-\\u30FF\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{323AF}]";
  const PLAIN = /^[a-z]+$/;
  const SEGMENT = new RegExp(`${UNSPACED}+|(?:(?!${UNSPACED}).)+`, "gsu");
  const IS_UNSPACED = new RegExp(UNSPACED, "u");

  const fits = (word) => word.length <= LONGEST || [...word].length <= LONGEST;
  const lower = (part) => part.toLowerCase().replaceAll("’", "'");

  /** Whether a capital begins a word inside a run: `maxOpen`, `HTTPServer`. */
  const begins = (before, letter, after) =>
    /\p{Uppercase}/u.test(letter) &&
    (/\p{Lowercase}/u.test(before) || (/\p{Uppercase}/u.test(before) && /\p{Lowercase}/u.test(after ?? "")));

  /** Whether what stands behind an apostrophe belongs to the word before it: `Mara's`, `don't`. */
  const isShort = (rest) => [...BEHIND.exec(rest)[0]].length <= 2;

  /** The parts of a run as [start, end]: between joiners, and where a capital begins a new word. */
  const partsOf = (run) => {
    const parts = [];
    let start = 0;
    let place = 0;
    let before;
    const letters = [...run];
    letters.forEach((letter, at) => {
      const isSign = IS_JOINER.test(letter) && !(/['’]/.test(letter) && isShort(run.slice(place + 1)));
      const isNew = before !== undefined && begins(before, letter, letters[at + 1]);
      if ((isSign || isNew) && start < place) parts.push([start, place]);
      if (isSign) start = place + letter.length;
      else if (isNew) start = place;
      before = letter;
      place += letter.length;
    });
    if (start < place) parts.push([start, place]);
    return parts;
  };

  /** Pairs of neighbouring characters; one alone is a word. */
  const pairsOf = (text, start, out) => {
    const letters = [...text];
    if (letters.length === 1) out.push({ word: text, start, end: start + text.length });
    for (let at = 0; at + 1 < letters.length; at += 1) {
      const word = letters[at] + letters[at + 1];
      out.push({ word, start, end: start + word.length });
      start += letters[at].length;
    }
  };

  /** The words of a part in lower case. Where lower case is of another length, places are those of the part. */
  const each = (part, start, out) => {
    const small = lower(part);
    for (const { 0: segment, index } of small.matchAll(SEGMENT)) {
      if (IS_UNSPACED.test(segment)) pairsOf(segment, start + index, out);
      else if (fits(segment)) out.push({ word: segment, start: start + index, end: Math.min(start + index + segment.length, start + part.length) });
    }
  };

  /**
   * The words of a text in order: [{ word, start, end, isWhole }], places in the text, which has to be
   * `normal`. The whole of a name of many parts comes behind its parts.
   */
  const cut = (text) => {
    const out = [];
    RUN.lastIndex = 0;
    for (let found = RUN.exec(text); found; found = RUN.exec(text)) {
      let [run] = found;
      if (run.length > 1 && PLAIN.test(run)) {
        if (fits(run)) out.push({ word: run, start: found.index, end: RUN.lastIndex });
        continue;
      }
      if (run.length === 1 && run < "\x80") {
        SIGNS.lastIndex = found.index + 1;
        run += SIGNS.exec(text)?.[0] ?? "";
        RUN.lastIndex = found.index + run.length;
      }
      const parts = partsOf(run);
      for (const [start, end] of parts) each(run.slice(start, end), found.index + start, out);
      const whole = parts.map(([start, end]) => lower(run.slice(start, end))).join("");
      if (parts.length > 1 && fits(whole) && !IS_UNSPACED.test(whole)) {
        out.push({ word: whole, start: found.index, end: found.index + run.length, isWhole: true });
      }
    }
    return out;
  };

  /** The words that a text is counted by: all but the wholes of names of many parts. */
  const counted = (text) => cut(text).filter(({ isWhole }) => !isWhole);

  const normal = (text) => text.normalize("NFKC");
  /** The word without its diacritics: what words are sorted and looked up by. */
  const fold = (word) => (/^[\0-\x7f]*$/.test(word) ? word : word.normalize("NFD").replace(/\p{M}/gu, ""));

  understory.words = { cut, counted, fold, normal, isUnspaced: (word) => IS_UNSPACED.test(word) };
})(globalThis.understory ??= {});
