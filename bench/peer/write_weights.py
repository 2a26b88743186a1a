"""Writes made weights of torchvision networks as .pth files under the names PyTorch's cache uses.

    python write_weights.py vgg16_bn resnet50 resnet152 --to FOLDER [--salt S] [--set IMAGENET1K_V1] [--old]
                            [--unless-cached]

For trying a network's whole path without a download. They name no picture rightly: the values follow a rule (made.py).
"""
import argparse
import os
import sys
from pathlib import Path

import torch
from torchvision import models

import made
import networks


def file_name(name, weight_set):
    if name in networks.OWN or not weight_set:
        return networks.file_of(name)
    return os.path.basename(models.get_model_weights(name)[weight_set].url)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="+", metavar="NAME")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--salt", default="", help="put before every tensor's name")
    parser.add_argument("--set", help="whose file name and picture size are used (default: the network's default set)")
    parser.add_argument("--unless-cached", action="store_true", help="writes nothing when PyTorch's cache or the folder has the file")
    parser.add_argument("--old", action="store_true", help="the stream form from before PyTorch 1.6")
    args = parser.parse_args()
    args.to.mkdir(parents=True, exist_ok=True)
    for name in args.names:
        path = args.to / file_name(name, args.set)
        there = [p for p in (networks.cached(path.name), path) if args.unless_cached and p.is_file()]
        if there:
            print(there[0])
            continue
        if path.resolve() == networks.cached(path.name).resolve() and path.exists():
            sys.exit(f"write_weights.py: {path} may hold real weights; move it away or name another folder.")
        part = path.with_suffix(".part")
        torch.save(made.fill(networks.create(name, networks.side_of(name, args.set)), args.salt).state_dict(), part,
                   _use_new_zipfile_serialization=not args.old)
        os.replace(part, path)
        print(path)


if __name__ == "__main__":
    main()
