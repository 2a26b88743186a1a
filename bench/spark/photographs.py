"""Flowers-102's photographs as class folders and as lists with the parts of each split."""
import csv
import os
import struct
import zlib
from pathlib import Path

from PIL import Image

from bench import flowers

# By split: the part that each of the official files' lists is.
PARTS = {"official": {"trnid": "train", "valid": "validation", "tstid": "test"},
         "trainval": {"trnid": "train", "valid": "train", "tstid": "test"},
         "swapped": {"tstid": "train", "trnid": "validation", "valid": "validation"}}
FORMS = {2: "B", 4: "H", 9: "d"}  # MAT 5: bytes, shorts, doubles


def prepare(official, work, few):
    """photographs/, classes/NNN/, few/NNN/ (so many: two of each of the first classes) and SPLIT.csv in `work`."""
    work.mkdir(parents=True, exist_ok=True)
    labels, part = flowers.labels(official), {number: name for name, numbers in lists(official / "setid.mat").items() for number in numbers}
    numbers = [i + 1 for i, label in enumerate(labels) if label]
    if not (work / "official-files").exists():
        os.symlink(official.resolve(), work / "official-files")
    if not (work / "classes").exists():
        flowers.unpack(official, {f"jpg/image_{i:05d}.jpg": f"image_{i:05d}.jpg" for i in numbers}, work / "photographs")
        first = sorted({labels[i - 1] for i in numbers})[:few // 2]
        chosen = {number for label in first for number in [i for i in numbers if labels[i - 1] == label][:2]}
        for number in numbers:
            for folder in ["classes"] + (["few"] if number in chosen else []):
                link(work / "photographs" / f"image_{number:05d}.jpg", work / folder / f"{labels[number - 1]:03d}" / f"image_{number:05d}.jpg")
    for split, named in PARTS.items():
        with open(work / f"{split}.csv", "w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["path", "label", "part"])
            writer.writerows([f"classes/{labels[i - 1]:03d}/image_{i:05d}.jpg", f"{labels[i - 1]:03d}", named[part[i]]] for i in numbers)


def link(old, new):
    new.parent.mkdir(parents=True, exist_ok=True)
    os.link(old, new)


def shrink(photographs, to, side):
    """Copies with a short side of so many pixels: where reading is not what is measured."""
    to.mkdir(exist_ok=True)
    for file in sorted(Path(photographs).glob("*.jpg")):
        if not (to / file.name).exists():
            with Image.open(file) as picture:
                scale = side / min(picture.size)
                picture.resize([round(length * scale) for length in picture.size]).save(to / file.name, quality=85)


def lists(file):
    """The numbers of photographs of each list in setid.mat."""
    content, at, found = file.read_bytes(), 128, {}
    while at + 8 <= len(content):
        kind, size = struct.unpack_from("<II", content, at)
        body = content[at + 8:at + 8 + size]
        at += 8 + size
        elements = list(_elements(zlib.decompress(body)[8:] if kind == 15 else body))
        kind, values = elements[3]
        form = FORMS[kind]
        found[elements[2][1].decode()] = [int(v) for v in struct.unpack(f"<{len(values) // struct.calcsize(form)}{form}", values)]
    return found


def _elements(matrix):
    at = 0
    while at + 8 <= len(matrix):
        kind, size = struct.unpack_from("<II", matrix, at)
        if kind >> 16:  # the small form: size and kind in four bytes, the data in the next four
            kind, size, start, at = kind & 0xFFFF, kind >> 16, at + 4, at + 8
        else:
            start, at = at + 8, at + 8 + (size + 7) // 8 * 8
        yield kind, matrix[start:start + size]
