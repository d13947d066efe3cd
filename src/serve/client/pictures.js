// Files that a page shows under an address that stays the same while their bytes change: pictures,
// the icon, stylesheets of the project.
//
// In: the shown page. Out: the same page with the new bytes. Never: asks for a picture itself before
// its tag has changed.

/** What the server said last of every address. */
const tags = new Map();
/** Questions at a time. */
const AT_ONCE = 4;

/** Every file of the page: its address and what shows it. */
function filesShown() {
  const files = new Map();
  const add = (address, shows) => {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin || url.protocol === "data:") return;
    url.searchParams.delete("preview");
    files.set(url.href, [...(files.get(url.href) ?? []), shows]);
  };
  for (const image of document.querySelectorAll("img[src]")) add(image.getAttribute("src"), image);
  for (const link of document.querySelectorAll("link[href]")) {
    if (isSheet(link) || link.relList.contains("icon")) add(link.getAttribute("href"), link);
  }
  return [...files];
}

/** Asks for the tag of every file, and shows those anew that have another one. */
async function refreshFiles() {
  const waiting = filesShown();
  const ask = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await refreshFile(...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
}

async function refreshFile(address, shows) {
  const answer = await fetch(address, { method: "HEAD", cache: "no-store" });
  const tag = answer.ok ? answer.headers.get("etag") : null;
  if (!tag) return;
  const known = tags.get(address);
  tags.set(address, tag);
  if (known === undefined || known === tag) return;
  const url = new URL(address);
  url.searchParams.set("preview", tag.replace(/\W/g, ""));
  await Promise.all(shows.map((element) => showAnew(element, url.href)));
}

async function showAnew(element, address) {
  if (isSheet(element)) {
    const link = element.cloneNode();
    link.href = address;
    if (!(await loadSheet(link, element))) return;
    const served = origins.get(element);
    link.media = link.dataset.media;
    delete link.dataset.media;
    if (!element.hasAttribute("media")) link.removeAttribute("media");
    if (served) tie(served, link);
    element.remove();
  } else if (element.nodeName === "IMG") {
    const image = new Image();
    image.src = address;
    // The old picture stays until the new one can be drawn.
    await image.decode().catch(() => {});
    keepingPlace(() => { element.src = address; });
  } else {
    element.href = address;
  }
}
