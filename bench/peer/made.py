"""Weights made by a rule, so that two programs in two languages hold the same network without a file.

For element i (from 0, row-major) of the tensor called `name`, in wrapping 64-bit arithmetic:

    h = FNV-1a 64 of the UTF-8 bytes of (salt + name)
    z = h + (i + 1) * 0x9E3779B97F4A7C15, then the SplitMix64 finalizer
    v = (z >> 40) * 2^-23 - 1                                   in [-1, 1)

Scaled by what the tensor is (`scaled` below), in double precision, rounded once to float.
"""
import math

import numpy as np
import torch

KEPT = ("num_batches_tracked", "relative_position_index", "relative_coords_table")


def fnv1a(text):
    """FNV-1a, 64 bits, of the UTF-8 bytes of the text."""
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def noise(name, count, salt=""):
    """v: `count` doubles in [-1, 1) that depend on the name, the salt and the place only."""
    with np.errstate(over="ignore"):
        z = np.uint64(fnv1a(salt + name)) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) * 2.0**-23 - 1.0


def scaled(name, shape, v):
    """Noise brought to a size that keeps activations alive in a deep network."""
    last = name.rsplit(".", 1)[-1]
    if last == "running_var":
        return 1.2 + 0.4 * v
    if last in ("running_mean", "bias") or last.endswith("_bias"):
        return 0.1 * v
    if len(shape) == 1:
        return 1.15 + 0.25 * v
    return v * math.sqrt(6.0 / math.prod(shape[1:]))


def tensor(name, shape, salt=""):
    """One made tensor, float32."""
    values = scaled(name, shape, noise(name, math.prod(shape), salt))
    return torch.from_numpy(values.astype(np.float32)).reshape(shape)


def pixels(shape, salt=""):
    """The made input `input`: the noise itself, of shape [N, 3, H, W]."""
    return torch.from_numpy(noise("input", math.prod(shape), salt).astype(np.float32)).reshape(shape)


@torch.no_grad()
def fill(network, salt=""):
    """Fills every float tensor of the state dict in place; counters and index tables keep the constructor's values."""
    for name, value in network.state_dict().items():
        if value.is_floating_point() and name.rsplit(".", 1)[-1] not in KEPT:
            value.copy_(tensor(name, tuple(value.shape), salt))
    return network
