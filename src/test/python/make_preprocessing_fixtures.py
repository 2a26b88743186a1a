"""Writes src/test/resources/tsugiki/picture/preprocessing.csv: sums of what torchvision makes of drawn pictures.

    python src/test/python/make_preprocessing_fixtures.py

Pictures are drawn by whole-number arithmetic (see `drawn`; DrawnPicture.java does the same), so no
picture is stored. Each line: operation, width, height, two arguments, filter, CRC-32 of the RGB
bytes (or of the normalised little-endian floats), their count.
"""
import csv
import pathlib
import zlib

import numpy as np
import torchvision
from PIL import Image
from torchvision.transforms import CenterCrop, Compose, InterpolationMode, Normalize, Resize, ToTensor
from torchvision.transforms import functional as F

OUT = pathlib.Path(__file__).resolve().parents[1] / "resources" / "tsugiki" / "picture" / "preprocessing.csv"
SIZES = [(180, 180), (181, 240), (256, 341), (500, 667), (333, 900), (900, 601), (640, 480), (224, 300), (299, 255), (1200, 300)]
GEOMETRY = [(232, 224), (256, 224), (272, 240), (292, 260), (257, 224), (50, 64), (63, 64), (180, 180)]
MODES = {"BILINEAR": InterpolationMode.BILINEAR, "BICUBIC": InterpolationMode.BICUBIC}


def drawn(width, height):
    """Stripes, waves and noise: value = (|(x a + y b) mod 510 - 255| xor ((x y) >> (c + 3))) and 255."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    wave = np.abs((x * (3 + c) + y * (5 - c)) % 510 - 255)
    return Image.fromarray(((wave ^ ((x * y) >> (c + 3))) & 255).astype(np.uint8))


def geometry(width, height):
    for resize, crop in GEOMETRY:
        for name, mode in MODES.items():
            made = Compose([Resize(resize, mode), CenterCrop(crop)])(drawn(width, height))
            yield ["geometry", width, height, resize, crop, name], np.asarray(made)


def normalised(width, height):
    steps = [Resize(96), CenterCrop(64), ToTensor(), Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])]
    yield ["normalised", width, height, 96, 64, "BILINEAR"], Compose(steps)(drawn(width, height)).permute(1, 2, 0).numpy()


def augmented(width, height):
    image = drawn(width, height)
    for factor in (0.7, 0.85, 0.9999, 1.15, 1.3):
        yield ["brightness", width, height, factor, 0, "NEAREST"], np.asarray(F.adjust_brightness(image, factor))
        yield ["contrast", width, height, factor, 0, "NEAREST"], np.asarray(F.adjust_contrast(image, factor))
    for angle in (-30.0, -11.25, 0.5, 17.125, 29.875):
        yield ["rotation", width, height, angle, 0, "NEAREST"], np.asarray(F.rotate(image, angle))
    for angle in (-20.0, -7.5, 0.25, 13.0, 19.75):
        yield ["shear", width, height, angle, 0, "NEAREST"], np.asarray(F.affine(image, 0.0, [0, 0], 1.0, [angle, 0.0]))


def main():
    with open(OUT, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        file.write(f"# made by make_preprocessing_fixtures.py, torchvision {torchvision.__version__}, Pillow {Image.__version__}\n")
        for number, size in enumerate(SIZES):
            for make in (geometry, normalised, augmented):
                if make is augmented and number % 2:
                    continue
                for head, values in make(*size):
                    raw = np.ascontiguousarray(values).tobytes()
                    out.writerow([*head, f"{zlib.crc32(raw):08x}", len(raw)])


if __name__ == "__main__":
    main()
