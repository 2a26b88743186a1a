"""Starts the same work twice at once on the same files.

    ./course trust twice [--rounds 20] [--seed 1] [--only download,unpack,features,softmax,head,head2,setup,run]

Right is: both end well, or one does and the other is refused in one sentence; and the files are those of a
single run. `head2` trains with another seed: then the files are one training's or the other's. `setup` and
`run` work in a clone of this project and take minutes; they are left out unless named.
"""
import argparse
import copy
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import work

PROJECT = Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(prog="course trust twice")
    parser.add_argument("--rounds", type=int, default=20, help="of each kind of work")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="download,unpack,features,softmax,head,head2")
    options = parser.parse_args()
    root, faults = work.workplace(), []
    try:
        for name in options.only.split(","):
            began, outcomes = time.monotonic(), []
            for fault, outcome in clone(root, name, options) if name in ("setup", "run") else rounds(root, name, options):
                outcomes.append(outcome)
                if fault:
                    faults.append(fault)
                    print(f"  {name}, round {len(outcomes)}: {fault}", flush=True)
            print(f"{name}: {len(outcomes)} rounds in {time.monotonic() - began:.0f} s; both done {outcomes.count('both')}, "
                  f"one refused {outcomes.count('one')}", flush=True)
        print(f"{len(faults)} faults")
        return 1 if faults else 0
    finally:
        shutil.rmtree(root, ignore_errors=True)


def rounds(root, name, options):
    first = scene(root / name, name.rstrip("2")).measure()
    second = copy.copy(first)
    if name == "head2":
        second.words = [*first.words, "--seed", "7"]
        second.measure()
    dice = random.Random(f"{options.seed} {name}")
    for _ in range(options.rounds):
        first.clear()
        ends = both(first.start, second.start, dice.uniform(0, 0.7) * first.seconds if dice.random() < 0.5 else 0)
        now = work.state(first.folder)
        differences = [work.difference(now, s.state) for s in (first, second)]
        yield judge(ends, None if None in differences else differences[0])


def scene(root, name):
    return next(s for s in work.scenes(root) if s.name == name)


def both(one, other, pause):
    """(exit code, what was said) of both."""
    children = [one()]
    time.sleep(pause)
    children.append(other())
    said = [child.communicate()[0].decode(errors="replace") for child in children]
    return [(child.returncode, text) for child, text in zip(children, said)]


def judge(ends, difference):
    codes = sorted(code for code, _ in ends)
    refused = next((said for code, said in ends if code != 0), None)
    outcome = {(0, 0): "both", (0, 1): "one"}.get(tuple(codes))
    if outcome is None:
        return f"exit codes {codes}; said: {' | '.join(said.strip()[-300:] for _, said in ends)}", "wrong"
    fault = work.sentence(refused) if refused is not None else None
    return fault or difference, outcome


def clone(root, name, options):
    """In a clone with a set-up of its own; each round begins without what the work makes."""
    here = root / "clone"
    if not here.is_dir():
        subprocess.run(["git", "clone", "-q", str(PROJECT), str(here)], check=True)
    words = ["setup"] if name == "setup" else ["run", "--profile", "smoke", "00", "03"]
    course = lambda *given: subprocess.Popen([sys.executable, "course", *given], cwd=here, stdin=subprocess.DEVNULL,
                                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=bare())
    for number in range(options.rounds):
        for made in (("target",) if number else (".venv", "target", "build")) if name == "setup" else ("build/course",):
            shutil.rmtree(here / made, ignore_errors=True)
        ends = both(lambda: course(*words), lambda: course(*words), 0)
        after = course(*(["inspect", "resnet18", "--depth", "1"] if name == "setup" else ["doctor"]))
        said = after.communicate()[0].decode(errors="replace")
        broken = f"afterwards: {said.strip()[-300:]}" if after.returncode != 0 else None
        if name == "run" and not (here / "build" / "course" / "index.html").is_file():
            broken = "build/course/index.html is not there"
        yield judge(ends, broken)


def bare():
    """The environment without this project's own settings."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("TSUGIKI_", "TRUST_"))}


if __name__ == "__main__":
    sys.exit(main())
