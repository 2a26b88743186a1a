"""Writes src/test/resources/tsugiki/zoo/arch/inception.json: what GoogLeNet and Inception v3 of torchvision 0.22.1 answer
in training mode, auxiliary logits too, and with `transform_input` on.

    python src/test/python/make_inception_fixtures.py        (needs torch and torchvision; see bench/peer/requirements.txt)

Weights and pictures are made (bench/peer/made.py). The dropout rates are 0 in training mode, so that nothing is drawn.
"""
import sys
from pathlib import Path

import torch
from torchvision import models

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "bench" / "peer"))
import made  # noqa: E402
from make_train_fixtures import dump, floats  # noqa: E402

OUT = ROOT / "src" / "test" / "resources" / "tsugiki" / "zoo" / "inception.json"
NETWORKS = {"googlenet": (224, dict(dropout=0.0, dropout_aux=0.0)), "inception_v3": (299, dict(dropout=0.0))}
SMALL = 96


def rows(logits):
    """The first six logits of each row, exact, and the whole row's norm and standard deviation."""
    return {"first": [floats(row[:6]) for row in logits],
            "norm": floats(logits.double().norm(dim=1)), "deviation": floats(logits.double().std(dim=1))}


def create(name, **options):
    return made.fill(models.get_model(name, weights=None, init_weights=False, **options))


def training(name, size, no_dropout):
    """Logits, then those of the auxiliary classifiers, nearest to the picture first."""
    network = create(name, aux_logits=True, **no_dropout).train()
    logits, *auxiliary = network(made.pixels((2, 3, size, size)))
    return {"input": [2, 3, size, size], "outputs": [rows(logits)] + [rows(a) for a in reversed(auxiliary)]}


def transformed(name):
    network = create(name, aux_logits=True, transform_input=True).eval()
    return {"input": [2, 3, SMALL, SMALL], "outputs": [rows(network(made.pixels((2, 3, SMALL, SMALL))))]}


@torch.no_grad()
def main():
    torch.set_num_threads(1)
    figures = {name: {"training": training(name, size, no_dropout), "transformed": transformed(name)}
               for name, (size, no_dropout) in NETWORKS.items()}
    OUT.write_text(dump(figures) + "\n", encoding="utf-8")
    print(f"written to {OUT.relative_to(ROOT)} with PyTorch {torch.__version__}", file=sys.stderr)


if __name__ == "__main__":
    main()
