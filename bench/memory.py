#!/usr/bin/env python3
"""Whether a long training keeps to its memory: resident memory and live arrays after every epoch.

    python bench/memory.py [--data garden] [--model efficientnet_lite0] [--size 96] [--epochs 20]

Trains all layers, prints a row an epoch, and ends with 1 when the last epoch holds 2 % more than the second, or more arrays.
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

MOST = 0.02
HEAP = ["-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"]  # of one size, or its growth would hide the engine's


def resident(pid):
    """Bytes of a process that lie in memory."""
    return int(subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout) * 1024


def measured(kit, words):
    """{"epoch", "arrays", "resident"} after every epoch, the scoring before the first as epoch 0."""
    rows = []
    java, *rest = kit.start
    with subprocess.Popen([str(w) for w in [java, *HEAP, *rest, "bench", "memory", "--device", "cpu", *words]], env=kit.environment,
                          stdout=subprocess.PIPE, text=True) as training:
        for line in training.stdout:
            rows.append({**json.loads(line), "resident": resident(training.pid)})
            print(f"  epoch {rows[-1]['epoch']}: {rows[-1]['resident'] / 1e6:.0f} MB", file=sys.stderr, flush=True)
    if training.returncode != 0:
        raise Trouble(f"the training ended with {training.returncode}; its last words are above.")
    return rows


def growth(rows):
    """Share by which resident memory grew from the second epoch to the last."""
    second = next(row for row in rows if row["epoch"] == 2)
    return rows[-1]["resident"] / second["resident"] - 1


def is_flat(rows):
    return growth(rows) < MOST and len({row["arrays"] for row in rows if row["epoch"] >= 2}) == 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default="garden")
    parser.add_argument("--model", default="efficientnet_lite0")
    parser.add_argument("--size", type=int, default=96, help="pixels a side (default: 96)")
    parser.add_argument("--epochs", type=int, default=20)
    args = parser.parse_args()
    if args.epochs < 3:
        parser.error("the second epoch is compared with the last: give at least 3 epochs")
    rows = measured(Kit(Project()), [w for name, value in vars(args).items() for w in (f"--{name}", value)])
    print(table(["epoch", "resident MB", "arrays"], [[r["epoch"], f"{r['resident'] / 1e6:.0f}", r["arrays"]] for r in rows]))
    print(f"From epoch 2 to {rows[-1]['epoch']}: {100 * growth(rows):+.1f} %, {'flat' if is_flat(rows) else 'NOT flat'}")
    return int(not is_flat(rows))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(f"memory: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
