#!/usr/bin/env python3
"""Measures the preview as a person meets it: from a saved file to the page that shows it.

In: sizes. Out: rows of a Markdown table, and the single measurements as JSON below
`target/bench/results/`. Never: a fixed waiting time in a measurement, or a page that was not seen to
change.

The program runs as `understory serve`, on a handbook of its own. A page in the middle is saved with a
new line at its end, again and again; the clock runs from the moment before writing until an HTTP
answer holds the line, and, in another series, until Chromium has painted it. With `--against hugo`
the same is done with `hugo server` on the same pages, in turn.
"""

import argparse
import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import compare
from compare import BENCH, HUGO, NOT_RUN, Failed, Row, Workshop

CHROMIUM = Path(__file__).resolve().parent / "chromium.mjs"
GOALS = {
    "get": ("hugo 180 ms / 2.1 s at 1k / 10k", {1000: 20, 10000: 60, 100000: 500}),
    "chromium": ("hugo 181 ms / 2.1 s at 1k / 10k", {1000: 40, 10000: 80, 100000: 550}),
    "first": ("hugo 0.9 / 10.6 s; zola 2.4 / 31 s at 1k / 10k", {1000: 150, 10000: 800, 100000: 8000}),
}
WORDS = {
    "get": "save → GET shows it",
    "chromium": "save → Chromium shows it",
    "first": "`serve` → first page answered",
}


class Server:
    """A preview server on a handbook, and the page that is changed."""

    def __init__(self, name, argv, page, path):
        self.name, self.argv, self.page, self.path = name, argv, page, path
        self.text = page.read_text()
        self.process = self.port = None

    def __enter__(self):
        self.port = free_port()
        log = open(BENCH / f"{self.name}-serve.log", "wb")
        self.started = time.perf_counter()
        self.process = subprocess.Popen(self.argv(self.port), stdout=log, stderr=log)
        self.first = self.wait_for(lambda answer: answer is not None, patience=120)
        return self

    def __exit__(self, *_):
        self.page.write_text(self.text)
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def wait_for(self, is_right, patience=30):
        """Seconds since `started` until an answer is right."""
        connection = None
        while time.perf_counter() - self.started < patience:
            if self.process.poll() is not None:
                raise Failed(f"{self.name} ended: see {BENCH}/{self.name}-serve.log")
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", self.path)
                answer = connection.getresponse()
                text = answer.read()
                if is_right(text if answer.status == 200 else None):
                    return time.perf_counter() - self.started
            except (OSError, http.client.HTTPException):
                # Nobody is there yet; asking without a pause would take a processor away from the start.
                connection = None
                time.sleep(0.005)
            time.sleep(0.0005)
        raise Failed(f"{self.name} did not show the change in {patience} s")

    def save(self, mark):
        """Saves the page with a new last line, and waits until it is answered."""
        text = f"{self.text}\n\n{mark}\n"
        self.started = time.perf_counter()
        self.page.write_text(text)
        return self.wait_for(lambda answer: answer is not None and mark.encode() in answer)

    def settle(self):
        """Waits until nothing is done in the background any more."""
        quiet = 0
        while quiet < 3:
            before = processor_time(self.process.pid)
            time.sleep(0.1)
            quiet = quiet + 1 if processor_time(self.process.pid) - before < 0.02 else 0


def processor_time(pid):
    """Seconds that a process has been on a processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ours(shop, pages):
    """Our preview of a generated handbook that no other benchmark uses."""
    root = copy_of(shop, pages, "understory", "previewed")
    page, path = middle(root / "content")
    argv = [shop.program, "serve", root, "--strict-port"]
    return Server("understory", lambda port: [*argv, "--port", str(port)], page, path)


def hugo(shop, pages):
    """hugo's preview of the same pages, which renders what is looked at."""
    root = copy_of(shop, pages, "hugo", "previewed-hugo")
    page, path = middle(root / "content")
    argv = [HUGO, "server", "--source", root, "--disableLiveReload=false", "--bind", "127.0.0.1"]
    argv += ["--baseURL", "http://127.0.0.1/"]
    return Server("hugo", lambda port: [*argv, "--port", str(port)], page, path)


def copy_of(shop, pages, form, name):
    seed = shop.options.seed
    folder = BENCH / "data" / f"{name}-{pages}-seed{seed}-v{shop.version}"
    compare.quiet([shop.generator, folder, str(pages), "--seed", str(seed), "--for", form])
    return folder


def middle(content):
    """A page in the middle of the handbook, and its address."""
    files = sorted(path for path in content.rglob("*.md") if path.stem != "_index")
    page = files[len(files) // 2]
    return page, "/" + str(page.relative_to(content).with_suffix("")) + "/"


def first(server, runs):
    """From the start of the process to the first page, in milliseconds."""
    times = []
    for _ in range(runs):
        with server:
            times.append(server.first * 1000)
    return times


def get(server, runs):
    """From saving to an answer that shows it, in milliseconds."""
    with server:
        server.settle()
        times = []
        for run in range(runs + 1):
            times.append(server.save(f"saved-{os.getpid()}-{run}") * 1000)
            server.settle()
        return times[1:]


def chromium(server, runs):
    """From saving to the paint of a page in Chromium that shows it, in milliseconds."""
    with server:
        server.settle()
        url = f"http://127.0.0.1:{server.port}{server.path}"
        done = subprocess.run(
            ["node", CHROMIUM, url, server.page, str(runs)], stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode != 0:
            raise Failed("chromium.mjs failed")
        return json.loads(done.stdout)


SERIES = {"first": first, "get": get, "chromium": chromium}


def row(what, pages, servers, runs):
    """Measures one series at one size."""
    found = {server.name: SERIES[what](server, runs) for server in servers}
    compare.save(f"preview-{what}", pages, {"milliseconds": found})
    held_by, targets = GOALS[what]
    words = ", ".join(f"{name} {shown(times)}" for name, times in found.items())
    command = f"preview.py --pages {pages} --only {what} --runs {runs}"
    target = f"≤ {targets[pages]} ms" if pages in targets else "–"
    return f"| {WORDS[what]}, {pages:,} pages | {held_by} | {target} | {words} | `{command}` |"


def shown(times):
    return f"**{statistics.median(times):.0f} ms** (from {min(times):.0f} to {max(times):.0f}, {len(times)} runs)"


def arguments():
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--only", choices=list(SERIES), nargs="+", default=list(SERIES))
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--against", choices=["hugo", "none"], default="none")
    parser.add_argument("--no-compile", action="store_true", help="take the programs as they are")
    return parser.parse_args()


def main():
    """Measures and prints the rows."""
    options = arguments()
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"note: the machine is busy (load {load:.1f}); these times are upper bounds", file=sys.stderr)
    try:
        shop = Workshop(options)
    except (Failed, OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"cannot begin: {error}")
    print("| what | held by | to reach | measured | command |\n| --- | --- | --- | --- | --- |")
    failed = False
    for pages in options.pages:
        servers = [ours(shop, pages)]
        if options.against == "hugo" and HUGO.exists():
            servers.append(hugo(shop, pages))
        for what in options.only:
            try:
                print(row(what, pages, servers, options.runs), flush=True)
            except (Failed, OSError) as error:
                failed = True
                print(f"{what}: {error}", file=sys.stderr)
                print(Row(f"{WORDS[what]}, {pages:,} pages", what, NOT_RUN, f"preview.py --only {what}"))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
