// Which pages answer a query, best first, and which of their sections.
//
// A page counts by its best section: how much each word says there, in its heading and in the title,
// saturating (a word that stands there ten times is not ten times better), weighed by how rare the word
// is; times how much of the title the query covers; times the square of the share of the query that
// the page has, so that a page without one odd word still answers.
((understory) => {
  "use strict";
  const { places, LEVELS } = understory.lists;
  const HEADING = 2.5;
  const TITLE = 5;
  const BESIDE = 2;
  // Where counts saturate.
  const HALF = 1.2;
  const TITLE_COVERED = 0.9;
  const HEADING_COVERED = 0.5;
  // Pages with less of the query than this share of the best one's are no answer.
  const ENOUGH = 0.6;

  const saturated = (count) => count / (HALF + count);

  /** How rare a word is: what a page that has it says about the query. */
  const rarity = (meaning, pages) => {
    const same = meaning.forms.filter((form) => !form.isBegun && !form.isWrong);
    const counted = same.length ? same : meaning.forms;
    const found = Math.min(pages, counted.reduce((sum, form) => sum + form.pages, 0));
    return Math.log(1 + (pages - found + 0.5) / (found + 0.5));
  };

  /** Where a word stands, by page: { title, share, sections: Map of section to { count, share } }. */
  const hits = ({ forms }) => {
    const pages = new Map();
    for (const { weight, list } of forms) {
      places(list, (page, section, inHeading, level) => {
        if (!pages.has(page)) pages.set(page, { title: 0, share: 0, sections: new Map() });
        const hit = pages.get(page);
        if (section > 0) {
          const before = hit.sections.get(section) ?? { count: 0, share: 0 };
          const count = before.count + weight * (inHeading ? HEADING : LEVELS[level]);
          hit.sections.set(section, { count, share: inHeading ? Math.max(before.share, weight / (8 - level)) : before.share });
        } else {
          hit.title = Math.max(hit.title, weight * (inHeading ? TITLE : BESIDE));
          if (inHeading) hit.share = Math.max(hit.share, weight / (8 - level));
        }
      });
    }
    return pages;
  };

  /** Adds what a word says in a section. */
  const gather = (sections, weight, hit) => {
    for (const [section, { count, share }] of hit.sections) {
      if (!sections.has(section)) sections.set(section, { gain: 0, share: 0, headed: 0 });
      const sum = sections.get(section);
      sum.gain += weight * (saturated(hit.title + count) - saturated(hit.title));
      sum.share += share;
      if (share) sum.headed += weight;
    }
  };

  /** How much of a title or heading a query is, and it of the query: 0 to 1. */
  const covered = (share, headed, total) => Math.min(share, 1) * (headed / total);

  /** The score of a page and its sections, best first. */
  const scored = (page, words, total) => {
    let [matched, share, titled, base] = [0, 0, 0, 0];
    const sections = new Map();
    for (const { weight, pages, isCut } of words) {
      const hit = pages.get(page);
      // A page outside the part of a long list that is at hand gets the benefit of the doubt.
      if (hit || isCut) matched += weight;
      if (!hit) continue;
      share += hit.share;
      if (hit.share) titled += weight;
      base += weight * saturated(hit.title);
      gather(sections, weight, hit);
    }
    const ranked = [...sections].map(([section, sum]) => {
      const heading = covered(sum.share, sum.headed, total);
      return [section, (base + sum.gain) * (1 + HEADING_COVERED * heading) - base];
    });
    ranked.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    const coverage = matched / total;
    const score = (base + (ranked[0]?.[1] ?? 0)) * coverage * coverage * (1 + TITLE_COVERED * covered(share, titled, total));
    return { page, score, coverage, sections: ranked.slice(0, 8) };
  };

  /**
   * The pages that answer the words, best first: [{ page, score, coverage, sections: [[section, gain]] }].
   * `meanings` have the lists of their forms; `boost` says how much a page counts.
   */
  const rank = (meanings, pages, boost) => {
    const known = meanings.filter(({ forms }) => forms.length);
    const words = known.map((meaning) => ({
      weight: rarity(meaning, pages),
      pages: hits(meaning),
      isCut: meaning.forms.some((form) => form.isCut),
    }));
    // A word that stands nowhere is no reason to find less.
    const total = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
    const all = new Set(words.flatMap(({ pages: found }) => [...found.keys()]));
    const out = [...all].map((page) => scored(page, words, total));
    const best = Math.max(...out.map(({ coverage }) => coverage), 0);
    return out
      .filter(({ coverage }) => coverage >= best * ENOUGH)
      .map((it) => ({ ...it, score: it.score * boost(it.page) }))
      .sort((one, other) => other.score - one.score || one.page - other.page);
  };

  understory.rank = rank;
})(globalThis.understory ??= {});
