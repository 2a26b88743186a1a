"""Every lesson that takes the learner's pictures runs on a folder laid out as in PyTorch's own tutorial, without a test part,
with so few pictures that one less is refused before the first lesson."""
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

from drawn import png  # noqa: E402
from launcher import execution, exercises, java_side, lessons  # noqa: E402
from launcher.paths import Project  # noqa: E402

PROJECT = Project(ROOT)
SOURCES = [s for s in PROJECT.lessons if "Course.data()" in s.read_text(encoding="utf-8")]
COLOURS = {"rose": (190, 60, 90), "tulip": (200, 160, 50)}
LONGEST = 300
LAYOUTS = {"train and val": {"train": 3, "val": 1}, "two classes of eight": {"": 8}}
RUNS = [("train and val", source) for source in SOURCES] + [
    ("two classes of eight", source) for source in SOURCES if source.stem[:2] in ("03", "05")]


def folder_of(place, parts):
    """{part: pictures a class}; the part "" is the folder itself."""
    chance = random.Random(7)
    for part, each in parts.items():
        for name, colour in COLOURS.items():
            (place / part / name).mkdir(parents=True)
            for number in range(each):
                (place / part / name / f"{number:03}.png").write_bytes(png(colour, chance))
    return place


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return {layout: folder_of(tmp_path_factory.mktemp("pictures") / "mine", parts) for layout, parts in LAYOUTS.items()}


def environment(folder):
    return {**PROJECT.child_environment(), "TSUGIKI_DATA": str(folder), "TSUGIKI_PROFILE": "smoke"}


@pytest.mark.parametrize("layout, source", RUNS, ids=lambda value: getattr(value, "stem", value))
def test_lesson_runs_on(layout, source, folders, tmp_path, monkeypatch):
    for name, value in {**environment(folders[layout]), "TSUGIKI_LESSON": source.stem}.items():
        monkeypatch.setenv(name, value)
    notebook = exercises.learners(lessons.read(source))
    error = execution.execute(notebook, PROJECT.notebooks, tmp_path / "log", LONGEST, left_out=exercises.is_learners)
    assert error == "", f"{error}\n{(tmp_path / 'log').read_text()[-2000:]}"


def test_too_few_pictures_are_told_before_the_first_lesson(tmp_path):
    folder = folder_of(tmp_path / "mine", {"train": 2, "val": 1})
    line = [*java_side.command_line(PROJECT, java_side.find_jdk(os.environ)), "pictures"]
    done = subprocess.run(line, env=environment(folder), capture_output=True, text=True, timeout=LONGEST)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{folder} has too few pictures for the lessons" in done.stderr
