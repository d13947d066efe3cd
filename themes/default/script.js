// Everything here is a convenience: without it every page reads and works the same.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // The menu closes on Escape, and when something else is chosen.
  const menu = document.querySelector(".menu");
  if (menu) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // The outline marks the section at the top of the window.
  let sections = [];
  const mark = () => {
    const top = sections.filter(([heading]) => heading.getBoundingClientRect().top < 96);
    const current = top.length ? top[top.length - 1][1] : null;
    for (const [, link] of sections) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  const soon = () => {
    if (waiting || !sections.length) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  const outline = () => {
    sections = all(".outline a")
      .map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link])
      .filter(([heading]) => heading);
  };

  // What has been made ready: pages of the live preview change while they are open.
  const known = new WeakSet();

  // Code can be copied, where the browser lets pages write to the clipboard.
  const copyable = () => {
    if (!navigator.clipboard) return;
    const { copy, copied } = document.body.dataset;
    for (const block of all(".code")) {
      const text = () => (block.matches("pre") ? block : block.querySelector("pre"));
      if (known.has(block) || !text()) continue;
      known.add(block);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = copy;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText((text().querySelector("code") ?? text()).textContent);
        button.textContent = copied;
        setTimeout(() => { button.textContent = copy; }, 2000);
      });
      (block.matches("pre") ? block.parentElement : block).append(button);
    }
  };

  // A definition goes away on Escape until it is asked for again, and lies above its word where there
  // is no room below.
  const definitions = () => {
    for (const term of all(".term:has(.definition)")) {
      if (known.has(term)) continue;
      known.add(term);
      const show = () => {
        const [link, definition] = term.children;
        term.classList.remove("quiet");
        definition.style.translate = "";
        const [word, box] = [link.getBoundingClientRect(), definition.getBoundingClientRect()];
        if (box.bottom > innerHeight && box.height < word.top) definition.style.translate = `0 ${word.top - box.bottom}px`;
      };
      term.addEventListener("mouseenter", show);
      term.addEventListener("focusin", show);
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const term of all(".term:is(:hover, :focus-within)")) term.classList.add("quiet");
  });

  // A link to something folded up unfolds it.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target?.closest?.("details"); at; at = at.parentElement?.closest("details")) at.open = true;
  };
  addEventListener("hashchange", unfold);

  // The search comes when somebody is about to need it; where it does not come, its link leads to its page.
  const seek = () => document.querySelector(".seek");
  let coming;
  const fetchSearch = () => {
    coming ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL("root.js", seek().href);
      script.onload = done;
      script.onerror = () => {
        coming = undefined;
        script.remove();
        failed(new Error(script.src));
      };
      document.head.append(script);
    });
    return coming;
  };
  const onSearchPage = document.body.matches(".is-search");
  const search = () => fetchSearch().then(() => understory.ui.open(), () => { if (!onSearchPage) location.assign(seek().href); });
  const prefetch = (event) => {
    if (event.target.closest?.(".seek")) fetchSearch().catch(() => {});
  };
  const isTyping = ({ target, isComposing }) => isComposing || target.closest?.("input, textarea, select, [contenteditable]");
  const hasSingleKeys = () => {
    try { return localStorage.getItem("understory-single-keys") !== "off"; } catch { return true; }
  };
  const isSearchKey = (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey) return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
    return !altKey && (key === "/" || (key === "s" && !shiftKey)) && hasSingleKeys();
  };
  if (seek()) {
    document.addEventListener("pointerover", prefetch, { passive: true });
    document.addEventListener("focusin", prefetch);
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".seek") || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      search();
    });
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || !isSearchKey(event) || isTyping(event)) return;
      event.preventDefault();
      search();
    });
    if (onSearchPage) fetchSearch().catch(() => {});
  }

  const enhance = () => {
    outline();
    copyable();
    definitions();
  };
  document.addEventListener("understory:patched", () => { enhance(); soon(); });
  enhance();
  unfold();
})();
