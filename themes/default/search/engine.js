// Search, from a query to results. See `find` and `facets` at the end; docs/search.md says what people
// may type.
((understory) => {
  "use strict";
  if (understory.engine) return;
  const { words: { cut, counted, fold, normal }, files, lists, near, rank, show } = understory;
  // How many results are ranked again by what their titles and headings say exactly.
  const AGAIN = 10;
  const TITLE_EXACT = 0.8;
  const HEADING_EXACT = 0.5;
  const TOGETHER = 1;
  const OTHERS = 2;
  // A title that is so exactly what was asked for means the whole page.
  const WHOLE = 0.6;
  // With fewer results than this, what was left away to save bytes is loaded.
  const SPARSE = 10;
  // How many pages are read for a phrase.
  const READ = 60;

  /** Counts the files that cannot be loaded; what is in them is missed, and everything else stands. */
  const counting = () => {
    const log = (promise) => promise.catch(() => { log.failed += 1; });
    log.failed = 0;
    return log;
  };

  /** The query as words and phrases; the last word may be unfinished. */
  const parse = (query) => {
    const text = normal(query);
    const all = counted(text);
    const phrases = [...text.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)].map(([, inside]) =>
      counted(inside).map(({ word }) => fold(word)));
    const words = [...new Set(all.map(({ word }) => word))].slice(0, 16);
    const isOpen = all.length > 0 && all.at(-1).end === text.trimEnd().length && !/\s$/.test(text);
    return { words, phrases: phrases.filter((phrase) => phrase.length > 1), open: isOpen ? all.at(-1).word : null };
  };

  /** What the words mean, with what stands beside them of their lists. */
  const meaningsOf = async ({ words, open }, log) => {
    const found = await Promise.all(words.map((word) => near.forms(word, word === open, log)));
    return found.map((meaning) => ({
      ...meaning,
      forms: meaning.forms.map((form) => ({ ...form, list: form.near, isCut: form.long !== null })),
    }));
  };

  /** The meanings with their whole lists. */
  const whole = (meanings, log) =>
    Promise.all(meanings.map(async (meaning) => ({
      ...meaning,
      forms: await Promise.all(meaning.forms.map(async (form) => {
        if (!form.isCut) return form;
        const list = await log(files.get(`x/${form.long}.js`));
        return list === undefined ? form : { ...form, list, isCut: false };
      })),
    })));

  const column = async (name, log) => {
    const hash = files.root.columns[name];
    if (!hash) return [];
    const read = (values) => values.map(([value, label, pages]) => ({ value, label, pages: new Set(lists.numbers(pages)) }));
    return (await log(files.readOnce(`c/${name}.${hash}.js`, read))) ?? [];
  };

  /** How much each page counts. */
  const boosts = async (log) => {
    const values = await column("boost", log);
    return (page) => {
      const found = values.find(({ pages }) => pages.has(page));
      return found ? Number(found.value) / 100 : 1;
    };
  };

  /** A test for the pages that have one of the chosen values of every chosen facet but `except`. */
  const chosenBy = async (facets, log, except) => {
    const chosen = Object.entries(facets).filter(([name, values]) => values.length && name !== except);
    const sets = await Promise.all(chosen.map(async ([name, values]) => {
      const all = await column(name, log);
      return all.filter(({ value }) => values.includes(value)).map(({ pages }) => pages);
    }));
    return (page) => sets.every((values) => values.some((pages) => pages.has(page)));
  };

  const fragmentQuery = (page) => `?${files.root.fragments[Math.floor(page / files.root.block)] ?? ""}`;
  const fragment = (page, part = 0) => files.get(`f/${page}${part ? `-${part}` : ""}.js`, fragmentQuery(page));

  /** The texts of a page by section, from 1: those of its first part, and those of the parts with these sections. */
  const textsOf = async (page, first, wanted, log) => {
    const texts = new Map(first.s.map((text, at) => [at + 1, text]));
    const partOf = (section) => first.p.filter((start) => start < section).length;
    const parts = new Set(wanted.map(partOf).filter((part) => part > 0));
    await Promise.all([...parts].map(async (part) => {
      const more = await log(fragment(page, part));
      more?.forEach((text, at) => texts.set(first.p[part - 1] + at + 1, text));
    }));
    return texts;
  };

  /** A ranked page with what it is shown from; nothing when that cannot be loaded. */
  const read = async (hit, log) => {
    const first = await log(fragment(hit.page));
    if (!first) return null;
    const texts = await textsOf(hit.page, first, hit.sections.slice(0, 1).map(([section]) => section), log);
    return { ...hit, first, texts };
  };

  /** The page ranked by what its title, headings and texts say exactly, its sections too. */
  const exact = (page, match, weights) => {
    const { first, texts } = page;
    const order = weights.map((_, at) => at);
    const title = show.exactness(first.t, match, weights);
    const ranked = page.sections.filter(([section]) => first.h[section - 1]).map(([section, gain]) => {
      const heading = show.exactness(first.h[section - 1][1], match, weights);
      const together = show.together(texts.get(section) ?? "", order, match);
      return { section, heading, together, gain: gain * (1 + 2 * heading * heading + together) };
    });
    ranked.sort((one, other) => other.gain - one.gain || one.section - other.section);
    const best = (name) => Math.max(0, ...ranked.map((it) => it[name]));
    const [heading, together] = [best("heading"), best("together")];
    const score = page.score * (1 + TITLE_EXACT * title * title + HEADING_EXACT * heading * heading + TOGETHER * together * together);
    return { ...page, score, title, ranked };
  };

  /** An address as people read it. */
  const readable = (url) => {
    try {
      return decodeURI(url);
    } catch {
      return url;
    }
  };

  const hrefOf = (url, anchor) => new URL(`../${url}`, understory.base).href + (anchor ? `#${anchor}` : "");

  /** A result as it is shown. */
  const result = (page, match, weights) => {
    const { first, texts, ranked, title } = page;
    const [best] = ranked;
    // What is asked for by its title is the whole page.
    const isWhole = !best || (title > WHOLE && best.heading < title);
    const chosen = isWhole ? (ranked.find(({ section }) => section === 1) ?? best)?.section ?? 1 : best.section;
    const [anchor, heading] = isWhole ? ["", ""] : first.h[chosen - 1];
    const others = ranked.map(({ section }) => first.h[section - 1]).filter(([id]) => id && id !== anchor).slice(0, OTHERS);
    const shown = texts.get(chosen) ?? texts.get(1) ?? "";
    return {
      url: readable(first.u),
      anchor,
      href: hrefOf(first.u, anchor),
      title: show.text(first.t, match),
      kind: first.k,
      heading: heading ? show.text(heading, match) : null,
      excerpt: show.excerpt(shown, match, weights),
      others: others.map(([id, name]) => ({ anchor: id, href: hrefOf(first.u, id), heading: show.text(name, match) })),
    };
  };

  /** Of the ranked pages, those in which every phrase stands; only so many are read. */
  const withPhrases = async (ranked, phrases, log) => {
    const kept = await Promise.all(ranked.slice(0, READ).map(async (hit) => {
      const first = await log(fragment(hit.page));
      if (!first) return null;
      const texts = await textsOf(hit.page, first, first.p.map((start) => start + 1), log);
      const all = [...first.h.map(([, heading]) => heading), first.t, ...texts.values()];
      const has = (section) => phrases.some((phrase) => show.hasPhrase(texts.get(section) ?? "", phrase));
      const sections = [...hit.sections].sort((one, other) => has(other[0]) - has(one[0]));
      return phrases.every((phrase) => all.some((text) => show.hasPhrase(text, phrase))) ? { ...hit, sections } : null;
    }));
    return kept.filter(Boolean);
  };

  /** The subject of a question for people, if it is one. */
  const subject = (query) => {
    const text = query.trim().replace(/[?!.\s]+$/, "");
    for (const question of files.root.questions) {
      const [before, after = ""] = question.toLowerCase().split("{}").map((part) => part.trim());
      const small = text.toLowerCase();
      const inner = text.slice(before.length, text.length - after.length).trim();
      if (small.startsWith(`${before} `) && small.endsWith(after) && inner) return inner;
    }
    return null;
  };

  /** The people who offer what is asked about. */
  const helpers = async (meanings, log) => {
    const match = show.matcher(meanings);
    const skills = (await column("helps", log)).filter(({ value, label }) =>
      [value, label].some((name) => {
        const words = cut(normal(name)).map(({ word }) => match(word));
        return meanings.every((_, at) => words.includes(at));
      }));
    return new Set(skills.flatMap(({ pages }) => [...pages]));
  };

  /** The pages that answer, before any facet was chosen. */
  const answers = async (query, log) => {
    const asked = subject(query);
    const parsed = parse(asked ?? query);
    let meanings = await meaningsOf(parsed, log);
    const boost = await boosts(log);
    const { pages } = files.root;
    let ranked = rank(meanings, pages, boost);
    const isCut = () => meanings.some(({ forms }) => forms.some((form) => form.isCut));
    if (isCut() && (parsed.phrases.length || ranked.length < SPARSE)) {
      meanings = await whole(meanings, log);
      ranked = rank(meanings, pages, boost);
    }
    // Where nobody offers it, a question is answered by what is written about its subject.
    const people = asked ? await helpers(meanings, log) : new Set();
    if (people.size) {
      const known = new Map(ranked.map((hit) => [hit.page, hit]));
      ranked = [...people].map((page) => known.get(page) ?? { page, score: 0, coverage: 1, sections: [] });
      ranked.sort((one, other) => other.score - one.score || one.page - other.page);
    }
    return { asked: people.size ? asked : null, parsed, meanings, ranked, isCut: isCut() };
  };

  /** All pages, for facets alone: in the order of their addresses. */
  const everything = () => Array.from({ length: files.root.pages }, (_, page) => ({ page, score: 0, coverage: 1, sections: [] }));

  const weightsOf = (meanings) => meanings.map(({ forms }) => {
    const pages = forms.reduce((sum, form) => sum + form.pages, 0);
    return Math.log(1 + files.root.pages / (1 + pages)) + 0.1;
  });

  /** What was found, as it is shown. */
  const shown = async (hits, { meanings }, { from, limit }, log) => {
    const match = show.matcher(meanings);
    const weights = weightsOf(meanings);
    const isFirst = from < AGAIN;
    const wanted = isFirst ? hits.slice(0, Math.max(AGAIN, from + limit)) : hits.slice(from, from + limit);
    const pages = (await Promise.all(wanted.map((hit) => read(hit, log)))).filter(Boolean).map((page) => exact(page, match, weights));
    if (!isFirst) return pages.map((page) => result(page, match, weights));
    const again = pages.slice(0, AGAIN).sort((one, other) => other.score - one.score || one.page - other.page);
    return [...again, ...pages.slice(AGAIN)].slice(from, from + limit).map((page) => result(page, match, weights));
  };

  const once = async (query, { facets = {}, limit = 10, from = 0 } = {}) => {
    const log = counting();
    const isAsked = query.trim() !== "";
    const isChosen = Object.values(facets).some((values) => values.length);
    const found = isAsked ? await answers(query, log) : { asked: null, parsed: { words: [], phrases: [] }, meanings: [], ranked: everything(), isCut: false };
    const { asked, parsed, meanings } = found;
    let { ranked, isCut } = found;
    if (parsed.phrases.length) ranked = await withPhrases(ranked, parsed.phrases, log);
    const isWanted = await chosenBy(facets, log);
    // Who asks for nothing finds nothing, and may yet choose among all pages by facets.
    let hits = isAsked || isChosen ? ranked.filter(({ page }) => isWanted(page)) : [];
    if (isCut && isChosen && hits.length < SPARSE) {
      ranked = rank(await whole(meanings, log), files.root.pages, await boosts(log));
      hits = ranked.filter(({ page }) => isWanted(page));
      isCut = false;
    }
    return {
      query, asked,
      words: parsed.words,
      total: hits.length,
      isAtLeast: isCut || (parsed.phrases.length > 0 && found.ranked.length > READ),
      also: meanings.filter(({ tried }) => tried.length).map(({ word, tried }) => ({ word, tried })),
      results: await shown(hits, found, { from, limit }, log),
      failed: log.failed,
      chosen: facets,
      pages: ranked.map(({ page }) => page),
    };
  };

  /** Whether a failing file has been answered by loading the index anew. */
  let hasRetried = false;

  /**
   * Finds pages. When a file of the index is gone, the site has probably been published anew: the root
   * is loaded once more and asked again, once until that has helped.
   */
  const find = async (query, options) => {
    const found = await once(query, options);
    if (!found.failed) { hasRetried = false; return found; }
    if (hasRetried) return found;
    hasRetried = true;
    try {
      await understory.reload();
    } catch {
      return found;
    }
    return once(query, options);
  };

  /** The facets of what was found with their counts: over what the other facets leave. `failed` as in `find`. */
  const facets = async (found) => {
    const log = counting();
    const all = await Promise.all(files.root.facets.map(async ([name, label]) => {
      const isLeft = await chosenBy(found.chosen, log, name);
      const left = found.pages.filter(isLeft);
      const values = (await column(name, log)).map(({ value, label: text, pages }) => {
        const isChosen = (found.chosen[name] ?? []).includes(value);
        return { value, label: text, count: left.filter((page) => pages.has(page)).length, isChosen };
      });
      return { name, label, values: values.filter(({ count, isChosen }) => count || isChosen) };
    }));
    return Object.assign(all.filter(({ values }) => values.length), { failed: log.failed });
  };

  understory.engine = {
    get root() { return files.root && { pages: files.root.pages, lang: files.root.lang, facets: files.root.facets, words: files.root.words, base: new URL("..", understory.base).href }; },
    find,
    facets,
  };
})(globalThis.understory ??= {});
