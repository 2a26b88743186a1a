"""The kit's decoding, resizing and cropping beside torchvision's, on the same files.

Takes 50 photographs (seeded) out of a Flowers-102 archive, brings them to odd sizes (short side 180
to 900), saves them as JPEG in a temporary folder, adds files made for EXIF, CMYK, grey, alpha and
16 bits, and compares every pixel; then, for the photographs, EfficientNet-Lite0's pooled features of both
paths, from file to feature. Needs torchvision and Pillow in this Python, compiled tests, and the weights:

    ./course setup && mvn -q test-compile
    python bench/preprocessing/compare.py ../shared/flowers102/102flowers.tgz

Prints the mean and the largest |difference| of 255 for each kind, and the cosine between the features, median
and worst. Exit code 1 when a mean is above 1, the median below 0.9995 or the worst below 0.99.
"""
import argparse
import csv
import io
import os
import pathlib
import random
import subprocess
import sys
import tarfile
import tempfile
import time

import numpy as np
from PIL import Image, ImageCms, ImageOps
from torchvision.transforms import CenterCrop, Compose, InterpolationMode, Resize

import features

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIZES = [(232, 224), (256, 224), (272, 240), (292, 260)]
JAVA = os.pathsep.join(str(ROOT / "target" / part) for part in ("test-classes", "classes", "lib/*"))


def photographs(archive, count, seed):
    """The first `count` pictures of a seeded shuffle, decoded."""
    with tarfile.open(archive) as tar:
        members = {m.name: m for m in tar.getmembers() if m.name.endswith(".jpg")}
        names = sorted(members)
        random.Random(seed).shuffle(names)
        for name in names[:count]:
            yield pathlib.Path(name).stem, Image.open(io.BytesIO(tar.extractfile(members[name]).read())).convert("RGB")


def odd_size(image, rng):
    """The picture with a short side of 180 to 900 and a changed shape."""
    short, shape = rng.randint(180, 900), rng.uniform(1.0, 2.8)
    long = max(short, round(short * shape))
    return image.resize((short, long) if rng.random() < 0.5 else (long, short), Image.Resampling.LANCZOS)


def make_odd(archive, folder, count, seed):
    """Rows (kind, file): the photographs at odd sizes in several JPEG forms."""
    rng = random.Random(seed)
    for number, (name, image) in enumerate(photographs(archive, count, seed)):
        file = folder / f"{name}.jpg"
        odd_size(image, rng).save(file, quality=rng.choice([75, 88, 95]), subsampling=number % 3, progressive=number % 5 == 0)
        yield "photograph", file


def make_special(archive, folder, seed):
    """Rows (kind, file): one file for each thing found in the wild."""
    rng = random.Random(seed + 1)
    images = [odd_size(image, rng) for _, image in photographs(archive, 8, seed + 1)]
    for orientation, image in enumerate(images, 1):
        exif = Image.Exif()
        exif[0x0112] = orientation
        file = folder / f"exif{orientation}.jpg"
        image.save(file, exif=exif, quality=90)
        yield "EXIF", file
    image = images[0]
    mask = Image.linear_gradient("L").resize(image.size)
    alpha = image.copy()
    alpha.putalpha(mask)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    deep = (np.asarray(image.convert("L")).astype(np.uint16) << 8) | 77
    for kind, name, made, options in [
        ("CMYK", "cmyk.jpg", image.convert("CMYK"), {"quality": 90}),
        ("grey", "grey.jpg", image.convert("L"), {"quality": 90}),
        ("grey", "grey.png", image.convert("L"), {}),
        ("grey", "greyalpha.png", alpha.convert("LA"), {}),
        ("1 bit", "bit.png", image.convert("1"), {}),
        ("16 bit", "grey16.png", Image.fromarray(deep), {}),
        ("alpha", "alpha.png", alpha, {}),
        ("palette", "palette.png", image.quantize(64), {}),
        ("palette", "palette.gif", image.quantize(64), {}),
        ("profile", "profile.jpg", image, {"quality": 90, "icc_profile": profile}),
        ("RGB JPEG", "rgb.jpg", image, {"quality": 90, "keep_rgb": True}),
        ("PNG named .jpg", "png.jpg", image, {"format": "PNG"}),
        ("BMP", "plain.bmp", image, {}),
        ("TIFF", "plain.tiff", image, {}),
    ]:
        made.save(folder / name, **options)
        yield kind, folder / name


def reference(file):
    """Upright RGB, transparent parts on white, the high 8 of 16 bits."""
    image = ImageOps.exif_transpose(Image.open(file))
    if image.mode.startswith("I"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA"):
        image = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return image.convert("RGB")


def torchvision(file, resize, crop, interpolation):
    mode = InterpolationMode.BILINEAR if interpolation == "BILINEAR" else InterpolationMode.BICUBIC
    return np.asarray(Compose([Resize(resize, mode), CenterCrop(crop)])(reference(file)))


def cases(files, folder):
    for number, (kind, file) in enumerate(files):
        for resize, crop in SIZES:
            for interpolation in ("BILINEAR", "BICUBIC"):
                yield kind, [file, resize, crop, interpolation, folder / f"{number}-{resize}-{interpolation}.rgb"]


def differences(rows):
    """By kind: (mean, largest) |difference| of each case."""
    out, started = {}, time.time()
    for kind, (file, resize, crop, interpolation, raw) in rows:
        theirs = torchvision(file, resize, crop, interpolation).astype(int)
        ours = np.fromfile(raw, np.uint8).reshape(crop, crop, 3).astype(int)
        gap = np.abs(theirs - ours)
        out.setdefault((kind, interpolation), []).append((gap.mean(), gap.max()))
        if gap.mean() > 1:
            print("above 1:", kind, file.name, resize, interpolation, round(gap.mean(), 3))
    print(f"torchvision: {(time.time() - started) * 1000 / len(rows):.2f} ms a picture, with the comparison")
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", help="102flowers.tgz")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--classpath", default=JAVA)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = [*make_odd(args.archive, folder, args.count, args.seed), *make_special(args.archive, folder, args.seed)]
        rows = list(cases(files, folder))
        with open(folder / "list.csv", "w", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(row for _, row in rows)
        subprocess.run(["java", "-cp", args.classpath, "tsugiki.picture.PreprocessingDump", folder / "list.csv"], check=True)
        found = differences(rows)
        cosines = features.cosines([file for kind, file in files if kind == "photograph"], folder, args.classpath)
    print(f"{'kind':<16}{'filter':<10}{'cases':>6}{'mean':>10}{'worst mean':>12}{'largest':>9}")
    for (kind, interpolation), gaps in found.items():
        means = [mean for mean, _ in gaps]
        print(f"{kind:<16}{interpolation:<10}{len(gaps):>6}{np.mean(means):>10.5f}{max(means):>12.5f}{max(top for _, top in gaps):>9}")
    median, worst = np.median(cosines), cosines.min()
    print(f"cosine of the features of {len(cosines)} photographs: median {median:.7f}, worst {worst:.7f}")
    return int(median < 0.9995 or worst < 0.99 or any(mean > 1 for gaps in found.values() for mean, _ in gaps))


if __name__ == "__main__":
    sys.exit(main())
