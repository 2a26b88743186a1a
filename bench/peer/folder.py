"""Pictures of a folder as torchvision reads them: a Dataset of files, evaluation and training transforms."""
from pathlib import Path

import torch
from PIL import Image
from torch.utils.data import Dataset
from torchvision import transforms as T

import lite
import networks

# brightness, contrast, flip, rotation and shear of the guide, before resizing
GUIDE = T.Compose([T.ColorJitter(0.3, 0.3), T.RandomHorizontalFlip(), T.RandomRotation(30), T.RandomAffine(0, shear=20)])


class Files(Dataset):
    """Files with their labels; what a file becomes is the transform's."""

    def __init__(self, files, labels, transform):
        self.files, self.labels, self.transform = files, labels, transform

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        return self.transform(Image.open(self.files[index]).convert("RGB")), self.labels[index]

    def batch(self, start, size):
        """Some pictures, [N, 3, S, S], and their labels, [N]; read here and now."""
        rows = [self[i] for i in range(start, min(start + size, len(self)))]
        return torch.stack([x for x, _ in rows]), torch.tensor([y for _, y in rows])


def evaluation(name):
    """Resize, centre crop and normalisation of a network's default weights."""
    if name in lite.VARIANTS:
        _, _, side, resize, _ = lite.VARIANTS[name]
        return T.Compose([T.Resize(resize, T.InterpolationMode.BICUBIC), T.CenterCrop(side), T.PILToTensor(),
                          T.Lambda(lite.values)])
    own = networks.weights_of(name).transforms()
    return T.Compose([T.Resize(own.resize_size, own.interpolation), T.CenterCrop(own.crop_size), T.ToTensor(),
                      T.Normalize(own.mean, own.std)])


def training(name):
    """The guide's augmentation, then as for evaluation."""
    return T.Compose([GUIDE, evaluation(name)])


def light(name):
    """The kit's own preset: a random part of 35 to 100 % of the picture, flipped in half of the cases, then normalised."""
    if name in lite.VARIANTS:
        side, interpolation = lite.VARIANTS[name][2], T.InterpolationMode.BICUBIC
        last = [T.PILToTensor(), T.Lambda(lite.values)]
    else:
        own = networks.weights_of(name).transforms()
        side, interpolation = own.crop_size[0], own.interpolation
        last = [T.ToTensor(), T.Normalize(own.mean, own.std)]
    return T.Compose([T.RandomHorizontalFlip(), T.RandomResizedCrop(side, (0.35, 1), interpolation=interpolation), *last])


def files(root, parts, transform):
    """The pictures of ROOT/PART/CLASS, by part, class and file name; labels count the classes in order."""
    root = Path(root)
    classes = sorted({c.name for part in parts for c in (root / part).iterdir()})
    found = [f for part in parts for c in classes for f in sorted((root / part / c).glob("*"))]
    return Files(found, [classes.index(f.parent.name) for f in found], transform)
