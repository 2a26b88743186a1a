#!/usr/bin/env python3
"""How much memory predict takes for pictures as telephones and scanners make them, in the heap that the launcher gives it.

    python bench/phone.py STUDENT [--out FOLDER]

Draws ten JPEGs of 48 megapixels and a PNG of 100, and calls predict on each kind alone and on all of them. Needs Pillow, as the
peer's environment has it. Linux only.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

from launcher.paths import Project  # noqa: E402
from launcher.ui import Trouble, table  # noqa: E402
from sides import Kit  # noqa: E402

PHONE = (8064, 6048)
SCAN = (11547, 8660)


def draw(folder):
    """The pictures, by kind: noise in three colours, coarse enough that files are as large as photographs are."""
    files = {"10 JPEG of 48 megapixels": [], "1 PNG of 100 megapixels": [folder / "scan.png"]}
    for i in range(10):
        file = folder / f"IMG_{i}.jpg"
        files["10 JPEG of 48 megapixels"].append(file)
        if not file.exists():
            noise(PHONE, i + 1).save(file, quality=92)
    if not (folder / "scan.png").exists():
        noise(SCAN, 11).save(folder / "scan.png", compress_level=1)
    return files


def noise(size, seed):
    small = [Image.effect_noise((size[0] // 24, size[1] // 24), 20 + 10 * seed) for _ in "RGB"]
    return Image.merge("RGB", small).resize(size, Image.Resampling.BICUBIC)


def predicted(kit, student, files):
    """A row: pictures, seconds and the most resident memory of the process."""
    began = time.monotonic()
    child = subprocess.Popen([str(word) for word in [*kit.start, "predict", student, *files, "--format", "json"]], env=kit.environment, stdout=subprocess.PIPE, text=True)
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    if status != 0 or said.count('"class"') != len(files):
        raise Trouble(f"predict ended with {os.waitstatus_to_exitcode(status)} and answered {said.count(chr(34) + 'class' + chr(34))} of {len(files)} pictures; its words are above.")
    return [f"{sum(file.stat().st_size for file in files) / 1e6:.0f}", f"{time.monotonic() - began:.1f}", f"{used.ru_maxrss / 1e3:.0f}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("student", type=Path)
    parser.add_argument("--out", type=Path, help="where the pictures stay (default: nowhere)")
    args = parser.parse_args()
    kit = Kit(Project())
    with tempfile.TemporaryDirectory() as made:
        folder = args.out or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        kinds = draw(folder.resolve())
        kinds["all"] = [file for files in kinds.values() for file in files]
        print(table(["pictures", "MB of files", "seconds", "most resident MB"], [[kind, *predicted(kit, args.student.resolve(), files)] for kind, files in kinds.items()]))


if __name__ == "__main__":
    try:
        main()
    except Trouble as e:
        sys.exit(f"bench/phone.py: {e}")
