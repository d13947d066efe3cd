// The types of pages that a site consists of, and what a reader must find on each.
//
// A page says its type in `<body class="is-…">`. A type that is not in this table fails the tests,
// and so does a type in this table that no handbook under test has a page of.

import assert from "node:assert/strict";

/** What a reader must find, by type. Each takes an open Playwright page. */
export const TYPES = {
  async home(page) {
    await seen(page, "main h1", "the name of the handbook");
    await seen(page, ".ways a, .empty", "ways into the handbook, or what would be here");
  },
  async section(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".contents a, .text, .empty", "its pages, its text, or what would be here");
    await seen(page, ".crumbs a", "the way back");
  },
  async page(page) {
    await seen(page, "main h1", "its title");
    await seen(page, ".crumbs a", "the way back");
  },
  async tags(page) {
    await seen(page, "main .entries a", "a link for each tag");
  },
  async tag(page) {
    await seen(page, "main .entries a", "a link for each page with the tag");
    await seen(page, ".crumbs a", "the way back");
  },
  async "a-to-z"(page) {
    await seen(page, "main .group h2, .empty", "letters as headings, or what would be here");
  },
  async recent(page) {
    await seen(page, "main .group h2", "days as headings");
    await seen(page, "main .group a", "what changed");
  },
  async "not-found"(page) {
    await seen(page, "main h1", "that there is no such page");
    await seen(page, "main a[href]", "a way on");
  },
  async redirect(page) {
    await seen(page, "main a[href]", "a link to the new address");
  },
};

async function seen(page, selector, what) {
  const first = page.locator(selector).first();
  assert.ok(await first.isVisible(), `${page.url()} shows ${what} (${selector})`);
}
