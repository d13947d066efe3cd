// Reads what src/search/{symbols,shards,lists,places,columns}.rs write. Total over any text: what
// cannot be read ends the list.
((understory) => {
  "use strict";
  const SYMBOLS = "!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  const LAST = 60;
  const MORE = 31;
  const VALUES = new Int16Array(128).fill(-1);
  [...SYMBOLS].forEach((symbol, value) => { VALUES[symbol.charCodeAt(0)] = value; });
  // How often a word of this level would stand in a section of usual length.
  const LEVELS = [0.15, 0.4, 0.65, 1, 1.5, 2.2, 3.2, 4.5];

  /** A reader of symbols from a place of a text. */
  class Reader {
    constructor(text, at = 0, end = text.length) {
      Object.assign(this, { text, at, end });
    }

    /** The next number; -1 at the end or where no number stands. */
    number() {
      let number = 0;
      while (this.at < this.end) {
        const value = VALUES[this.text.charCodeAt(this.at)] ?? -1;
        if (value < 0) break;
        this.at += 1;
        if (value < LAST) return number * LAST + value;
        number = number * MORE + value - LAST + 1;
        if (number > 0xffffffff) break;
      }
      this.at = this.end;
      return -1;
    }

    /** The next word, after the one before it; null at the end. */
    word(before) {
      const shared = this.number();
      if (shared < 0) return null;
      const end = this.text.indexOf(" ", this.at);
      if (end < 0 || end >= this.end) { this.at = this.end; return null; }
      const word = [...before].slice(0, shared).join("") + this.text.slice(this.at, end);
      this.at = end + 1;
      return word;
    }

    take(length) {
      const text = this.text.slice(this.at, Math.min(this.at + length, this.end));
      this.at = Math.min(this.at + length, this.end);
      return text;
    }
  }

  /** The words of a file: [{ word, folded, pages, long, near }]; `long` names the file of a long list. */
  const shard = (text) => {
    const reader = new Reader(text);
    const out = [];
    for (let word = reader.word(""); word !== null; word = reader.word(word)) {
      const count = reader.number();
      const long = count % 2 === 1 ? reader.take(6) : null;
      const length = reader.number();
      if (count < 0 || length < 0) break;
      out.push({ word, folded: understory.words.fold(word), pages: Math.floor(count / 2), long, near: reader.take(length) });
    }
    return out;
  };

  /** Which letters a word has, as bits: words that differ in many of them are far apart. */
  const letters = (word) => {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
    return bits;
  };

  /** The words of a file of the dictionary: [{ word, folded, letters, digits }], digits of the number of pages. */
  const dictionary = (text) => {
    const reader = new Reader(text);
    const out = [];
    for (let word = reader.word(""); word !== null; word = reader.word(word)) {
      const folded = understory.words.fold(word);
      out.push({ word, folded, letters: letters(folded), digits: Math.max(reader.number(), 0) });
    }
    return out;
  };

  /** Hands every place of a list to `found`: page, section, whether in a heading, level. */
  const places = (text, found) => {
    const reader = new Reader(text);
    let next = 0;
    for (let gap = reader.number(); gap >= 0; gap = reader.number()) {
      const page = next + gap;
      next = page + 1;
      let section = 0;
      let more = true;
      while (more) {
        const place = reader.number();
        if (place < 0) return;
        section += Math.floor(place / 32);
        more = (place & 16) !== 0;
        found(page, section, (place & 8) !== 0, place & 7);
        section += 1;
      }
    }
  };

  /** The numbers of a column. */
  const numbers = (text) => {
    const reader = new Reader(text);
    const out = [];
    let next = 0;
    for (let gap = reader.number(); gap >= 0; gap = reader.number()) {
      out.push(next + gap);
      next += gap + 1;
    }
    return out;
  };

  understory.lists = { shard, dictionary, letters, places, numbers, LEVELS };
})(globalThis.understory ??= {});
