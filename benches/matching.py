#!/usr/bin/env python3
"""How long `understory match` takes: python3 benches/matching.py [PEOPLE...] [--runs N] [--seed N]

Writes a handbook of so many people (the same for the same seed) below target/bench/data: teams of eight with a lead,
five time zones, forty skills of which everybody offers one to three and wants one to three; two thirds are open to
pairs, half of these to triads. Prints a row a size: wall and processor seconds of the whole program (medians), and
what was proposed.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
ZONES = ["Europe/Lisbon", "Europe/Berlin", "America/Bogota", "Africa/Johannesburg", "Asia/Singapore"]
SKILLS = 40


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("people", nargs="*", type=int, default=[50, 500])
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=1)
    wanted = arguments.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    print("| people | wall / CPU s | pairs | triads | left | weight | best | command |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | --- | --- |")
    for people in wanted.people:
        print(row(people, wanted.runs, wanted.seed))


def row(people, runs, seed):
    folder = write(people, seed)
    timed = [run(folder) for _ in range(runs + 1)][1:]
    wall, processor = (statistics.median(one[at] for one in timed) for at in (0, 1))
    found = timed[0][2]
    counts = " | ".join(str(len(found[key])) for key in ("pairs", "triads", "unmatched"))
    command = f"matching.py {people} --runs {runs} --seed {seed}"
    return (f"| {people} | {wall:.2f} / {processor:.2f} | {counts} | {found['total_weight']} "
            f"| {'yes' if found['optimal'] else 'no'} | `{command}` |")


def run(folder):
    """Wall seconds, processor seconds, and what was proposed."""
    command = [TARGET / "release/understory", "match", "2026-h2", "--format", "json", "-C", folder]
    before, start = os.times(), time.perf_counter()
    out = subprocess.run(command, check=True, capture_output=True).stdout
    wall, after = time.perf_counter() - start, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, processor, json.loads(out)


def write(people, seed):
    """The folder of a handbook with so many people."""
    folder = TARGET / f"bench/data/people-{people}-seed{seed}"
    chance = random.Random(seed)
    files = {"handbook.toml": "as_of = 2026-10-16\ndates = \"written\"\n[programme]\nleads = [\"p0\"]\n"}
    files["content/cycles/2026-h2.md"] = "+++\nstart = 2026-07-01\nend = 2026-12-31\n+++\n# Autumn\n"
    for skill in range(SKILLS):
        files[f"content/skills/s{skill}.md"] = f"# Skill {skill}\n"
    for team in range((people + 7) // 8):
        files[f"content/teams/t{team}.md"] = f"+++\nname = \"Team {team}\"\nlead = \"p{team * 8}\"\n+++\n"
    for person in range(people):
        files[f"content/people/p{person}.md"] = card(person, chance)
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return folder


def card(person, chance):
    lead = person - person % 8
    skills = chance.sample(range(SKILLS), 6)
    offers, wants = skills[:chance.randint(1, 3)], skills[3:3 + chance.randint(1, 3)]
    coaching = chance.choice([["off"], ["peer"], ["peer", "triad"]])
    lines = [f'name = "Person {person}"', f'team = "t{person // 8}"']
    if person != lead:
        lines.append(f'reports_to = "p{lead}"')
    lines += [
        f'timezone = "{chance.choice(ZONES)}"',
        "offers = " + json.dumps([f"s{skill}" for skill in offers]),
        "wants = " + json.dumps([f"s{skill}" for skill in wants]),
        "coaching = " + json.dumps(coaching),
    ]
    return "+++\n" + "\n".join(lines) + "\n+++\n"


if __name__ == "__main__":
    main()
