/*
 * How well queries were answered. In: queries with their right answers, and what was found for each.
 * Out: for each kind and for all: the mean of 1/rank among ten (MRR@10), the share with the right page
 * first, how many found nothing, and the share of headings among the right page's first three sections.
 */

/** The place of the right page among the results, from 1; 0 when it is not there. */
export function rank({ url, also = [] }, results) {
  return results.slice(0, 10).findIndex((result) => [url, ...also].includes(result.url)) + 1;
}

/** Whether the heading that was meant is among the first three sections of its page. */
export function hasHeading(query, results) {
  const page = results[rank(query, results) - 1];
  return page.anchors.slice(0, 3).includes(query.anchor);
}

/** Figures for each kind, in the order in which kinds come, and for all of them together. */
export function judge(queries, found) {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const figures = (isCounted) => summary(queries.map((query, at) => ({ query, results: found[at] })).filter(({ query }) => isCounted(query)));
  return { ...Object.fromEntries(kinds.map((kind) => [kind, figures((query) => query.kind === kind)])), all: figures(() => true) };
}

function summary(answers) {
  const ranks = answers.map(({ query, results }) => rank(query, results));
  const headed = answers.filter(({ query }, at) => query.anchor && ranks[at] > 0);
  return {
    queries: answers.length,
    mrr: mean(ranks.map((place) => (place ? 1 / place : 0))),
    success: mean(ranks.map((place) => (place === 1 ? 1 : 0))),
    empty: answers.filter(({ results }) => results.length === 0).length,
    heading: headed.length ? mean(headed.map(({ query, results }) => (hasHeading(query, results) ? 1 : 0))) : undefined,
  };
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The value below which a share of all lies. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
