// What a page's HTML says, read by the rules of the HTML standard.
//
// In: HTML. Out: its elements, ids and addresses. Never: a regular expression over tags.

import { parse } from "parse5";

/** Every element of a page as `{ name, attributes }`, in order; `template` content included. */
export function elements(html) {
  const found = [];
  const walk = (node) => {
    if (node.tagName) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ name: node.tagName, attributes, text: textOf(node) });
    }
    for (const child of node.content?.childNodes ?? node.childNodes ?? []) walk(child);
  };
  walk(parse(html));
  return found;
}

function textOf(node) {
  const own = (node.childNodes ?? []).filter((child) => child.nodeName === "#text");
  return own.map((child) => child.value).join("");
}

/** The ids and names that a fragment can lead to. */
export function fragments(found) {
  const ids = found.map(({ attributes }) => attributes.id);
  const names = found.filter(({ name }) => name === "a").map(({ attributes }) => attributes.name);
  return new Set([...ids, ...names].filter(Boolean));
}

/** Every address in a page: where it stands and where it leads. */
export function addresses(found) {
  const one = (element, key) => ({ element: element.name, key, address: element.attributes[key] });
  const plain = found.flatMap((element) =>
    ["href", "src", "poster", "cite", "data"].filter((key) => key in element.attributes).map((key) => one(element, key)),
  );
  const sets = found.filter(({ attributes }) => attributes.srcset).flatMap((element) =>
    element.attributes.srcset.split(",").map((candidate) => ({
      element: element.name,
      key: "srcset",
      address: candidate.trim().split(/\s+/)[0],
    })),
  );
  return [...plain, ...sets];
}
