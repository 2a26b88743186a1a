"""An exported student beside the student itself, on the same picture files.

Takes the 50 photographs at odd sizes of compare.py, has `./course predict` name their classes, and runs the exported
file on what Pillow decodes: ONNX in ONNX Runtime and nothing else; TorchScript (.pt) in PyTorch, after torchvision has
resized, cut and normalised. Needs onnxruntime, Pillow and torchvision in this Python:

    ./course export STUDENT --to onnx --out build/student.onnx
    python bench/preprocessing/exported.py STUDENT build/student.onnx ../shared/flowers102/102flowers.tgz

Prints how often both name the same class first, and the largest difference of a probability among the best three. Exit
code 1 when a first class differs or a difference is above 0.001.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import onnxruntime
import torch
from PIL import Image
from torchvision import transforms

import compare


def kit(course, student, files):
    """By file: {class: probability} of the best three, the best first."""
    done = subprocess.run([course, "predict", student, *files, "--format", "json"], check=True, stdout=subprocess.PIPE)
    found = json.loads(done.stdout.splitlines()[-1])
    return {r["picture"]: {best["name"]: best["probability"] for best in r["best"]} for r in found}


def onnx(file):
    """(names of the classes, function from an RGB image to their probabilities)"""
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
    return classes, lambda image: session.run(None, {"picture": np.asarray(image)})[0].tolist()


def torchscript(file):
    """The same for a TorchScript file."""
    extra = {"facts.json": ""}
    module = torch.jit.load(file, _extra_files=extra).eval()
    facts = json.loads(extra["facts.json"])
    how = json.loads(facts["preprocessing"])
    pixels = transforms.Compose([
        transforms.Resize(how["resize"], transforms.InterpolationMode[how["interpolation"]]), transforms.CenterCrop(how["crop"]),
        transforms.ToTensor(), transforms.Normalize(how["mean"], how["std"])])

    @torch.no_grad()
    def probabilities(image):
        return module(pixels(image)[None]).softmax(1)[0].tolist()
    return json.loads(facts["classes"]), probabilities


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("student")
    parser.add_argument("file", help="student.onnx or student.pt")
    parser.add_argument("archive", help="102flowers.tgz")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--course", default=str(compare.ROOT / "course"))
    args = parser.parse_args()
    classes, probabilities = torchscript(args.file) if args.file.endswith(".pt") else onnx(args.file)
    with tempfile.TemporaryDirectory() as name:
        files = [str(file) for _, file in compare.make_odd(args.archive, pathlib.Path(name), args.count, args.seed)]
        expected, same, worst = kit(args.course, args.student, files), 0, 0
        started = time.time()
        for file in files:
            ours, theirs = expected[file], dict(zip(classes, probabilities(Image.open(file).convert("RGB"))))
            same += max(theirs, key=theirs.get) == next(iter(ours))
            worst = max(worst, *(abs(theirs[c] - p) for c, p in ours.items()))
        took = (time.time() - started) / len(files)
    print(f"{pathlib.Path(args.file).name}: the same first class {same} of {len(files)}, probabilities within {worst:.1e}, "
          f"{took * 1000:.0f} ms a picture with its decoding (Pillow {Image.__version__}, ONNX Runtime {onnxruntime.__version__}, PyTorch {torch.__version__})")
    return 0 if same == len(files) and worst <= 1e-3 else 1


if __name__ == "__main__":
    sys.exit(main())
