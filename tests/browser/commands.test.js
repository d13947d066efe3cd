// The commands of the README and of docs/, run as they stand there.
//
// Every `sh` block of those pages has a hidden comment above it:
//   <!-- run -->               it is run in a copy of a small handbook and must end well
//   <!-- run, exits 1 -->      … or with this status
//   <!-- serves -->            its last line is started, the address it prints is asked for, and it is stopped
//   <!-- not run: reason -->   it cannot be run here, and why
// A block without a comment fails, so that no new one is forgotten.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { program } from "./lib/sites.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "understory-commands-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const documents = ["README.md", "CONTRIBUTING.md", ...readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];

/** The `sh` blocks of a page: line, text, and the comment above. */
function blocks(path) {
  const lines = readFileSync(join(root, path), "utf8").split("\n");
  const found = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (lines[at] !== "```sh") continue;
    const end = lines.indexOf("```", at);
    const above = lines.slice(0, at).filter((line) => line.trim()).at(-1) ?? "";
    found.push({ line: at + 1, text: lines.slice(at + 1, end).join("\n"), mark: /^<!-- (.*) -->$/.exec(above)?.[1] });
    at = end;
  }
  return found;
}

/** A folder in which a reader could be: a small handbook in `docs`, and programs on the path. */
function workplace() {
  const folder = mkdtempSync(join(scratch, "work-"));
  cpSync(join(root, "tests/sites/gfm"), join(folder, "docs"), { recursive: true });
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  command(bin, "understory", `exec '${program()}' "$@"`);
  // `cargo run -- …` is the program itself, in the repository.
  command(bin, "cargo", `while [ "\${1:-}" != -- ]; do shift; done; shift; cd '${root}'; exec '${program()}' "$@"`);
  return { folder, env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: "1" } };
}

function command(bin, name, script) {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}

function runs(text, status) {
  const { folder, env } = workplace();
  const ended = spawnSync("bash", ["-euo", "pipefail", "-c", text], { cwd: folder, env, encoding: "utf8", timeout: 60_000 });
  assert.equal(ended.status, status, `${text}\n${ended.stdout}${ended.stderr}`);
}

/** Starts a server and asks for the address that it prints. */
async function serves(text) {
  const { folder, env } = workplace();
  const last = text.lastIndexOf("\n") + 1;
  const child = spawn("bash", ["-euc", `${text.slice(0, last)}exec ${text.slice(last)}`], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const url = await new Promise((found, failed) => {
      let said = "";
      const listen = (bytes) => {
        said += bytes;
        const address = /http:\/\/[^\s]+/.exec(said);
        if (address) found(address[0]);
      };
      child.stdout.on("data", listen);
      child.stderr.on("data", listen);
      child.on("exit", (status) => failed(new Error(`it ended with ${status}: ${said}`)));
      setTimeout(() => failed(new Error(`no address after 30 s: ${said}`)), 30_000).unref();
    });
    const response = await fetch(url);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /<h1>/);
  } finally {
    child.kill();
  }
}

for (const path of documents) {
  describe(`the commands of ${path}`, () => {
    for (const { line, text, mark } of blocks(path)) {
      it(`work as written (line ${line})`, async () => {
        assert.ok(mark, "the block has a comment above it that says how it is tested");
        if (mark === "serves") await serves(text.trim());
        else if (/^run(, exits \d)?$/.test(mark)) runs(text, Number(/exits (\d)/.exec(mark)?.[1] ?? 0));
        else assert.match(mark, /^not run: .{10,}/);
      });
    }
  });
}
