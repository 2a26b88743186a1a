"""Times 8 training epochs of all layers in PyTorch, validation scored before the first and after each; prints one JSON line.

    python tune.py --data DIR --model efficientnet_lite0 --weights FILE --variant channels_last

Batches of 16, the kit's light augmentation, AdamW, BatchNorm's statistics kept, a DataLoader with 2 workers that
stay, another for validation; one step outside of the time. The accuracy is that after the last epoch.
"""
import argparse
import time

import torch
from torch import nn
from torch.utils.data import DataLoader

import epoch
import folder
import networks
import report

EPOCHS = 8
RATE, HEAD_RATE = 1e-4, 1e-3


def learning(network):
    """Training mode, but for BatchNorm."""
    network.train()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()
    return network


@torch.inference_mode()
def accuracy(network, loader):
    network.eval()
    return sum((network(x.contiguous(memory_format=torch.channels_last)).argmax(1) == labels).sum().item()
               for x, labels in loader) / len(loader.dataset)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    report.options(parser, ("channels_last",))
    args = parser.parse_args()
    torch.manual_seed(0)
    data = folder.files(args.data, ("train",), folder.light(args.model))
    network, head = networks.with_head(networks.load(args.model, args.weights), max(data.labels) + 1)
    network = learning(network.to(memory_format=torch.channels_last))
    body = [p for p in network.parameters() if all(p is not own for own in head.parameters())]
    optimizer = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": head.parameters(), "lr": HEAD_RATE}], weight_decay=0.01)
    x, labels = data.batch(0, epoch.BATCH)
    epoch.step(network, optimizer, x.contiguous(memory_format=torch.channels_last), labels)
    training, validation = loader(data, True), loader(folder.files(args.data, ("val",), folder.evaluation(args.model)), False)
    start = time.perf_counter()
    scored = accuracy(network, validation)
    for _ in range(EPOCHS):
        learning(network)
        for x, labels in training:
            epoch.step(network, optimizer, x.contiguous(memory_format=torch.channels_last), labels)
        scored = accuracy(network, validation)
    report.line("tune", args, EPOCHS * len(data), time.perf_counter() - start, accuracy=scored)


def loader(data, shuffled):
    return DataLoader(data, epoch.BATCH, shuffle=shuffled, num_workers=epoch.WORKERS, persistent_workers=True)


if __name__ == "__main__":
    main()
