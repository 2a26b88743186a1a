"""Networks of the peer by name: torchvision's, and those of `OWN`."""
import os
from pathlib import Path

import torch
from torch import nn
from torchvision import models

import lite

OWN = {name: lite for name in lite.VARIANTS}  # networks that torchvision lacks, by the module beside this one that has them


def cached(file):
    """Where PyTorch keeps a weights file."""
    return Path(torch.hub.get_dir()) / "checkpoints" / file


def create(name, size=None):
    """The network without weights, in evaluation mode; the size matters to transformers only."""
    if name in OWN:
        return OWN[name].create(name).eval()
    options = {}
    if name in ("googlenet", "inception_v3"):
        options = {"init_weights": False}
    elif name.startswith("vit_") and size:
        options = {"image_size": size}
    return models.get_model(name, weights=None, **options).eval()


def weights_of(name):
    """torchvision's default weight set."""
    return models.get_model_weights(name).DEFAULT


def side_of(name, weight_set=None):
    """The side of the pictures whose positions a vision transformer's set holds; None for networks without."""
    if not name.startswith("vit_"):
        return None
    sets = models.get_model_weights(name)
    return (sets[weight_set] if weight_set else sets.DEFAULT).meta["min_size"][0]


def file_of(name):
    """The file's name in PyTorch's cache."""
    return OWN[name].VARIANTS[name][4] if name in OWN else os.path.basename(weights_of(name).url)


def load(name, path=None):
    """The network with the weights of a file, or of its file in PyTorch's cache; every name must fit."""
    network = create(name, side_of(name))
    network.load_state_dict(torch.load(path or cached(file_of(name)), map_location="cpu", weights_only=True))
    return network


HEADS = ("fc", "_fc", "classifier", "head", "heads")


def last_linear(network):
    """(parent, key, layer): the last Linear or 1x1 convolution of the head."""
    name = next(n for n in HEADS if hasattr(network, n))
    parent, key, layer = network, name, getattr(network, name)
    while isinstance(layer, nn.Sequential):
        key = [k for k, child in layer.named_children() if isinstance(child, (nn.Sequential, nn.Linear, nn.Conv2d))][-1]
        parent, layer = layer, dict(layer.named_children())[key]
    return parent, key, layer


def headless(network):
    """The network whose output is the input of its last Linear: features [N, D]."""
    parent, key, _ = last_linear(network)
    setattr(parent, key, nn.Identity())
    return network


def with_head(network, classes):
    """The network with a new last Linear for so many classes, and that layer."""
    parent, key, layer = last_linear(network)
    head = nn.Linear(layer.in_features, classes)
    setattr(parent, key, head)
    return network, head
