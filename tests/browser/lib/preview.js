// The live preview as an author has it: the real program, real files, a real browser.
//
// In: the files of a handbook. Out: its preview, and ways to change the files as editors do. Never: a
// wait for a fixed time where something can be waited for.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { program } from "./sites.js";

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** A handbook in a folder of its own: `{ folder, write, read, remove, rename, close }`. */
export function handbook(files) {
  const folder = mkdtempSync(join(tmpdir(), "understory-preview-"));
  const at = (path) => join(folder, path);
  const write = (path, content) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  };
  Object.entries(files).forEach(([path, content]) => write(path, content));
  return {
    folder,
    write,
    read: (path) => readFileSync(at(path), "utf8"),
    /** Saves as many editors do: beside the file, and then over it. */
    writeByRename: (path, content) => {
      write(`${path}~`, content);
      renameSync(at(`${path}~`), at(path));
    },
    edit: (path, from, to) => {
      const text = readFileSync(at(path), "utf8");
      if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
      write(path, text.replace(from, to));
    },
    remove: (path) => rmSync(at(path)),
    rename: (from, to) => {
      mkdirSync(dirname(at(to)), { recursive: true });
      renameSync(at(from), at(to));
    },
    has: (path) => existsSync(at(path)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the preview of a handbook: `{ url, port, pause, go, stop }`. */
export async function preview({ folder }, words = []) {
  const port = words.includes("--port") ? [] : ["--port", String(await freePort()), "--strict-port"];
  const child = spawn(program(), ["serve", folder, ...port, ...words], { stdio: ["ignore", "ignore", "pipe"] });
  running.add(child);
  const lines = createInterface({ input: child.stderr });
  const said = [];
  const url = await new Promise((ready, failed) => {
    lines.on("line", (line) => {
      said.push(line);
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(line);
      if (found) ready(found[0]);
    });
    child.on("exit", () => failed(new Error(`the preview ended: ${said.join("\n")}`)));
  });
  const ended = new Promise((done) => { child.on("exit", done); });
  return {
    url,
    port: new URL(url).port,
    /** The process stands still, as on a laptop that was closed. */
    pause: () => child.kill("SIGSTOP"),
    go: () => child.kill("SIGCONT"),
    stop: async () => {
      child.kill("SIGCONT");
      child.kill("SIGKILL");
      running.delete(child);
      await ended;
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** The number of open connections of browsers to a port, as the system counts them. */
export function connections(port) {
  const wanted = Number(port).toString(16).toUpperCase().padStart(4, "0");
  const rows = readFileSync("/proc/net/tcp", "utf8").split("\n").slice(1).map((row) => row.trim().split(/\s+/));
  return rows.filter(([, local, , state]) => state === "01" && local?.endsWith(`:${wanted}`)).length;
}
