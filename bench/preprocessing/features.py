"""EfficientNet-Lite0's pooled features of the same files on both paths: this kit's from file to feature, and PyTorch's."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "peer"))

import folder as peer  # noqa: E402
import networks  # noqa: E402

MODEL = "efficientnet_lite0"


def kit(files, work, classpath):
    """What `course features` writes for the files, [N, D]; two class folders, because it wants two."""
    for number, file in enumerate(files):
        to = work / "pictures" / str(int(number >= len(files) / 2)) / f"{number:04d}{file.suffix}"
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, to)
    out = work / "features.safetensors"
    subprocess.run(["java", "-cp", classpath, "tsugiki.cli.Main", "features", work / "pictures", "--model", MODEL, "--out", out],
                   env={**os.environ, "TSUGIKI_HOME": str(work), "OPT_OUT_TRACKING": "true"}, stdout=subprocess.DEVNULL, check=True)
    return read(out)


def read(safetensors, name="features"):
    """One float32 tensor: the header's length, the header, then the bytes."""
    content = safetensors.read_bytes()
    start = 8 + int.from_bytes(content[:8], "little")
    entry = json.loads(content[8:start])[name]
    begin, end = entry["data_offsets"]
    return np.frombuffer(content[start + begin:start + end], "<f4").reshape(entry["shape"])


@torch.inference_mode()
def torch_features(files):
    network = networks.load(MODEL)
    pictures = peer.Files(files, [0] * len(files), peer.evaluation(MODEL))
    return torch.cat([network.embed(pictures.batch(start, 16)[0]) for start in range(0, len(files), 16)]).numpy()


def cosines(files, work, classpath):
    """Cosine of the angle between the two features of each file, [N]."""
    ours, theirs = kit(files, work, classpath).astype(float), torch_features(files).astype(float)
    return (ours * theirs).sum(1) / np.linalg.norm(ours, axis=1) / np.linalg.norm(theirs, axis=1)
