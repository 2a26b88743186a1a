#!/usr/bin/env python3
"""Measures this kit beside PyTorch on the same pictures, in turns, and prints ratios: bench/README.md says what they mean.

    ./course bench [--pictures garden|flowers102:DIR|DIR] [--count N] [--only network features epoch guide tune] [--models ...]
"""
import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

import pictures  # noqa: E402
import results  # noqa: E402
from launcher.paths import Project, write  # noqa: E402
from launcher.run import one_at_a_time  # noqa: E402
from launcher.ui import Trouble, say, seconds  # noqa: E402
from peer import environment  # noqa: E402
from sides import Kit, Peer  # noqa: E402

COUNTS = {"network": 0, "features": 320, "epoch": 160, "guide": 120, "tune": 160}
VARIANTS = {"network": ("eager", "channels_last", "frozen", "inductor", "bfloat16", "onnxruntime", "openvino", "openvino_bfloat16"),
            "features": ("plain", "channels_last", "frozen"), "epoch": ("plain", "channels_last")}
ONE_MODEL = ("guide", "tune")
PRECISIONS = ("float32", "bfloat16")
MODELS = ["efficientnet_lite0", "resnet50"]


def options():
    parser = argparse.ArgumentParser(prog="./course bench", description="This kit beside PyTorch, ratios.")
    parser.add_argument("--pictures", default="garden", metavar="D", help="garden (default), flowers102:DIR, or a folder of class folders")
    parser.add_argument("--count", type=int, metavar="N", help=f"pictures (default: {COUNTS})")
    parser.add_argument("--only", nargs="+", choices=COUNTS, default=list(COUNTS), metavar="WORK", help="network, features, epoch, guide, tune")
    parser.add_argument("--models", nargs="+", default=MODELS, metavar="M", help=f"default: {' '.join(MODELS)}; guide and tune take the first")
    parser.add_argument("--rounds", type=int, default=2, metavar="N", help="how often each is measured, in turns (default: 2)")
    parser.add_argument("--precision", nargs="+", choices=PRECISIONS, default=PRECISIONS, metavar="P",
                        help="this kit's in network and features (default: float32 bfloat16)")
    parser.add_argument("--epochs", type=int, default=16, metavar="N", help="of the guide's loop (default: 16)")
    args = parser.parse_args()
    if args.rounds < 1 or args.epochs < 1 or args.count is not None and args.count < 32:
        parser.error("rounds and epochs must be at least 1, and the count at least 32")
    return args


class Bench:
    """One run: lays the pictures out, measures in turns, keeps every line."""

    def __init__(self, project, args):
        self.project, self.args, self.lines = project, args, []
        self.folder = project.build / "bench"
        self.kit = Kit(project)
        beside = {"network", "features", "epoch", "tune"} & set(args.only)
        self.missing = set(PRECISIONS) - set(self.kit.precisions()) if {"network", "features"} & set(args.only) else set()
        for precision in sorted(self.missing):
            if set(args.precision) == {precision}:
                raise Trouble(f"This processor has no instructions for {precision}; leave --precision out.")
            say(f"  {precision} is left out on both sides: this processor has no instructions for it")
        python = environment.python(project.environ, self.folder / "peer.log") if beside else None
        self.peer = Peer(python, project) if python else None

    def run(self):
        for what in self.args.only:
            count = COUNTS[what] and (self.args.count or COUNTS[what])
            data = pictures.arrange(self.source(), count, self.folder / "pictures" / what) if count else "none"
            for model in self.args.models if what not in ONE_MODEL else self.args.models[:1]:
                self.measure(what, data, model)
        return self.lines

    def source(self):
        if self.args.pictures != "garden":
            return self.args.pictures
        return self.kit.plant()

    def measure(self, what, data, model):
        weights = None if what == "guide" else self.peer.weights(model, self.folder / "weights")
        turns = self.turns(what)
        for number in range(1, self.args.rounds + 1):
            for side, work, variant, more in turns:
                line = side.measure(work, data, model, weights, variant, more)
                self.lines.append({"round": number, **line})
                self.keep()
                say(f"  {work} {model}, {side.name}, {line['variant']}, round {number} of {self.args.rounds}: "
                    f"{line['images_per_second']:.1f} images/s in {seconds(line['seconds'])}")

    def turns(self, what):
        """(side, work, the peer's variant, more options) of each measure of one round."""
        if what == "guide":
            return [(self.kit, "stored16", None, ()), (self.kit, "guide16", None, ("--epochs", self.args.epochs))]
        if what == "tune":
            return [*((self.kit, "tune", None, ("--way", way)) for way in ("stored", "loop", "all")), (self.peer, "tune", "channels_last", ())]
        ours = [()] if what == "epoch" else [("--precision", p) for p in PRECISIONS if p in self.args.precision and p not in self.missing]
        its = [variant for variant in VARIANTS[what] if not variant.endswith(tuple(self.missing))]
        return [*((self.kit, what, None, more) for more in ours), *((self.peer, what, variant, ()) for variant in its)]

    def keep(self):
        """Everything so far, so that a run which is broken off has measured something."""
        write(self.project.build / "bench.json", json.dumps(
            {"machine": machine(), "call": sys.argv[1:], "ratios": results.ratios(self.lines), "lines": self.lines}, indent=1) + "\n")


def machine():
    return {"system": platform.system(), "machine": platform.machine(), "cores": os.cpu_count(),
            "python": platform.python_version(),
            "openmp": {k: v for k, v in Project().child_environment().items() if k.startswith(("OMP_", "MKL_", "KMP_"))}, "date": time.strftime("%Y-%m-%d %H:%M")}


def main():
    args, project = options(), Project()
    with one_at_a_time(project, "bench"):
        measure(args, project)


def measure(args, project):
    lines = Bench(project, args).run()
    print(results.report(results.ratios(lines)))
    for what, kit, peer in results.differing(lines):
        raise Trouble(f"The two sides did not compute the same {what} (mean {kit:.4f} and {peer:.4f}), so their "
                      f"times do not compare; look at the weights and the preprocessing of both.")
    say(f"Every line: {project.build / 'bench.json'}")


if __name__ == "__main__":
    try:
        main()
    except Trouble as trouble:
        sys.exit(f"bench: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
