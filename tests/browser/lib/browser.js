// Chromium, the way a new reader has it: an empty profile that asks no other host for anything.
//
// In: how the reader reads (theme, width, with or without JavaScript). Out: a page that notes
// everything that goes wrong. Never: a page whose mistakes go unnoticed.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

import { serve } from "./serve.js";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser; `also` are further switches. */
export function startBrowser(also = []) {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`no Chromium at ${executablePath}; ./scripts/test installs it, or set CHROMIUM to its path`);
  }
  return chromium.launch({ executablePath, args: [...QUIET, ...also] });
}

/**
 * Opens a page for one reader. Out: `{ page, faults, close }`: `faults` are console errors and
 * warnings, exceptions, dialogs, failed requests, and requests to anything but `own`.
 */
export async function open(browser, own, { width = 1280, height = 800, ...reader } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...reader });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // The browser itself gives up what is still on its way when a page leads on to another.
    if (why !== "net::ERR_ABORTED") faults.push(`failed request: ${request.url()} ${why}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("data:")) faults.push(`request to elsewhere: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return { page, faults, close: () => context.close() };
}

/**
 * Serves a site, opens one of its pages for one reader, lets `look` look at it, and closes both
 * whatever happens. What goes wrong while `look` looks is an error. `look` gets the page and the server.
 */
export async function visit(browser, site, path, { serving, prepare, until, ...reader }, look) {
  const server = await serve(site, serving);
  const { page, faults, close } = await open(browser, server.url, reader);
  try {
    await prepare?.(page);
    await goTo(page, addressOf(server.url, path), until);
    await look(page, server);
    assert.deepEqual(faults, []);
  } finally {
    await close();
    await server.close();
  }
}

/**
 * Opens an address and waits until everything is there, fonts included. A page that is loaded asks for nothing more;
 * only the one that searches does, by its own script, and is waited for until it is silent.
 */
export async function goTo(page, address, until = address.includes("search/") ? "networkidle" : "load") {
  await page.goto(address, { waitUntil: until });
  // Some pages lead on to another at once.
  await page.evaluate(() => document.fonts.ready.then(() => true)).catch(() => page.waitForLoadState());
}

/** The address of a page of a site that is served at `url`. */
export function addressOf(url, path) {
  const pretty = path.replace(/(^|\/)index\.html$/, "$1");
  return url + pretty.split("/").map(encodeURIComponent).join("/");
}
