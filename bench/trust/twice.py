"""Starts the same work twice at once on the same files.

    ./course trust twice [--rounds 20] [--seed 1] [--only download,unpack,features,store,softmax,head,head2,setup,run]

Right is: both end well, or one does and the other is refused in one sentence; and the files are those of a
single run; two `store`s compute each picture once. `head2` trains with another seed: then the files are one training's or the other's. `setup` and
`run` work in a clone of this project and take minutes; they are left out unless named.
"""
import argparse
import copy
import random
import shutil
import sys
import time

import clone
import work


def main():
    parser = argparse.ArgumentParser(prog="course trust twice")
    parser.add_argument("--rounds", type=int, default=20, help="of each kind of work")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="download,unpack,features,store,softmax,head,head2")
    options = parser.parse_args()
    root, faults = work.workplace(), []
    try:
        for name in options.only.split(","):
            began, outcomes = time.monotonic(), []
            for fault, outcome in in_a_clone(root, name, options) if name in ("setup", "run") else rounds(root, name, options):
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
        together = sum(work.computed(said) or 0 for _, said in ends)
        twice = f"{together} pictures computed, not {first.computed}" if together != (first.computed or 0) else None
        yield judge(ends, twice or (None if None in differences else differences[0]))


def scene(root, name):
    return next(s for s in work.scenes(root) if s.name == name)


def both(one, other, pause):
    """(exit code, what was said) of both."""
    first = one()
    time.sleep(pause)
    second = other()
    return [clone.end(child) for child in (first, second)]


def judge(ends, difference):
    codes = sorted(code for code, _ in ends)
    refused = next((said for code, said in ends if code != 0), None)
    outcome = {(0, 0): "both", (0, 1): "one"}.get(tuple(codes))
    if outcome is None:
        return f"exit codes {codes}; said: {' | '.join(said.strip()[-300:] for _, said in ends)}", "wrong"
    fault = work.sentence(refused) if refused is not None else None
    return fault or difference, outcome


def in_a_clone(root, name, options):
    """Each round begins without what the work makes; the first set-up without anything."""
    here = clone.made(root, ready=name == "run")
    words = ["setup"] if name == "setup" else ["run", "--profile", "smoke", "03"]
    for number in range(options.rounds):
        for made in (("target",) if number else (".venv", "target", "build")) if name == "setup" else ("build/course",):
            shutil.rmtree(here / made, ignore_errors=True)
        ends = both(lambda: clone.start(here, *words), lambda: clone.start(here, *words), 0)
        code, said = clone.end(clone.start(here, "inspect", "squeezenet1_1", "--depth", "1"))
        broken = f"afterwards: {said.strip()[-300:]}" if code != 0 else None
        if name == "run" and not (here / "build" / "course" / "index.html").is_file():
            broken = "build/course/index.html is not there"
        yield judge(ends, broken)


if __name__ == "__main__":
    sys.exit(main())
