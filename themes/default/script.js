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

  // The search comes when somebody is about to need it. Its field is there at once; if the rest does not
  // come, the search page may fare better, and says what to do without.
  const seek = document.querySelector(".seek");
  const dialog = document.querySelector("dialog.search");
  const isSearchPage = document.body.matches(".is-search");
  let coming;
  const fetchSearch = () => {
    coming ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL("root.js", seek.href);
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
  const search = () => {
    if (!isSearchPage && !globalThis.understory?.ui) dialog.showModal();
    fetchSearch().then(() => understory.ui.open(), () => { if (dialog.open) dialog.querySelector("form").submit(); });
  };
  const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
  const hasSingleKeys = () => {
    try { return localStorage.getItem("understory-single-keys") !== "off"; } catch { return true; }
  };
  const isSearchKey = (event) => {
    if (isPlain(event)) return (event.key === "/" || event.key === "s") && hasSingleKeys();
    return event.key === "k" && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
  };
  const isTyping = ({ target, isComposing }) => isComposing || target.closest?.("input, textarea, select, [contenteditable]");
  if (seek && dialog) {
    const soonNeeded = () => fetchSearch().catch(() => {});
    for (const event of ["pointerenter", "focus"]) seek.addEventListener(event, soonNeeded);
    seek.addEventListener("click", (event) => {
      if (!isPlain(event) || event.shiftKey) return;
      event.preventDefault();
      search();
    });
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog || target.closest(".close")) dialog.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || !isSearchKey(event) || isTyping(event)) return;
      event.preventDefault();
      search();
    });
    if (isSearchPage) soonNeeded();
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
