"""Which weights a training of two phases moved, and how far: a line a block.

    python moved.py WEIGHTS.pth STUDENT.run

The run's folder holds phase-1/checkpoint.safetensors and phase-2/checkpoint.safetensors.
"""
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch

WEIGHTS = "weights/"
STATISTICS = ("running_mean", "running_var", "num_batches_tracked")


def checkpoint(file):
    """The float32 weights of a checkpoint, flat, by path."""
    data = file.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    found = {}
    for name, entry in header.items():
        if name.startswith(WEIGHTS) and entry["dtype"] == "F32":
            begin, end = entry["data_offsets"]
            found[name[len(WEIGHTS):]] = np.frombuffer(data, "<f4", (end - begin) // 4, 8 + length + begin)
    return found


def block(path):
    """Of `layer4.0.conv1.weight` layer4, of `features.3.weight` features.3, of `classifier.6.bias` classifier."""
    parts = path.split(".")
    return ".".join(parts[:2]) if parts[0] == "features" else parts[0]


def table(before, after):
    """{block: (tensors, moved, largest change)}, weights only."""
    rows = {}
    for path, values in after.items():
        if path.rsplit(".", 1)[-1] in STATISTICS:
            continue
        same = path in before and before[path].size == values.size
        change = float(np.abs(values.astype("f8") - before[path]).max()) if same else float("nan")
        count, moved, largest = rows.get(block(path), (0, 0, 0.0))
        rows[block(path)] = (count + 1, moved + (change != 0), max(largest, change) if change == change else largest)
    return rows


def main():
    weights, run = Path(sys.argv[1]), Path(sys.argv[2])
    first = {k: v.numpy().ravel() for k, v in torch.load(weights, map_location="cpu", weights_only=True).items() if v.dtype == torch.float32}
    extracted, tuned = (checkpoint(run / f"phase-{n}" / "checkpoint.safetensors") for n in (1, 2))
    one, two = table(first, extracted), table(extracted, tuned)
    print(f"  {'block':16} {'tensors':>7} {'moved by extraction':>20} {'moved by tuning':>16} {'largest change in tuning':>25}")
    for name in reversed(list(two)):
        print(f"  {name:16} {two[name][0]:7d} {one[name][1]:20d} {two[name][1]:16d} {two[name][2]:25.2e}")


if __name__ == "__main__":
    main()
