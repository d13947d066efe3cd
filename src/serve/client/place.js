// Where the reader is: what stands at the top of the window, what has the focus, what was typed.
//
// In: the shown page, before and after a change. Out: the same things at the same place. Never:
// scrolls a page whose reader has moved on since.

const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, pre, tr, figure, img, dt, dd, blockquote, summary, input, textarea";
const STORE = "understory-preview-place";
/** A place that is lost for the moment: the page is too short, or half of it is missing. */
let lost = null;

/** What stands in the window, from its top: what is fully seen first. */
function readPlace() {
  const top = stripHeight();
  const boxes = [];
  for (const element of document.body.querySelectorAll(BLOCKS)) {
    const box = element.getBoundingClientRect();
    if (box.height === 0 || box.bottom <= top) continue;
    if (box.top > innerHeight) { if (boxes.length) break; else continue; }
    if (element.closest("nav, [aria-current]") || isFixed(element)) continue;
    boxes.push({ element, sign: sign(element), top: box.top, isWhole: box.top >= top });
    if (boxes.length > 12) break;
  }
  boxes.sort((one, two) => two.isWhole - one.isWhole);
  return { y: scrollY, boxes: boxes.slice(0, 4), isAtTop: scrollY < 1 };
}

/** Boxes that stay while the page scrolls say nothing about where the reader is. */
function isFixed(element) {
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const { position } = getComputedStyle(at);
    if (position === "fixed" || position === "sticky") return true;
  }
  return false;
}

/** What an element says, to be found again when it was away. */
function sign(element) {
  return element.id ? `#${element.id}` : `${element.nodeName}${element.getAttribute("src") ?? ""}${element.textContent.slice(0, 200)}`;
}

function find(wanted) {
  if (wanted.startsWith("#")) return document.getElementById(wanted.slice(1));
  return [...document.body.querySelectorAll(BLOCKS)].find((element) => sign(element) === wanted) ?? null;
}

/** Makes a change and puts what the reader reads back where it was. */
function keepingPlace(change) {
  const before = lost && Math.abs(scrollY - lost.left) < 2 ? lost.place : readPlace();
  const focus = readFocus();
  anchoring(false);
  try {
    change();
  } finally {
    keepFocus(focus);
    lost = goTo(before) ? null : { place: before };
    if (lost) lost.left = scrollY;
    requestAnimationFrame(() => requestAnimationFrame(() => anchoring(true)));
  }
}

/** Scrolls so that a place is where it was. Out: whether it could. */
function goTo(place) {
  if (place.isAtTop || !place.boxes.length) {
    if (Math.abs(scrollY - place.y) > 1) scrollTo({ top: place.y, behavior: "instant" });
    return Math.abs(scrollY - place.y) <= 1;
  }
  const first = place.boxes[0];
  const found = place.boxes.map((box) => ({ box, element: box.element.isConnected ? box.element : find(box.sign) })).find(({ element }) => element);
  if (!found) {
    scrollTo({ top: place.y, behavior: "instant" });
    return false;
  }
  const by = found.element.getBoundingClientRect().top - found.box.top;
  if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" });
  found.box.element = found.element;
  return found.box === first && Math.abs(found.element.getBoundingClientRect().top - found.box.top) < 2;
}

/** The browser keeps places too; two of us would move the page twice. */
const noAnchoring = new CSSStyleSheet();
function anchoring(isOn) {
  const sheets = document.adoptedStyleSheets.filter((sheet) => sheet !== noAnchoring);
  noAnchoring.replaceSync("html { overflow-anchor: none !important; }");
  document.adoptedStyleSheets = isOn ? sheets : [...sheets, noAnchoring];
}

/** What has the focus, and how to find what takes its place. */
function readFocus() {
  const element = document.activeElement;
  if (!element || element === document.body || element.id === HOST) return null;
  const parents = [];
  for (let at = element.parentElement; at; at = at.parentElement) parents.push(at);
  const same = [...(element.parentElement?.querySelectorAll(element.nodeName) ?? [])];
  const { selectionStart: from = null, selectionEnd: to = null, value } = element;
  return { element, parents, at: same.indexOf(element), sign: sign(element), href: element.getAttribute("href"), typed: value, from, to };
}

function keepFocus(focus) {
  if (!focus || document.activeElement === focus.element) return;
  const next = focus.element.isConnected ? focus.element : heir(focus);
  if (!next) return;
  next.focus({ preventScroll: true });
  if (focus.from !== null && next.setSelectionRange && next.value === focus.typed) {
    try {
      next.setSelectionRange(focus.from, focus.to);
    } catch {
      // Not every field has a selection.
    }
  }
}

/** The element in the place of one that is gone: the same words, the same address, the same turn. */
function heir({ element, parents, at, sign: wanted, href }) {
  const parent = parents.find((it) => it.isConnected);
  if (!parent) return null;
  const all = [...parent.querySelectorAll(element.nodeName)].filter((it) => it.matches(FOCUSABLE));
  const named = element.id && document.getElementById(element.id);
  const found = named || all.find((it) => sign(it) === wanted) || (href && all.find((it) => it.getAttribute("href") === href)) || (parent === parents[0] && all[Math.min(at, all.length - 1)]);
  return found || [...parent.querySelectorAll(FOCUSABLE)][0] || null;
}

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/** What was typed, ticked and unfolded, by its turn in the page. */
function readFields() {
  const fields = [...document.body.querySelectorAll("input, textarea, select")].map((it) => ({ value: it.value, checked: it.checked }));
  const folds = [...document.body.querySelectorAll("details")].map((it) => it.open);
  return { fields, folds };
}

function keepFields({ fields, folds }) {
  const now = [...document.body.querySelectorAll("input, textarea, select")];
  if (now.length === fields.length) {
    now.forEach((it, at) => {
      if (it.type === "file") return;
      if (it.value !== fields[at].value) it.value = fields[at].value;
      if (it.checked !== fields[at].checked) it.checked = fields[at].checked;
    });
  }
  const details = [...document.body.querySelectorAll("details")];
  if (details.length === folds.length) details.forEach((it, at) => { it.open = folds[at]; });
}

/** Leaves for `address`, or loads the page again, and comes back to the same place there. */
function leaveFor(address) {
  const place = readPlace();
  const boxes = place.boxes.map(({ sign: text, top }) => ({ sign: text, top }));
  const path = new URL(address ?? location.href, location.href).pathname;
  sessionStorage.setItem(STORE, JSON.stringify({ path, place: { ...place, boxes }, ...readFields() }));
  if (address) location.replace(address);
  else location.reload();
}

/** The other half of `leaveFor`, on the page that was loaded. */
function arrive() {
  const kept = JSON.parse(sessionStorage.getItem(STORE) ?? "null");
  sessionStorage.removeItem(STORE);
  if (!kept || kept.path !== location.pathname) return;
  keepFields(kept);
  const place = { ...kept.place, boxes: kept.place.boxes.map((box) => ({ ...box, element: { isConnected: false } })) };
  const back = () => goTo(place);
  back();
  // The browser has its own idea of the place, and pictures may still come.
  addEventListener("load", back, { once: true });
}
