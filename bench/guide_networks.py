#!/usr/bin/env python3
"""The guide's three networks through its whole protocol on a few drawings: which tensors move in each phase, and how far.

    python bench/guide_networks.py [resnet50 vgg16_bn resnet152] [--count 16]

Weights: made ones that torchvision itself writes (peer/write_weights.py), so they load as published files do. One
epoch of extraction and one of tuning, two batches each: Adam's first steps move most elements of a tensor by
just its learning rate, so the largest change of a layer is twice the rate it was trained with.
"""
import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

import pictures  # noqa: E402
from launcher.paths import Project  # noqa: E402
from launcher.process import output  # noqa: E402
from launcher.ui import Trouble, say  # noqa: E402
from peer import environment  # noqa: E402
from sides import Kit, Peer  # noqa: E402

MOVED = Path(__file__).resolve().parent / "peer" / "moved.py"


def run(name, project, kit, peer, data, folder):
    """Trains, then lists for every block how many tensors moved in each phase and the largest change."""
    weights = Path(peer.weights(name, folder / "weights"))
    student = folder / name
    code, out, err = output([*kit.start, "train", "--data", str(data), "--model", name, "--weights", str(weights), "--method", "guide",
                             "--epochs", "1", "--format", "json", "--out", str(student)], timeout=3600, env=kit.environment)
    if code != 0:
        raise Trouble(f"{name} did not train: {(err.strip().splitlines() or ['no reason given'])[-1]}")
    result = json.loads(out.strip().splitlines()[-1])
    say(f"{name}: {result['train']} drawings, {result['classes']} classes, {result['seconds']:.0f} s")
    code, out, err = output([str(peer.python), str(MOVED), str(weights), str(student) + ".run"], timeout=600, env=peer.environment)
    if code != 0:
        raise Trouble(f"The checkpoints of {name} cannot be compared: {(err.strip().splitlines() or ['no reason given'])[-1]}")
    print(out, end="", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=["resnet50", "vgg16_bn", "resnet152"], metavar="NAME")
    parser.add_argument("--count", type=int, default=36, help="drawings (default: 36), a quarter of them for validation")
    args = parser.parse_args()
    project = Project()
    kit = Kit(project)
    peer = Peer(environment.python(project.environ, project.build / "bench" / "peer.log"), project)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        data = pictures.arrange(kit.plant(), args.count, folder / "pictures")
        for name in args.names:
            run(name, project, kit, peer, data, folder)


if __name__ == "__main__":
    try:
        main()
    except Trouble as trouble:
        sys.exit(f"guide_networks: {trouble}")
