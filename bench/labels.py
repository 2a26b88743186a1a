#!/usr/bin/env python3
"""Two yes-or-no questions on one backbone against three classes and four, on drawn photographs of two cats.

    python bench/labels.py [--each 120] [--seeds 3] [--model efficientnet_lite0]

A seed draws an album of its own: pictures of Tigger, of Misty, and as many of neither or both. Probes on the same features
are cross-validated in five folds of whole days; each picture is scored once. Prints a table, and the pairs.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

from launcher.paths import Project  # noqa: E402
from launcher.ui import Trouble, table  # noqa: E402
from sides import Kit  # noqa: E402


def measured(kit, words):
    """What the kit says, line by line."""
    with subprocess.Popen([str(w) for w in [*kit.start, "bench", "labels", *words]], env=kit.environment, stdout=subprocess.PIPE, text=True) as run:
        lines = [json.loads(line) for line in run.stdout]
    if run.returncode != 0:
        raise Trouble(f"the measure ended with {run.returncode}; its last words are above.")
    return lines


def rows(lines):
    """A row a way and seed, and one over all seeds."""
    found = []
    for way in dict.fromkeys(line["way"] for line in lines if "seed" in line):
        some = [line for line in lines if "seed" in line and line["way"] == way]
        sums = {name: sum(line[name] for line in some) for name in ("right", "pictures", "both_right", "both")}
        for line in [*some, {"seed": "all", **sums}]:
            found.append([way, str(line["seed"]), *(f"{line[a]} of {line[b]} ({100 * line[a] / line[b]:.1f} %)"
                                                   for a, b in (("right", "pictures"), ("both_right", "both")))])
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=120, help="pictures a class in an album (default: 120)")
    parser.add_argument("--seeds", type=int, default=3, help="albums (default: 3)")
    parser.add_argument("--model", default="efficientnet_lite0")
    args = parser.parse_args()
    lines = measured(Kit(Project()), ["--each", args.each, "--seeds", args.seeds, "--model", args.model])
    print(table(["way", "seed", "all pictures", "both cats"], rows(lines)))
    for line in lines:
        if "pair" in line:
            print(f"\n{line['group']}: {line['pair']}\n  {line['verdict']}")
            if "by_seed" in line:
                print(f"  by seed: {line['by_seed']}")


if __name__ == "__main__":
    try:
        main()
    except Trouble as trouble:
        sys.exit(f"labels: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
