"""Writes src/test/resources/tsugiki/zoo/densenet_published.pth: a tiny DenseNet of torchvision 0.22.1, its names as in the published files.

    python src/test/python/make_densenet_fixture.py        (needs torch and torchvision; see bench/peer/requirements.txt)

Every tensor has the made values of the name torchvision gives it today. Torchvision's own loader reads the file at the end.
"""
import re
import sys
from pathlib import Path

import torch
from torchvision.models import densenet

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "bench" / "peer"))
import made  # noqa: E402

OUT = ROOT / "src" / "test" / "resources" / "tsugiki" / "zoo" / "densenet_published.pth"


def tiny():
    return densenet.DenseNet(growth_rate=2, block_config=(2, 1), num_init_features=2, num_classes=2)


class File:
    """What torchvision's loader asks its weights for."""

    @staticmethod
    def get_state_dict(**_):
        return torch.load(OUT, weights_only=True)


network = made.fill(tiny())
# As in 2017: before batch normalisation counted its batches, and before the zip form.
published = {re.sub(r"(denselayer\d+\.\w+)([12]\.)", r"\1.\2", name): tensor
             for name, tensor in network.state_dict().items() if not name.endswith("num_batches_tracked")}
torch.save(published, OUT, _use_new_zipfile_serialization=False)

read = tiny()
densenet._load_state_dict(read, File, progress=False)
for name, tensor in network.state_dict().items():
    assert torch.equal(read.state_dict()[name], tensor), name
print(OUT.name, OUT.stat().st_size, *list(published)[5:12])
