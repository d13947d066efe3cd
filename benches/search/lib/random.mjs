/* Numbers that look random and are the same every time: mulberry32. */

/** A source of numbers from 0 up to 1, for a word as seed. */
export function random(seed) {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number below `limit`. */
export const below = (next, limit) => Math.floor(next() * limit);

/** One of several. */
export const pick = (next, several) => several[below(next, several.length)];

/** All of them in another order. */
export function shuffled(next, several) {
  const copy = [...several];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = below(next, at + 1);
    [copy[at], copy[other]] = [copy[other], copy[at]];
  }
  return copy;
}
