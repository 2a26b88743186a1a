"""One training step of torchvision's networks from made weights, beside the kit's (`./course step`).

    python step.py resnet18 swin_t:64 [--size 224] [--batch 8]     compares in full, tensor by tensor
    python step.py resnet18 --size 96 --fixture FILE.json.gz       writes what the kit's own test compares with

Both sides: training mode, dropout and stochastic depth off, labels 37 i mod 1000, cross-entropy plus
0.3 of each auxiliary loss, w = w - 100 gradient. A fixture holds, of about 20,000 elements of each tensor's
change, the length (Euclidean norm) and the change's products with PROBES made vectors of signs: their differences tell how
long the difference of two changes is, without keeping the changes. Both compute with numbers of 64 bits: a batch
normalisation takes the effect of the biases before it away, so that in 32 bits their changes are nothing but rounding,
another on every processor.
"""
import argparse
import gzip
import json
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

import made
import networks

ROOT = Path(__file__).resolve().parent.parent.parent
AUXILIARY, RATE, PROBES, SEEN = 0.3, 100.0, 8, 20000
TOLERANCE = 1e-5


def changed(name, size, batch):
    """(loss, change of every float tensor)."""
    torch.manual_seed(0)
    network = made.fill(networks.create(name, size)).double().train()
    for module in network.modules():
        if type(module).__name__ in ("Dropout", "StochasticDepth"):
            module.p = 0.0
    pixels = made.pixels((batch, 3, size, size)).double()
    before = floats(network)
    labels = torch.arange(batch) * 37 % 1000
    out = network(pixels)
    logits, *auxiliary = [out] if torch.is_tensor(out) else [v for v in out if v is not None]
    loss = functional.cross_entropy(logits, labels)
    for more in auxiliary:
        loss = loss + AUXILIARY * functional.cross_entropy(more, labels)
    loss.backward()
    torch.optim.SGD(network.parameters(), lr=RATE).step()
    after = floats(network)
    return loss.item(), {key: after[key] - before[key] for key in before}


def floats(network):
    return {key: value.detach().clone().flatten().double() for key, value in network.state_dict().items()
            if value.is_floating_point() and key.rsplit(".", 1)[-1] not in made.KEPT}


def kits(name, size, batch, folder):
    """The same from `./course step`."""
    file = Path(folder) / f"{name}.safetensors"
    run = subprocess.run([sys.executable, ROOT / "course", "step", name, "--size", str(size), "--batch", str(batch),
                          "--out", file, "--format", "json"], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"step.py: {run.stderr.strip().splitlines()[-1]}")
    return json.loads(run.stdout.splitlines()[-1])["loss"], read(file)


def read(file):
    """The float32 tensors of a safetensors file, flat."""
    data = file.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header, start = json.loads(data[8:8 + length]), 8 + length
    return {key: torch.from_numpy(np.frombuffer(data, "<f4", (e - b) // 4, start + b).copy()).double()
            for key, (b, e) in ((k, v["data_offsets"]) for k, v in header.items() if k != "__metadata__")}


def compare(name, size, batch, folder):
    loss, theirs = changed(name, size, batch)
    our_loss, ours = kits(name, size, batch, folder)
    if set(ours) != set(theirs):
        sys.exit(f"step.py: {name} has other tensors in the kit: {sorted(set(ours) ^ set(theirs))[:5]}")
    floor = noise_floor(theirs)
    ratios = sorted(((ours[k] - theirs[k]).norm().item() / max(theirs[k].norm().item(), floor[k]), k) for k in theirs)
    worst, where = ratios[-1]
    same = worst <= TOLERANCE and abs(our_loss - loss) <= 1e-4 * abs(loss)
    print(f"{name:20} {'same' if same else 'OTHER'}  loss {loss:.6f} and {our_loss:.6f}, {len(ratios)} tensors, "
          f"largest difference {worst:.1e} of the change, in {where}; median {ratios[len(ratios) // 2][0]:.1e}", flush=True)
    return same


def noise_floor(changes):
    """A change that is nothing but rounding, as of a bias before a batch normalisation, has no length to compare with."""
    largest = max(change.norm().item() / len(change)**0.5 for change in changes.values())
    return {key: 1e-6 * largest * len(change)**0.5 for key, change in changes.items()}


def probes(key, change):
    return [float(f"{(change * torch.from_numpy(np.sign(made.noise(f'probe{i}.{key}', len(change))))).sum().item():.7g}")
            for i in range(PROBES)]


def thinned(change):
    """At most about SEEN elements, evenly: a fully connected layer of VGG has 10^8."""
    return change[::max(1, len(change) // SEEN)]


def fixture(name, size, batch):
    loss, changes = changed(name, size, batch)
    changes = {key: thinned(change) for key, change in changes.items()}
    floor = noise_floor(changes)
    return {"size": size, "batch": batch, "loss": loss, "changes": {
        key: {"length": max(change.norm().item(), floor[key]), "probes": probes(key, change)} for key, change in changes.items()}}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="+", metavar="NAME", help="torchvision's networks; NAME:SIZE for a size of its own")
    parser.add_argument("--size", type=int, default=224)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--fixture", type=Path, metavar="FILE.json.gz", help="writes a fixture instead of comparing")
    args = parser.parse_args()
    cases = [(n.split(":")[0], int(n.split(":")[1]) if ":" in n else args.size) for n in args.names]
    if args.fixture:
        steps = {name: fixture(name, size, args.batch) for name, size in cases}
        args.fixture.write_bytes(gzip.compress(json.dumps(steps).encode(), mtime=0))
        return
    with tempfile.TemporaryDirectory() as folder:
        same = [compare(name, size, args.batch, folder) for name, size in cases]
    print(f"{sum(same)} of {len(same)} the same")
    sys.exit(0 if all(same) else 1)


if __name__ == "__main__":
    main()
