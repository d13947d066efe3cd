// Searching the way readers do: the dialog over a page, or the search page.
//
// In: an open page. Out: what is found. Never: a look at results before they are those of the newest query.

/** Opens the dialog with a key, and waits until the search has come. */
export async function openDialog(page, key = "/") {
  await page.keyboard.press(key);
  await page.locator("dialog.search .teaching").waitFor({ state: "attached" });
}

/** The field that is in use: that of the open dialog, or that of the search page. */
export const field = (page) => page.locator("dialog.search[open] input[type=search], main .search input[type=search]").last();

/** Where results are: in the open dialog, or on the search page. */
export const box = (page) => page.locator("dialog.search[open], main .search").first();

/** Types a query, and waits until its results stand, or that there are none. */
export async function type(page, query) {
  await field(page).fill(query);
  await stands(page, query);
}

/** Waits until what stands answers this query. */
export async function stands(page, query) {
  await page.waitForFunction((wanted) => {
    const area = document.querySelector("dialog.search[open]") ?? document.querySelector("main .search");
    return area?.dataset.answers === wanted;
  }, query);
}

/** What is found: title, kind, heading, excerpt, marked words, address and further sections. */
export function results(page) {
  return box(page).locator(".found > li").evaluateAll((all) => all.map((it) => {
    const text = (selector) => it.querySelector(selector)?.textContent ?? "";
    return {
      title: text(".title"),
      heading: text(".at"),
      kind: text(".label"),
      excerpt: text("p"),
      marked: [...it.querySelectorAll("mark")].map((mark) => mark.textContent),
      href: it.querySelector("a").href,
      others: [...it.querySelectorAll("ul a")].map((other) => other.href),
    };
  }));
}

/** The titles of what is found. */
export const titles = async (page) => (await results(page)).map(({ title }) => title);

/** Unfolds the choices, and one of them by its name. */
export async function unfold(page, label) {
  const narrow = box(page).locator(".narrow");
  if (!(await narrow.evaluate((it) => it.open))) await narrow.locator("> summary").click();
  const facet = narrow.locator("details").filter({ has: page.locator("summary", { hasText: new RegExp(`^${label}$`) }) });
  await facet.waitFor();
  if (!(await facet.evaluate((it) => it.open))) await facet.locator("summary").click();
  return facet;
}

/** The values of a choice: label, count, and whether it is chosen. */
export function values(facet) {
  return facet.locator("label").evaluateAll((all) => all.map((it) => ({
    label: it.querySelector("span").textContent,
    count: Number(it.querySelector(".n").textContent),
    isChosen: it.querySelector("input").checked,
  })));
}
