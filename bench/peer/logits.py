"""Prints what torchvision computes under made weights, one JSON line a network: its name, and what parity.json holds under it.

    python logits.py resnet50 vgg16_bn [--salt S] [--size 96] [--rows 2] [--all] [--real] [--double]
"""
import argparse
import json
import sys

import torch
from torchvision import models

import made
import networks


def size_of(name):
    if name in networks.OWN:
        return networks.OWN[name].VARIANTS[name][2]
    if name == "vit_h_14":  # its published sets are for other sizes; the constructor's default is this one
        return 224
    return networks.weights_of(name).transforms().crop_size[0]


@torch.no_grad()
def measured(name, salt, size, rows, everything, real, double=False):
    shape = (rows, 3, size or size_of(name), size or size_of(name))
    network = networks.load(name) if real else made.fill(networks.create(name, shape[2]), salt)
    pixels = made.pixels(shape, salt)
    out = network.double()(pixels.double()) if double else network(pixels).double()
    return {"name": name, "salt": salt, "input": list(shape),
            "logits": [[float(f"{v:.9g}") for v in row] for row in (out if everything else out[:, :16]).tolist()],
            "norm": out.norm(dim=1).tolist(), "argmax": out.argmax(1).tolist(), "std": out.std().item()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="+", metavar="NAME", help="networks, or `all` for torchvision's classifiers")
    parser.add_argument("--salt", default="", help="put before every tensor's name, the input's too")
    parser.add_argument("--size", type=int, help="side of the input (default: the network's own)")
    parser.add_argument("--rows", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="all logits, not the first 16")
    parser.add_argument("--real", action="store_true", help="the default weights from PyTorch's cache, not made ones")
    parser.add_argument("--double", action="store_true", help="in numbers of 64 bits: where made weights enlarge rounding, 32 bits are another on every processor")
    args = parser.parse_args()
    theirs = models.list_models(module=models)
    for name in theirs if args.names == ["all"] else args.names:
        if name not in theirs and name not in networks.OWN:
            sys.exit(f"logits.py: no network is called {name}; torchvision's names and {', '.join(networks.OWN)} are known.")
        print(json.dumps(measured(name, args.salt, args.size, args.rows, args.all, args.real, args.double)), flush=True)


if __name__ == "__main__":
    main()
