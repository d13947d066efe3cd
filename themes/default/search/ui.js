// What readers see of the search: a dialog over every page, and the search page, both made of the same parts.
//
// In: what is typed and chosen, and `understory.engine`. Out: `understory.ui`. Never: markup made of words (text
// is text here), a query that is kept after its page was left, or a result of an older query over a newer one.
//
// Results are a plain list of links below the field, not a combobox with a listbox: a result has an excerpt, a
// mark of its kind and links to further sections, which an option cannot hold, and readers want to open several in
// tabs of their own. The arrow keys move the focus along the links, so that what is chosen is what has the focus;
// Tab works as everywhere, and letters typed on a link go on in the field.
(() => {
  "use strict";
  // Without a page there is nothing to show; and the file comes again when the index is loaded anew.
  if (typeof document === "undefined" || globalThis.understory.ui) return;

  /** How many results are shown at once, and how many values of a facet. */
  const STEP = 10;
  /** Milliseconds: until typing counts as a pause, a wait needs a word, and the count is read out. */
  const PAUSE = 60;
  const PATIENCE = 300;
  const BREATH = 600;

  const { understory } = globalThis;
  const root = () => understory.engine.root;
  const isApple = /Mac|iP/.test(navigator.platform);

  const word = (key, values = {}) =>
    (root().words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const counted = (key, n) => word(`${key}_${n === 1 ? "one" : "many"}`, { n });

  /** An element with properties or attributes; strings among its children stay text. */
  const make = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children.filter(Boolean));
    return made;
  };
  const button = (words, onclick, className = "") => make("button", { type: "button", className, onclick }, words);
  const marked = (parts) => parts.map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text));
  const keys = (...names) => names.flatMap((name) => [make("kbd", {}, name), " "]);

  // The address of the search page says what is searched: `?q=words&kind=practice&kind=story`.
  const read = (address) => {
    const given = new URL(address).searchParams;
    const names = root().facets.map(([name]) => name).filter((name) => given.has(name));
    return { query: given.get("q") ?? "", facets: Object.fromEntries(names.map((name) => [name, given.getAll(name)])) };
  };
  const write = (address, query, facets) => {
    const url = new URL(address);
    url.search = url.hash = "";
    if (query) url.searchParams.set("q", query);
    for (const [name, values] of Object.entries(facets)) values.forEach((value) => url.searchParams.append(name, value));
    return url.href;
  };

  // In the live preview the index is as old as the page, until the next query.
  let isOld = false;
  for (const event of ["understory:patched", "understory:built"]) document.addEventListener(event, () => { isOld = true; });
  const renew = async () => {
    if (!isOld) return;
    isOld = false;
    await understory.reload?.();
  };

  const resultOf = ({ href, title, kind, heading, excerpt, others }) => make("li", { dir: "auto" },
    make("a", { href, className: "to" },
      make("span", { className: "title" }, ...marked(title)),
      heading && " ",
      heading && make("span", { className: "at" }, ...marked(heading))),
    " ",
    kind && make("span", { className: "label" }, kind),
    excerpt.length > 0 && make("p", {}, ...marked(excerpt)),
    others.length > 0 && make("ul", { "aria-label": word("search_others") },
      ...others.map((other) => make("li", {}, make("a", { href: other.href }, ...marked(other.heading))))));

  /** What can be typed, and which keys there are, for a field in which nothing stands yet. */
  const teach = () => [
    make("h2", {}, word("search_teach")),
    make("ul", {}, ...["words", "phrase", "names", "ask", "choose"].map((name) => make("li", {}, word(`search_teach_${name}`)))),
    make("div", { className: "keys" },
      make("h2", {}, word("search_keys")),
      make("ul", {},
        make("li", {}, ...keys("/", "s", `${isApple ? "⌘" : word("search_key_ctrl")} K`), word("search_keys_open")),
        make("li", {}, ...keys("↓", "↑", "Home", "End"), word("search_keys_move")),
        make("li", {}, ...keys("Enter"), word("search_keys_enter")),
        make("li", {}, ...keys("Esc"), word("search_keys_close"))),
      singleKeys()),
  ];

  // Keys without Ctrl get in the way of those who speak to their computer, so they can be switched off.
  const singleKeys = () => {
    const name = "understory-single-keys";
    const keep = ({ target }) => { try { localStorage.setItem(name, target.checked ? "on" : "off"); } catch { /* It holds for this page. */ } };
    let checked = true;
    try { checked = localStorage.getItem(name) !== "off"; } catch { /* Nothing can be kept here. */ }
    return make("label", {}, make("input", { type: "checkbox", checked, onchange: keep }), word("search_keys_single"));
  };

  /** Of many values those that most pages have, and those that are chosen. */
  const most = (values) => {
    if (values.length <= STEP) return values;
    return [...values].sort((one, other) => other.count - one.count).filter((it, at) => at < STEP || it.isChosen);
  };

  class Search {
    /** `box` gets the results; `form` with its field is in it already. */
    constructor(box, form, { isPage, address }) {
      Object.assign(this, { box, form, isPage, address, field: form.elements.q, facets: {}, found: null });
      Object.assign(this, { groups: new Map(), whole: new Set() });
      this.build();
      this.field.addEventListener("input", () => this.typed());
      form.addEventListener("submit", (event) => { event.preventDefault(); this.enter(); });
      box.addEventListener("keydown", (event) => this.move(event));
    }

    build() {
      const help = make("p", { id: "ui:search-help", hidden: true }, word("search_help"));
      this.field.setAttribute("aria-describedby", help.id);
      this.status = make("p", { role: "status", className: "hidden" });
      this.total = make("p", { className: "total", hidden: true });
      this.hints = make("div", { className: "hints" });
      this.trouble = make("p", { className: "notice", hidden: true });
      this.chosen = make("ul", { className: "chosen", "aria-label": word("search_chosen"), hidden: true });
      this.values = make("div");
      this.narrow = make("details", { className: "narrow", hidden: true, ontoggle: () => this.count() },
        make("summary", {}, word("search_narrow")), this.values);
      this.narrow.open = this.isPage && matchMedia("(min-width: 60rem)").matches;
      this.list = make("ol", { className: "found", role: "list", "aria-label": word("search_results"), hidden: true });
      this.more = button(word("search_more"), () => this.ask({ from: this.end }), "more");
      this.more.hidden = true;
      this.teaching = make("div", { className: "teaching" }, ...teach());
      this.link = !this.isPage && make("a", { className: "as-page", href: this.address }, word("search_as_page"));
      this.box.append(...[help, this.status, this.chosen, this.narrow, this.total, this.hints, this.trouble,
        this.teaching, this.list, this.more, this.link].filter(Boolean));
    }

    get query() { return this.field.value.trim(); }

    typed() {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.ask(), PAUSE);
    }

    /** Enter goes on to the first result: opens it from the dialog, where a keyboard is, else gives it the focus. */
    async enter() {
      await (this.pause ? this.ask() : this.answer);
      const first = this.list.querySelector("a");
      if (!first || this.box.dataset.answers !== this.query) return;
      if (this.isPage || matchMedia("(hover: none)").matches) first.focus();
      else first.click();
    }

    /** The arrow keys go along the results, Home and End to their ends, and letters back to the field. */
    move(event) {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const stops = [...this.list.querySelectorAll("a"), this.more].filter((stop) => stop.checkVisibility());
      const at = stops.indexOf(target);
      if (at < 0 && target !== this.field) return;
      const next = { ArrowDown: stops[at + 1], ArrowUp: at > 0 ? stops[at - 1] : this.field };
      if (at >= 0) Object.assign(next, { Home: stops[0], End: stops.at(-1) });
      if (key in next) event.preventDefault();
      if (at >= 0 && (key === "Backspace" || (key.length === 1 && key !== " "))) {
        event.stopPropagation();
        this.field.focus();
      } else next[key]?.focus();
    }

    /** Starts a query, and remembers its answer for those who have to wait for it. */
    ask(wanted) {
      clearTimeout(this.pause);
      this.pause = 0;
      this.answer = this.find(wanted);
      return this.answer;
    }

    /** Asks the engine. Of several queries under way only the newest is answered. */
    async find({ from = 0, limit = STEP, isStep = false } = {}) {
      this.asking?.abort();
      const { signal } = this.asking = new AbortController();
      const { query, facets } = this;
      this.remember(isStep, from + limit);
      const waiting = setTimeout(() => { if (!signal.aborted) this.say(word("search_waiting")); }, PATIENCE);
      try {
        await renew();
        const found = await understory.engine.find(query, { facets, limit, from, signal });
        const isAsked = query !== "" || Object.keys(facets).length > 0;
        if (!signal.aborted) this.show({ ...found, isAsked }, from, from + limit);
      } catch {
        if (!signal.aborted) this.fail("search_failed_all");
      } finally {
        clearTimeout(waiting);
      }
    }

    /** The address says what is searched: on the search page its own, in the dialog that of the link to it. */
    remember(isStep, shown) {
      const href = write(this.address, this.query, this.facets);
      if (this.link) this.link.href = href;
      if (!this.isPage) return;
      try {
        if (isStep) history.pushState({ shown }, "", href);
        else history.replaceState({ shown }, "", href);
      } catch { /* Some browsers keep the address of a file as it is. */ }
    }

    show(found, from, end) {
      const items = found.results.map(resultOf);
      if (from > 0) this.list.append(...items);
      else this.list.replaceChildren(...items);
      this.found = found;
      this.end = end;
      this.box.dataset.answers = found.query;
      this.teaching.hidden = found.isAsked;
      this.list.hidden = found.total === 0;
      this.more.hidden = end >= found.total;
      this.trouble.hidden = true;
      this.say(this.sentence());
      this.hint();
      this.announce([this.total, ...this.hints.children].map((it) => it.textContent).join(" "));
      if (found.failed > 0) this.fail("search_failed");
      if (from > 0) items[0]?.querySelector("a").focus();
      else if (!this.isPage) this.box.scrollTop = 0;
      this.count();
    }

    /** How much was found, in words. */
    sentence() {
      if (!this.found?.isAsked) return "";
      const { query, total, isAtLeast } = this.found;
      if (total === 0) return query ? word("search_none", { query }) : word("search_none_chosen");
      return isAtLeast ? word("search_at_least", { n: total }) : counted("search_found", total);
    }

    /** What was understood in another way than it was typed, and what helps when nothing is found. */
    hint() {
      const { also, asked, total, isAsked } = this.found;
      const tried = [...new Set(also.flatMap((it) => it.tried))].join(", ");
      const lines = [
        asked && word("search_asked", { subject: asked }),
        tried && word("search_also", { words: tried }),
        isAsked && total === 0 && word("search_none_help"),
      ];
      this.hints.replaceChildren(...lines.filter(Boolean).map((line) => make("p", {}, line)));
    }

    say(words) {
      this.total.hidden = !words;
      this.total.textContent = words;
    }

    /** Reads out what stands there, once nobody types any more. */
    announce(words) {
      clearTimeout(this.breath);
      this.breath = setTimeout(() => { if (this.status.textContent !== words) this.status.textContent = words; }, BREATH);
    }

    /** What stands is left as it is. */
    fail(key) {
      const again = () => {
        this.field.focus();
        this.ask();
      };
      this.say(this.sentence());
      this.trouble.replaceChildren(make("span", {}, word(key)), " ", button(word("search_again"), again));
      this.trouble.hidden = false;
      this.announce([this.total.textContent, word(key)].join(" "));
    }

    // By what the results can be narrowed down: loaded when it is opened, because it has files of its own.
    async count() {
      const { found, asking } = this;
      if (!found) return;
      const isChosen = Object.keys(this.facets).length > 0;
      this.narrow.hidden = found.isAsked && found.total === 0 && !isChosen;
      if (!this.narrow.open && !isChosen) return this.showChosen([]);
      try {
        const facets = await understory.engine.facets(found);
        if (asking.signal.aborted || found !== this.found) return undefined;
        this.showFacets(facets);
        if (facets.failed > 0) this.fail("search_failed");
      } catch {
        if (!asking.signal.aborted) this.fail("search_failed");
      }
      return undefined;
    }

    showFacets(facets) {
      const { key } = document.activeElement.dataset;
      this.narrow.hidden = facets.length === 0 && !facets.failed;
      this.values.replaceChildren(...facets.map((facet, at) => this.group(facet, at === 0)));
      if (key) [...this.values.querySelectorAll("input")].find((it) => it.dataset.key === key)?.focus();
      this.showChosen(facets);
    }

    /** A facet, folded up unless it is the first or in use; what a reader opened stays open. */
    group({ name, label, values }, isFirst) {
      if (!this.groups.has(name)) {
        const set = make("fieldset");
        this.groups.set(name, make("details", { open: isFirst || name in this.facets }, make("summary", {}, label), set));
      }
      const group = this.groups.get(name);
      const shown = this.whole.has(name) ? values : most(values);
      const rest = shown.length < values.length && button(word("search_all_values", { n: values.length }), () => {
        this.whole.add(name);
        this.count().then(() => group.querySelectorAll("input")[shown.length]?.focus());
      });
      group.lastChild.replaceChildren(...[make("legend", { className: "hidden" }, label),
        ...shown.map((value) => this.row(name, value)), rest].filter(Boolean));
      return group;
    }

    row(name, { value, label, count, isChosen }) {
      const box = make("input", { type: "checkbox", checked: isChosen, onchange: () => this.choose(name, value, box.checked) });
      box.dataset.key = `${name}=${value}`;
      return make("label", {}, box, make("span", { dir: "auto" }, label), " ", make("span", { className: "n" }, String(count)));
    }

    choose(name, value, isChosen) {
      const others = (this.facets[name] ?? []).filter((it) => it !== value);
      const values = isChosen ? [...others, value] : others;
      const { [name]: before, ...rest } = this.facets;
      this.facets = values.length > 0 ? { ...rest, [name]: values } : rest;
      return this.ask({ isStep: true });
    }

    /** What is chosen, each with a button that takes it away. */
    showChosen(facets) {
      const hadFocus = this.chosen.contains(document.activeElement);
      const labelOf = (name) => root().facets.find(([it]) => it === name)?.[1] ?? name;
      const valueOf = (name, value) =>
        facets.find((it) => it.name === name)?.values.find((it) => it.value === value)?.label ?? value;
      const items = Object.entries(this.facets).flatMap(([name, values]) => values.map((value) => make("li", {},
        make("button", { type: "button", onclick: () => this.choose(name, value, false) },
          `${labelOf(name)}: ${valueOf(name, value)}`, make("span", { className: "hidden" }, ` – ${word("search_remove")}`)))));
      this.chosen.replaceChildren(...items);
      this.chosen.hidden = items.length === 0;
      if (hadFocus) (this.chosen.querySelector("button") ?? this.field).focus();
    }

    /** Goes where an address says. */
    restore(address, shown = STEP) {
      const { query, facets } = read(address);
      this.field.value = query;
      this.facets = facets;
      return this.ask({ limit: Math.max(shown, STEP) });
    }
  }

  /** The search page, whose form is in the page. */
  const startPage = (box) => {
    box.querySelector(".unscripted")?.remove();
    const page = new Search(box, box.querySelector("form"), { isPage: true, address: location.href });
    addEventListener("popstate", ({ state }) => page.restore(location.href, state?.shown));
    page.restore(location.href, history.state?.shown);
    return { open: () => { page.field.focus(); page.field.select(); }, close() {} };
  };

  /** The dialog over any other page, which stands closed in its header; the page's own script shows and closes it too. */
  const startDialog = () => {
    const dialog = document.querySelector("dialog.search");
    const form = dialog.querySelector("form");
    const search = new Search(dialog, form, { isPage: false, address: form.action });
    dialog.addEventListener("click", (event) => {
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (event.target.closest("a") && !isElsewhere) dialog.close();
    });
    // A search field would first only be emptied.
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      dialog.close();
    });
    const open = () => {
      if (!dialog.open) {
        dialog.showModal();
        search.field.select();
      }
      search.field.focus();
      search.ask();
    };
    return { open, close: () => dialog.close() };
  };

  let place;
  const placed = () => (place ??= startDialog());
  understory.ui = { open: () => placed().open(), close: () => place?.close() };

  // The root of the index stands below this in the same file.
  queueMicrotask(() => {
    const page = document.querySelector(".is-search main .search");
    if (page) place = startPage(page);
  });
})();
