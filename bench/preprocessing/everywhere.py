"""One answer everywhere: the same photographs through every way in which a student answers.

Takes 50 photographs (seeded) as they are out of a Flowers-102 archive, and asks a student: `./course predict`, `./course
serve` over HTTP, its ONNX file in ONNX Runtime for Python (Pillow decodes) and for Java without this kit (examples/onnx-alone,
Java's own reader decodes), and the page of `export --to page` in Chromium. Needs onnxruntime, Pillow and playwright in this
Python, chromium, Maven, and npm:

    ./course setup
    python bench/preprocessing/everywhere.py STUDENT ../shared/flowers102/102flowers.tgz

Prints for each way how often it names the first class that `predict` names, how often it agrees on knowing, and the largest
difference of a probability among the best three (of the program in Java: of the best). Exit code 1 when a first class or a
refusal differs, or a difference is above 0.001.
"""
import argparse
import functools
import http.server
import json
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image, ImageOps
from playwright import sync_api as playwright

ROOT = Path(__file__).resolve().parents[2]
COURSE = str(ROOT / "course")


def photographs(archive, folder, count, seed):
    """The first `count` files of a seeded shuffle."""
    with tarfile.open(archive) as tar:
        members = sorted((m for m in tar.getmembers() if m.name.endswith(".jpg")), key=lambda m: m.name)
        random.Random(seed).shuffle(members)
        for member in members[:count]:
            file = folder / Path(member.name).name
            file.write_bytes(tar.extractfile(member).read())
            yield file


def told(answer):
    """What is compared: ({class: probability}, the best first; whether it knows)."""
    return {best["name"]: best["probability"] for best in answer["best"]}, answer.get("known", True)


def predict(student, files, folder):
    done = subprocess.run([COURSE, "predict", student, *map(str, files), "--format", "json"], check=True, stdout=subprocess.PIPE, cwd=ROOT)
    return [told(answer) for answer in json.loads(done.stdout.splitlines()[-1])]


def serve(student, files, folder):
    server = subprocess.Popen([COURSE, "serve", student, "--port", "0"], stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)
    try:
        address = re.search(r"http://\S+?(?=/?;)", server.stdout.readline()).group()
        return [told(json.load(urllib.request.urlopen(urllib.request.Request(
            f"{address}/predict", file.read_bytes(), {"Content-Type": "image/jpeg"})))) for file in files]
    finally:
        server.terminate()
        server.wait(60)


def onnx_python(student, files, folder):
    session = onnxruntime.InferenceSession(folder / "student.onnx", providers=["CPUExecutionProvider"])
    classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
    found = []
    for file in files:
        picture = np.asarray(ImageOps.exif_transpose(Image.open(file)).convert("RGB"))
        probabilities, *doubt = session.run(None, {"picture": picture})
        best = np.argsort(-probabilities, kind="stable")[:3]
        found.append(({classes[i]: float(probabilities[i]) for i in best}, bool(doubt[1]) if doubt else True))
    return found


def onnx_java(student, files, folder):
    project = folder / "onnx-alone"
    shutil.copytree(ROOT / "examples" / "onnx-alone", project, ignore=shutil.ignore_patterns("target"))
    subprocess.run(["mvn", "-B", "-q", "-ntp", "package"], check=True, cwd=project)
    lines = subprocess.run(["java", "-jar", project / "target" / "answers.jar", folder / "student.onnx", files[0].parent], check=True,
                           stdout=subprocess.PIPE, encoding="utf-8").stdout.splitlines()
    rows = {name: ({best: float(probability)}, unknown == "") for name, unknown, best, probability in (line.split("\t") for line in lines)}
    return [rows[file.name] for file in files]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


def browser(student, files, folder):
    handler = functools.partial(Quiet, directory=folder / "page")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, playwright.sync_playwright() as driver:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        playwright.expect(page.locator("#known")).to_be_visible(timeout=120_000)
        began = time.time()
        page.locator("#files").set_input_files(files)
        while page.evaluate("rows.some(row => row.state === 'waiting' || row.state === 'asking')"):
            page.wait_for_timeout(200)
        print(f"the page in Chromium {chromium.version}: {(time.time() - began) / len(files):.2f} s a picture")
        answers = page.evaluate("rows.map(row => row.answer && {...row.answer, seen: ''})")
        chromium.close()
        server.shutdown()
    return [told(answer) for answer in answers]


WAYS = {"serve": serve, f"ONNX Runtime {onnxruntime.__version__}, Python": onnx_python, "ONNX Runtime, Java without the kit": onnx_java, "the page": browser}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("student")
    parser.add_argument("archive", help="102flowers.tgz")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    student, wrong = str(Path(args.student).resolve()), False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pictures").mkdir()
        files = list(photographs(args.archive, folder / "pictures", args.count, args.seed))
        for form, place in (("onnx", "student.onnx"), ("page", "page")):
            subprocess.run([COURSE, "export", student, "--to", form, "--out", folder / place], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        expected = predict(student, files, folder)
        print(f"{len(files)} photographs, {sum(not known for _, known in expected)} of them not known to the student")
        for way, ask in WAYS.items():
            found = ask(student, files, folder)
            first = sum(next(iter(a)) == next(iter(b)) for (a, _), (b, _) in zip(found, expected))
            agree = sum(a == b for (_, a), (_, b) in zip(found, expected))
            worst = max(abs(p - b.get(best, 0)) for (a, _), (b, _) in zip(found, expected) for best, p in a.items())
            wrong |= min(first, agree) < len(files) or worst > 1e-3
            print(f"{way}: the same first class {first}, the same known {agree} of {len(files)}, probabilities within {worst:.1e}")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
