"""Makes the small files beside it with torchvision 0.22.1: python make_fixtures.py

A vision transformer of one narrow layer with made weights (bench/peer/made.py), under today's names and under those of
the published files. The old ones are written only after torchvision itself has loaded them to the same network.
"""
import os
import sys
from collections import OrderedDict
from pathlib import Path

import torch
from torchvision.models import VisionTransformer

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[5] / "bench" / "peer"))
import made  # noqa: E402

os.chdir(HERE)


def network():
    return VisionTransformer(image_size=4, patch_size=2, num_layers=1, num_heads=1, hidden_dim=2, mlp_dim=3, num_classes=2)


def old(state):
    """Without _metadata, as a file whose blocks have no version."""
    return OrderedDict((name.replace("mlp.0.", "mlp.linear_1.").replace("mlp.3.", "mlp.linear_2."), tensor)
                       for name, tensor in state.items())


state = made.fill(network()).state_dict()
loaded = network()
loaded.load_state_dict(old(state))
assert all(torch.equal(tensor, loaded.state_dict()[name]) for name, tensor in state.items())
torch.save(state, "vit_today.pth")
torch.save(old(state), "vit_old_zip.pth")
torch.save(old(state), "vit_old_stream.pth", _use_new_zipfile_serialization=False)
for path in sorted(HERE.glob("*.pth")):
    print(path.name, path.stat().st_size)
