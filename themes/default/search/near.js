// The forms of a word that a query means: the word itself, its inflections, what it begins, and, where
// all that finds little, what was probably meant.
((understory) => {
  "use strict";
  const { fold, isUnspaced } = understory.words;
  const { files, lists } = understory;
  // How much another form of a word counts against the word itself.
  const FOLDED = 0.95;
  const STEM = 0.9;
  const BEGUN = 0.8;
  const BEGUN_BESIDE = 0.25;
  const WRONG = [1, 0.7, 0.45];
  // A word that so few pages have may be a misspelling of another.
  const FEW = 2;
  // The same for what an unfinished word begins.
  const BEGUN_FEW = 4;
  const WRONG_BESIDE = 0.4;
  const MOST_BEGUN = 40;
  const MOST_WRONG = 8;
  const MOST_FILES = 3;

  const stems = (word) => Object.values(understory.stem ?? {}).map((stem) => stem(word));

  /** What all forms of a word begin with: its stem may change its last letter (`study`, `studies`). */
  const common = (word, roots) => {
    const letters = [...word];
    let length = letters.length;
    for (const root of roots) {
      const other = [...root];
      let shared = 0;
      while (shared < length && other[shared] === letters[shared]) shared += 1;
      length = shared;
    }
    const kept = Math.max(length > 4 ? length - 1 : length, Math.min(letters.length, 3));
    return fold(letters.slice(0, kept).join(""));
  };

  /** How many files begin with a word for which `isBefore` holds: they are sorted, so these come first. */
  const countBefore = (isBefore) => {
    const { first } = files.root;
    let [low, high] = [0, first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(first[middle])) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** The numbers of the files that hold words from `from` to `to`: forms of one word may end one and begin the next. */
  const range = (from, to) => {
    const start = Math.max(countBefore((word) => word < from) - 1, 0);
    const end = countBefore((word) => word <= to);
    return Array.from({ length: Math.max(end - start, 0) }, (_, step) => start + step);
  };

  const shardAt = (at) => files.readOnce(`t/${at}.${files.root.hashes[at]}.js`, lists.shard);

  /** All words that begin with `prefix`, from at most three files, the one of `word` among them. */
  const wordsFrom = async (prefix, word, log) => {
    const all = range(prefix, `${prefix}\u{10ffff}`);
    const own = all.indexOf(range(word, word)[0]);
    const chosen = all.length > MOST_FILES ? all.slice(own, own + MOST_FILES) : all;
    const loaded = await Promise.all(chosen.map((at) => log(shardAt(at))));
    return loaded.flatMap((words) => (words ?? []).filter(({ folded }) => folded.startsWith(prefix)));
  };

  /** The distance of two words: letters to put in, leave out, change, or swap with the next; `most + 1` for more. */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, last, row] = [[], [], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i += 1) {
      [before, last, row] = [last, row, [i]];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const change = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
        row[j] = Math.min(change, last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
    }
    return row[other.length];
  };

  /** How many bits are set. */
  const bits = (number) => {
    let count = 0;
    for (let rest = number; rest; rest &= rest - 1) count += 1;
    return count;
  };

  const mostWrong = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
  const escaped = (letter) => (/[a-z0-9]/.test(letter) ? letter : `-${letter.codePointAt(0).toString(16)}-`);

  /** The files of the dictionary with words near to this one. */
  const dictionaries = (word, most) => {
    const letters = [...word];
    const { near } = files.root;
    return [["z", letters[0]], ["y", letters.at(-1)]].flatMap(([folder, letter]) => {
      const lengths = Array.from({ length: 2 * most + 1 }, (_, step) => letters.length - most + step);
      const names = [letter, ...lengths.map((length) => letter + length)];
      return names
        .filter((name) => Object.hasOwn(near, `${folder}/${name}`))
        .map((name) => `${folder}/${escaped(letter)}${name.slice(letter.length)}.${near[`${folder}/${name}`]}.js`);
    });
  };

  /** The words that were probably meant, nearest and most used first: [{ word, wrong }]. */
  const meant = async (word, log) => {
    const most = mostWrong(word);
    if (!most || isUnspaced(word)) return [];
    const loaded = await Promise.all(dictionaries(word, most).map((name) => log(files.readOnce(name, lists.dictionary))));
    const found = new Map();
    const own = lists.letters(word);
    for (const { word: other, folded, letters, digits } of loaded.flatMap((words) => words ?? [])) {
      // One wrong letter changes at most two of those that a word has.
      if (found.has(other) || bits(own ^ letters) > 2 * most) continue;
      const wrong = distance(word, folded, most);
      if (wrong > 0 && wrong <= most) found.set(other, { word: other, wrong, digits });
    }
    // Of words that differ in one letter more, a far more usual one may still be meant.
    const rank = ({ wrong, digits }) => wrong * 6 - digits;
    return [...found.values()].sort((one, other) => rank(one) - rank(other) || (one.word < other.word ? -1 : 1)).slice(0, MOST_WRONG);
  };

  /** A word of the index by itself. */
  const lookUp = async (word, log) => {
    const folded = fold(word);
    const words = await Promise.all(range(folded, folded).map((at) => log(shardAt(at))));
    return words.flatMap((all) => all ?? []).find((one) => one.word === word);
  };

  /** The forms that stand in the index by themselves: [{ …, weight, isSame }], and what they begin. */
  const written = async (word, isOpen, log) => {
    const folded = fold(word);
    const roots = isUnspaced(word) ? [] : stems(word);
    const all = await wordsFrom(isUnspaced(word) ? folded : common(word, roots), folded, log);
    const forms = [];
    const begun = [];
    for (const form of all) {
      if (form.word === word) forms.push({ ...form, weight: 1 });
      else if (form.folded === folded) forms.push({ ...form, weight: FOLDED });
      else if (roots.length && stems(form.word).some((root, at) => root === roots[at])) forms.push({ ...form, weight: STEM });
      else if (form.folded.startsWith(folded)) begun.push(form);
    }
    const isThere = forms.length > 0;
    if (begun.length && (isOpen || !isThere)) {
      const closeness = ({ folded: other, pages }) => Math.log2(1 + pages) - (other.length - folded.length) * 0.7;
      begun.sort((one, other) => closeness(other) - closeness(one) || (one.word < other.word ? -1 : 1));
      const weight = (form) => (isThere ? BEGUN_BESIDE : BEGUN) * Math.sqrt(folded.length / form.folded.length);
      forms.push(...begun.slice(0, MOST_BEGUN).map((form) => ({ ...form, weight: weight(form), isBegun: true })));
    }
    return forms;
  };

  /**
   * What a word of a query means: { word, forms: [{ word, pages, near, long, weight }], tried }.
   * `isOpen` says that the word may be unfinished; `log` turns a file that fails into nothing.
   */
  const forms = async (word, isOpen, log) => {
    const found = await written(word, isOpen, log);
    const same = found.filter((form) => !form.isBegun);
    const pages = same.reduce((sum, form) => sum + form.pages, 0);
    const begun = found.reduce((sum, form) => sum + (form.isBegun ? form.pages : 0), 0);
    if (pages > FEW || (isOpen && begun > BEGUN_FEW)) return { word, forms: found, tried: [] };
    const others = (await meant(fold(word), log)).filter(({ word: other }) => !found.some((form) => form.word === other));
    const looked = await Promise.all(others.map(async ({ word: other, wrong }) => {
      const form = await lookUp(other, log);
      const weight = WRONG[wrong] * (same.length ? WRONG_BESIDE : 1);
      return form && form.pages > (same.length ? pages : 0) ? { ...form, weight, isWrong: true } : null;
    }));
    const tried = looked.filter(Boolean);
    return { word, forms: [...found, ...tried], tried: tried.map((form) => form.word) };
  };

  understory.near = { forms, distance, stems };
})(globalThis.understory ??= {});
