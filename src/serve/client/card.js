// What the preview says beside the page: the card in the corner, the badge of a draft, the strip that
// says whose eyes these are.
//
// In: the state of the tab. Out: two elements beside the page's body, each with a shadow of its own.
// Never: covers for long what has the focus, puts text into the page as HTML, or says the same twice.

const HOST = "understory-preview";
const FOLD = "understory-preview-fold";

/** An element: its name, its attributes, what is in it. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

/** Text with what stands between backticks as code. */
function withCode(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, at) => (at % 2 ? make("code", {}, part) : part));
}

const counted = (count, noun) => (count ? `${count} ${noun}${count === 1 ? "" : "s"}` : "");

function host(name, sheet) {
  const element = make(name, { id: name, lang: "en", dir: "ltr" });
  const shadow = element.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  return [element, shadow];
}

/** The strip at the top; it is there from the start, so that nothing moves later. */
const STRIP = `${HOST}-strip`;
function showStrip(eyes) {
  const known = document.getElementById(STRIP);
  if (!eyes) return known?.remove();
  if (known) {
    const aside = known.shadowRoot.querySelector("aside");
    if (aside.dataset.words !== eyes.words) aside.replaceWith(stripOf(eyes));
    return undefined;
  }
  const [element, shadow] = host(STRIP, STRIP_STYLE);
  shadow.append(stripOf(eyes));
  document.documentElement.insertBefore(element, document.body);
  return undefined;
}

function stripOf({ words, options }) {
  return make("aside", { "aria-label": "Whose eyes these are", "data-words": words }, make("p", {}, `${words} `, make("code", {}, options)));
}

const stripHeight = () => document.getElementById(STRIP)?.getBoundingClientRect().height ?? 0;

function makeCard(state, { pause }) {
  showStrip(EYES);
  const [element, shadow] = host(HOST, CARD_STYLE);
  const heading = make("h2", { id: "title" });
  const rest = make("p", { class: "rest" });
  const notes = make("div", { class: "notes" });
  const list = make("ol", { class: "findings" });
  const paused = make("button", { type: "button", class: "plain", onclick: pause });
  const hide = make("button", { type: "button", class: "plain hide", "aria-controls": "card", "aria-expanded": "true", onclick: () => fold() }, "Hide");
  const foot = make("div", { class: "foot" }, paused, make("a", { href: "/__preview/" }, "Dashboard"), hide);
  const box = make("div", { class: "box", id: "box", tabindex: "0", role: "group", "aria-labelledby": "title" }, heading, rest, notes, list);
  const panel = make("div", { class: "card", id: "card" }, box, foot);
  const badge = make("p", { class: "badge" });
  const pill = make("button", { type: "button", class: "pill", "aria-controls": "card", "aria-expanded": "false", onclick: () => fold() });
  const said = make("p", { class: "said", role: "status" });
  const corner = make("aside", { "aria-label": "Preview", class: "corner" }, panel, make("div", { class: "row" }, badge, pill), said);
  shadow.append(corner);
  document.documentElement.append(element);

  let isOpen = false;
  let shown = "";
  let summary = null;

  const isUrgent = () => Boolean(state.isHeld || state.isGone || state.isAway || (state.isPaused && state.isNewer) || isBad(state.told?.here));
  const fold = () => {
    const wanted = !isOpen;
    if (wanted === isUrgent()) sessionStorage.removeItem(FOLD);
    else sessionStorage.setItem(FOLD, wanted ? "open" : "folded");
    show();
    (isOpen ? hide : pill).focus();
  };
  const setOpen = () => {
    const choice = sessionStorage.getItem(FOLD);
    isOpen = choice === null ? isUrgent() : choice === "open";
    const hadFocus = panel.contains(shadow.activeElement);
    panel.hidden = !isOpen;
    if (hadFocus && !isOpen) pill.focus();
  };

  function show() {
    const { told } = state;
    if (told) showStrip(told.eyes);
    const words = summaryOf(state);
    setText(heading, words.title);
    setText(rest, words.rest);
    setOpen();
    setText(pill, words.short);
    pill.hidden = isOpen;
    corner.dataset.mood = isBad(told?.here) || state.isHeld ? "bad" : "calm";
    setText(paused, state.isPaused ? "Resume" : "Pause");
    const badgeWords = told?.badge ?? "";
    if (badge.dataset.words !== badgeWords) {
      badge.dataset.words = badgeWords;
      badge.replaceChildren(...withCode(badgeWords));
    }
    badge.hidden = !badgeWords;
    notes.replaceChildren(...notesOf(state).map((note) => make("p", {}, note)));
    const next = JSON.stringify(told?.findings ?? []);
    if (next !== shown) {
      const hadFocus = list.contains(shadow.activeElement);
      list.replaceChildren(...(told?.findings ?? []).map(findingOf));
      if (hadFocus) box.focus();
      shown = next;
    }
    const all = [words.title, words.rest, ...notesOf(state).map((note) => note.textContent ?? note)].filter(Boolean).join(". ");
    if (summary !== null && summary !== all) said.textContent = all;
    summary = told || state.isAway ? all : null;
  }

  // What has the focus is never behind the card.
  document.addEventListener("focusin", ({ target }) => {
    corner.removeAttribute("data-yields");
    corner.removeAttribute("data-side");
    if (target === element) return;
    if (meets(target, panel)) corner.setAttribute("data-yields", "");
    if (meets(target, pill) || meets(target, badge)) corner.setAttribute("data-side", "top");
  });
  shadow.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen) fold();
  });
  return { show };
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

function meets(one, two) {
  const [left, right] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
  return right.width > 0 && left.top < right.bottom && left.bottom > right.top && left.left < right.right && left.right > right.left;
}

const isBad = (counts) => Boolean(counts && counts.mistakes + counts.warnings);
const together = (counts) => [counted(counts.mistakes, "mistake"), counted(counts.warnings, "warning")].filter(Boolean).join(" and ");

/** What there is to mend: in one line, what else there is, and in a few words. */
function summaryOf({ told, text, isPaused, isAway, isGone }) {
  if (isAway) return { title: "The preview is not running", rest: "", short: "Not running" };
  if (!told) return { title: "Preview", rest: "", short: "Preview" };
  const [here, elsewhere] = [together(told.here), told.elsewhere.mistakes + told.elsewhere.warnings];
  const away = elsewhere && (here ? `${elsewhere} elsewhere` : `${together(told.elsewhere)} elsewhere`);
  const rest = [away, counted(told.all.links, "broken link"), counted(told.all.files, "missing file")].filter(Boolean).join(" · ");
  const fine = elsewhere && !isOwn ? "Nothing to mend on this page" : "Everything is fine";
  const title = here ? `${here} on this page` : isGone ? (text ? "This page is gone" : "There is no such page") : isOwn && elsewhere ? `${together(told.elsewhere)}` : fine;
  const short = [isPaused ? "Paused" : "", here || (elsewhere && !isOwn ? `${elsewhere} to mend elsewhere` : "")].filter(Boolean).join(" · ");
  return { title, rest: isOwn ? "" : rest, short: short || "Preview" };
}

function notesOf({ told, isPaused, isNewer, isHeld, isGone, isAway }) {
  const notes = [];
  if (isAway) notes.push("Nothing here changes until it runs again.");
  if (isHeld) notes.push("Until this is mended, the page stays as it was before.");
  if (isGone) {
    notes.push("As soon as there is a page here, it is shown.");
    if (told?.moved) notes.push(make("span", {}, "Its text is now at ", make("a", { href: told.moved }, decodeURI(told.moved)), "."));
  }
  if (isPaused) notes.push(isNewer ? "Paused. There is a newer version of this page." : "Paused: this page stays as it is.");
  return notes;
}

/** A finding: what, where, the lines, the fix. */
function findingOf(finding) {
  const { code, severity, message, label, help, place, lines, editor, count } = finding;
  const line = (it, at) => [at ? "\n" : "", make("span", { class: "number" }, String(it.number)), ` ${it.before}`, make("mark", {}, it.place), it.after];
  return make("li", { class: severity.toLowerCase() },
    make("p", { class: "what" }, make("strong", {}, `${severity}:`), " ", withCode(message)),
    place && make("p", { class: "where" }, make("code", {}, place), editor ? make("a", { href: editor }, "Open in the editor") : copyButton(place)),
    lines.length > 0 && make("pre", {}, lines.flatMap(line)),
    label && make("p", { class: "label" }, withCode(label)),
    help && make("p", { class: "help" }, withCode(help)),
    count && make("p", { class: "help" }, `${count} times in this handbook; this is the first.`),
    make("p", { class: "more" }, make("a", { href: `/__preview/explain/${code}` }, `What “${code}” means`)));
}

function copyButton(place) {
  if (!navigator.clipboard) return null;
  const button = make("button", { type: "button", class: "plain", "aria-label": `Copy ${place}` }, "Copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(place);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  return button;
}
