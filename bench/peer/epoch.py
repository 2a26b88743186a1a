"""Times one training epoch of all layers in PyTorch, scoring not in the time; prints one JSON line.

    python epoch.py --data DIR --model resnet50 --weights FILE --variant channels_last

Batches of 16, the guide's augmentation, Adam, a DataLoader with 2 workers; one step outside of the time.
"""
import argparse
import time

import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader

import folder
import networks
import report

BATCH = 16
WORKERS = 2
VARIANTS = ("plain", "channels_last")


def step(network, optimizer, x, labels):
    optimizer.zero_grad()
    loss = F.cross_entropy(network(x), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    report.options(parser, VARIANTS)
    args = parser.parse_args()
    torch.manual_seed(0)
    layout = torch.contiguous_format if args.variant == "plain" else torch.channels_last
    data = folder.files(args.data, ("train",), folder.training(args.model))
    network, _ = networks.with_head(networks.load(args.model, args.weights), max(data.labels) + 1)
    network = network.to(memory_format=layout).train()
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-4)
    x, labels = data.batch(0, BATCH)
    step(network, optimizer, x.contiguous(memory_format=layout), labels)
    start = time.perf_counter()
    for x, labels in DataLoader(data, BATCH, shuffle=True, num_workers=WORKERS):
        step(network, optimizer, x.contiguous(memory_format=layout), labels)
    report.line("epoch", args, len(data), time.perf_counter() - start)


if __name__ == "__main__":
    main()
