// The files of the index: loaded once, when they are needed, as scripts, so that they work without a
// server too. What has been loaded stays until the index is loaded anew.
((understory) => {
  "use strict";
  if (understory.files) return;
  const held = new Map();
  const waiting = new Map();
  const here = typeof document === "undefined" ? null : document.currentScript?.src;

  /** The address of the folder of the index, with `/` at its end. */
  understory.base ??= here ? new URL(".", here).href : "";

  /** Runs a file of the index; the path is relative to the folder of the index. */
  understory.load ??= (path) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = understory.base + path;
      script.onload = () => { script.remove(); done(); };
      script.onerror = () => { script.remove(); failed(new Error(path)); };
      document.head.append(script);
    });

  /** What every file of the index calls with its content. */
  understory.put = (name, value) => held.set(name, value);

  /** What the root calls: an index of now, with nothing known of the one before. */
  understory.start = (root) => {
    held.clear();
    waiting.clear();
    understory.files.root = { ...root, hashes: root.hashes.match(/.{6}/g) ?? [], fragments: root.fragments.match(/.{6}/g) ?? [] };
  };

  /** Loads the root again: the pages have changed since. */
  understory.reload = () => understory.load("root.js");

  const load = async (name, query) => {
    try {
      await understory.load(name + query);
      if (!held.has(name)) throw new Error(name);
    } finally {
      waiting.delete(name);
    }
  };

  /** The content of a file; fails when it cannot be loaded. */
  const get = async (name, query = "") => {
    if (!held.has(name)) {
      if (!waiting.has(name)) waiting.set(name, load(name, query));
      await waiting.get(name);
    }
    return held.get(name);
  };

  /** The content of a file, kept in the form that `read` makes of it. */
  const known = new WeakMap();
  const readOnce = async (name, read) => {
    const { root } = understory.files;
    const value = await get(name);
    if (!known.has(root)) known.set(root, new Map());
    const own = known.get(root);
    if (!own.has(name)) own.set(name, read(value));
    return own.get(name);
  };

  understory.files = { root: null, get, readOnce };
})(globalThis.understory ??= {});
