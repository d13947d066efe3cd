// Chromium, the way a new reader has it: an empty profile that asks no other host for anything.
//
// In: how the reader reads (theme, width, with or without JavaScript). Out: a page that notes
// everything that goes wrong. Never: a page whose mistakes go unnoticed.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

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
  page.on("requestfailed", (request) => faults.push(`failed request: ${request.url()} ${request.failure()?.errorText}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("data:")) faults.push(`request to elsewhere: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return { page, faults, close: () => context.close() };
}

/** The address of a page of a site that is served at `url`. */
export function addressOf(url, path) {
  const pretty = path.replace(/(^|\/)index\.html$/, "$1");
  return url + pretty.split("/").map(encodeURIComponent).join("/");
}
