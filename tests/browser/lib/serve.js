// A plain web server for built sites, under a path of its own, because any sub-path must work.
//
// In: a folder. Out: its address. Never: an address outside the folder, or a guess at an ending.

import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** Where sites are mounted. */
export const MOUNT = "/some/sub/path/";

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const PACKED = new Set([".html", ".css", ".js", ".json", ".xml", ".svg"]);

/**
 * Serves a folder until `close` is called. `fontDelay` holds fonts back, in milliseconds.
 * Out: `{ url, requests, close }`; `requests` lists `{ path, status, bytes }`, bytes as sent.
 */
export async function serve(folder, { fontDelay = 0 } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const { status, kind, bytes } = answer(folder, request.url);
    const packed = PACKED.has(kind) ? gzipSync(bytes, { level: 9 }) : bytes;
    const head = { "content-type": KINDS[kind] ?? "application/octet-stream", "content-length": packed.length };
    if (packed !== bytes) head["content-encoding"] = "gzip";
    if (kind !== ".html") head["cache-control"] = "max-age=31536000, immutable";
    const send = () => {
      requests.push({ path: request.url, status, bytes: packed.length, kind });
      response.writeHead(status, head).end(packed);
    };
    setTimeout(send, kind === ".woff2" ? fontDelay : 0);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  const close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return { url: `http://127.0.0.1:${port}${MOUNT}`, requests, close };
}

function answer(folder, url) {
  const path = decodeURIComponent(new URL(url, "http://x").pathname);
  const file = path.startsWith(MOUNT) ? fileAt(folder, path.slice(MOUNT.length)) : undefined;
  if (file) return { status: 200, kind: extname(file), bytes: readFileSync(file) };
  const missing = path.startsWith(MOUNT) ? fileAt(folder, "404.html") : undefined;
  return { status: 404, kind: ".html", bytes: missing ? readFileSync(missing) : Buffer.from("no such address") };
}

/** The file that a path below the mount stands for: itself, or the index of a folder. */
export function fileAt(folder, path) {
  if (path.split("/").includes("..")) return undefined;
  const file = join(folder, path === "" || path.endsWith("/") ? `${path}index.html` : path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
