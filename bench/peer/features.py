"""Times PyTorch from files to pooled features; prints one JSON line.

    python features.py --data DIR --model resnet50 --weights FILE --variant plain

plain: one process reads with Pillow and torchvision, computes, reads on.
channels_last: that layout in memory, and a DataLoader with 2 workers.
frozen: the same, traced and frozen (which folds BatchNorm into the convolutions): PyTorch's best.
"""
import argparse
import time

import torch
from torch.utils.data import DataLoader

import folder
import networks
import report

BATCH = 16
WORKERS = 2
VARIANTS = ("plain", "channels_last", "frozen")


def network_of(args):
    network = networks.headless(networks.load(args.model, args.weights)).eval()
    return network if args.variant == "plain" else network.to(memory_format=torch.channels_last)


def prepared(network, variant, example):
    """The network as the variant runs it, warmed up outside of the time."""
    if variant == "frozen":
        network = torch.jit.freeze(torch.jit.trace(network, example))
        network(example)  # the tracer's executor optimises in its first runs
        network(example)
    network(example)
    return network


def batches(data, variant):
    if variant == "plain":
        return (data.batch(start, BATCH)[0] for start in range(0, len(data), BATCH))
    loader = DataLoader(data, BATCH, num_workers=WORKERS)
    return (x.contiguous(memory_format=torch.channels_last) for x, _ in loader)


@torch.inference_mode()
def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    report.options(parser, VARIANTS)
    args = parser.parse_args()
    data = folder.files(args.data, ("train", "val"), folder.evaluation(args.model))
    example = data.batch(0, BATCH)[0]
    if args.variant != "plain":
        example = example.contiguous(memory_format=torch.channels_last)
    network = prepared(network_of(args), args.variant, example)
    start = time.perf_counter()
    features = torch.cat([network(x) for x in batches(data, args.variant)])
    seconds = time.perf_counter() - start
    report.line("features", args, len(data), seconds, mean=features.double().abs().mean().item())


if __name__ == "__main__":
    main()
