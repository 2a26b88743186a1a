"""The programs in examples/, built and run as their README says, beside `predict` on the same files."""
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import drawn  # noqa: E402

from launcher import java_side, maven_proxy  # noqa: E402
from launcher.paths import Project  # noqa: E402

PROJECT = Project(ROOT)
JDK = java_side.find_jdk(PROJECT.environ)
COLOURS = {"moss": (60, 120, 60), "brick": (170, 70, 50), "slate": (90, 100, 120)}


def said(*argv, cwd=ROOT):
    done = subprocess.run([*map(str, argv)], cwd=cwd, env=java_side.maven_environment(PROJECT, JDK), encoding="utf-8", capture_output=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def course(*words):
    return said(*java_side.command_line(PROJECT, JDK), *words)


def maven(*words, cwd):
    return said(java_side.find_maven(PROJECT.environ), "-B", "-q", "-ntp", *maven_proxy.words(PROJECT), *words, cwd=cwd)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A student that refuses, its ONNX file, and a folder of pictures with a text among them."""
    folder, chance = tmp_path_factory.mktemp("examples"), random.Random(1)
    for i in range(36):
        name = list(COLOURS)[i % 3]
        for file in [folder / "classes" / name / f"{i}.png", *([folder / "pictures" / f"{name}-{i}.png"] if i < 12 else [])]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(drawn.png(COLOURS[name], chance))
    (folder / "pictures" / "zz.txt").write_text("no picture")
    course("train", "--data", folder / "classes", "--method", "softmax", "--refuse", "mahalanobis", "--keep", "0.5", "--out", folder / "student")
    course("export", folder / "student", "--to", "onnx", "--out", folder / "student.onnx")
    return folder


@pytest.fixture(scope="module")
def predicted(folder):
    pictures = sorted((folder / "pictures").glob("*.png"))
    return json.loads(course("predict", folder / "student", *pictures, "--format", "json").splitlines()[-1])


def answers(name, student, folder):
    """What the program prints: (picture, "I do not know" or nothing, class, probability) a line; and its libraries."""
    project = folder / name
    shutil.copytree(ROOT / "examples" / name, project, ignore=shutil.ignore_patterns("target"))
    maven("package", cwd=project)
    lines = said(JDK.java, "-jar", "target/answers.jar", student, folder / "pictures", cwd=project).splitlines()
    return [line.split("\t") for line in lines], [jar.name for jar in (project / "target" / "lib").glob("*.jar")]


def assert_same(found, predicted):
    assert [row[0] for row in found] == [Path(answer["picture"]).name for answer in predicted]
    for (_, unknown, name, probability), answer in zip(found, predicted):
        assert (unknown == "", name) == (answer["known"], answer["class"]) and abs(float(probability) - answer["probability"]) < 1e-4
    assert {row[1] for row in found} == {"", "I do not know"}


def test_with_the_kit(folder, predicted):
    maven("install:install-file", f"-Dfile={PROJECT.jar}", f"-DpomFile={ROOT / 'pom.xml'}", cwd=ROOT)
    assert_same(answers("with-the-kit", folder / "student", folder)[0], predicted)


def test_onnx_runtime_alone(folder, predicted):
    found, libraries = answers("onnx-alone", folder / "student.onnx", folder)
    assert not [jar for jar in libraries if "tsugiki" in jar or "djl" in jar]
    assert_same(found, predicted)
