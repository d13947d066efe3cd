import { chromium } from "playwright-core";
import { serve } from "./lib/serve.js";
const [,, folder, out, ...paths] = process.argv;
const server = await serve({ folder, mount: "/", pages: [], name: "x" });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const path of paths) for (const [w, scheme] of [[390, "light"], [1280, "dark"], [320, "light"]]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: 844 }, colorScheme: scheme });
  const page = await ctx.newPage();
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
  console.log(path, w, scrollWidth, clientWidth, await page.evaluate(() => document.documentElement.scrollHeight));
  await page.screenshot({ path: `${out}-${path.replace(/\//g, "_")}-${w}.png`, fullPage: true });
  await ctx.close();
}
await browser.close(); await server.close();
