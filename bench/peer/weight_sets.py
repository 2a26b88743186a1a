"""Writes the facts of every published weight set, from torchvision's metadata: weights.csv, one row a set.

    python weight_sets.py ../../src/main/resources/tsugiki/zoo/weights.csv

Rows of networks that torchvision does not have (EfficientNet-Lite) stay in the file as they are.
"""
import argparse
import csv
import math
import os
from pathlib import Path

from torchvision import models

COLUMNS = ("network", "set", "url", "file", "package", "file_mb", "acc1", "acc5", "gflops", "params", "min_size",
           "resize", "crop", "interpolation", "mean", "std", "licence", "recipe")
CODE = "code BSD-3-Clause; weights "
LICENCES = {None: "not stated", "https://github.com/facebookresearch/SWAG/blob/main/LICENSE": "CC-BY-NC-4.0 (SWAG)"}


def figure(value):
    """Empty for what was not measured: vgg16's set of features has no classifier."""
    return "" if math.isnan(value) else value


def words(values):
    return " ".join(str(value) for value in values)


def row(network, weights):
    meta, preset = weights.meta, weights.transforms()
    accuracy = meta["_metrics"]["ImageNet-1K"]
    return dict(network=network, set=weights.name, url=weights.url, file=os.path.basename(weights.url), package="",
                file_mb=meta["_file_size"], acc1=figure(accuracy["acc@1"]), acc5=figure(accuracy["acc@5"]),
                gflops=meta["_ops"], params=meta["num_params"], min_size="{}x{}".format(*meta["min_size"]),
                resize=preset.resize_size[0], crop=preset.crop_size[0], interpolation=preset.interpolation.value,
                mean=words(preset.mean), std=words(preset.std), licence=CODE + LICENCES[meta.get("license")],
                recipe=meta["recipe"])


def rows(network):
    """The default set last: that is how the kit knows it."""
    sets = models.get_model_weights(network)
    return [row(network, weights) for weights in sorted(sets, key=lambda weights: weights is sets.DEFAULT)]


def others(path, networks):
    if not path.exists():
        return []
    with open(path, newline="") as file:
        return [old for old in csv.DictReader(file) if old["network"] not in networks]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("to", type=Path, metavar="FILE")
    path = parser.parse_args().to
    networks = models.list_models(module=models)
    table = [row for network in networks for row in rows(network)] + others(path, networks)
    table.sort(key=lambda row: row["network"])
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main()
