"""Lesson 10 with a folder of one's own: only what the lesson marks as **your own** is changed, as a learner would."""
import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

from launcher import execution, exercises, lessons  # noqa: E402
from launcher.paths import Project  # noqa: E402
from drawn import png  # noqa: E402

PROJECT = Project(ROOT)
SOURCE = next(PROJECT.sources.glob("10-*.md"))
CLASSES = {"cup": (190, 60, 50), "plate": (60, 150, 70), "spoon": (70, 80, 190)}
EACH, LONGEST = 12, 300


def dated(number):
    """The name says the day, two pictures a day, as a phone does."""
    return f"IMG_202405{1 + number // 2:02}_1200{number:02}.png"


def undated(number):
    return f"DSC{number:04}.png"


def folder_of_pictures(folder, taken):
    chance = random.Random(3)
    for name, colour in CLASSES.items():
        (folder / name).mkdir(parents=True)
        for number in range(EACH):
            (folder / name / taken(number)).write_bytes(png(colour, chance))
    (folder / "cup" / taken(12)).write_bytes((folder / "cup" / taken(0)).read_bytes()[:90])  # damaged
    (folder / "cup" / "notes.txt").write_text("bought in May")
    return folder


def own(notebook, folder, place, split):
    """The notebook as a learner with a folder changes it, each marked place once."""
    changes = {
        "Split.BY_DAY; // your own, where pictures say no day: null": f"{split};",
        'Course.cats(); // your own: Path.of("my-pictures")': f'Path.of("{folder}");',
        'Files.createTempDirectory("cats").resolve("student"); // your own: Path.of("student")': f'Path.of("{place}");',
        'List.of("tigger/IMG_0002 (1).jpg", "misty/IMG_0003 copy.jpg", "neither/IMG_4003.jpg", "misty/IMG_0012-edited.jpg")': "List.<String>of()",
        'List.of("misty/IMG_4007.jpg", "tigger/IMG_4006.jpg")': "List.<String>of()",
        "Course.newCats()": f'Path.of("{folder / "spoon"}")',
    }
    for old, new in changes.items():
        cells = [c for c in notebook.cells if c.cell_type == "code" and old in c.source]
        assert len(cells) == 1, old
        cells[0].source = cells[0].source.replace(old, new)
    notebook.cells = [c for c in notebook.cells if not (c.cell_type == "code" and "Cats.newPictures()" in c.source)]
    return notebook


def text_of(cell):
    return "".join(o.data.get("text/html", o.data.get("text/plain", "")) for o in cell.outputs if "data" in o)


@pytest.mark.parametrize("taken, split", [(dated, "Split.BY_DAY"), (undated, "null")], ids=["with days", "without days"])
def test_a_folder_of_ones_own_goes_through_lesson_10(taken, split, tmp_path, monkeypatch):
    for name, value in {**PROJECT.child_environment(), "TSUGIKI_DATA": "garden", "TSUGIKI_PROFILE": "smoke",
                        "TSUGIKI_LESSON": SOURCE.stem}.items():
        monkeypatch.setenv(name, value)
    folder, place = folder_of_pictures(tmp_path / "my-pictures", taken), tmp_path / "student"
    notebook = own(exercises.learners(lessons.read(SOURCE)), folder, place, split)
    notebook.cells = [c for c in notebook.cells if not exercises.is_learners(c)]
    error = execution.execute(notebook, PROJECT.notebooks, tmp_path / "log", LONGEST)
    assert error == "", f"{error}\n{(tmp_path / 'log').read_text()[-2000:]}"

    def shown(part):
        return text_of(next(c for c in notebook.cells if c.cell_type == "code" and part in c.source))

    assert "notes.txt" in shown("opened.leftOut()).column")
    assert taken(12) in shown("damaged.removeAll")
    assert "%d pictures, 2 files left out" % (EACH * len(CLASSES)) in shown("var single")
    assert all(name in shown("Student.load(place)") for name in CLASSES)
    assert (place / "student.json").is_file()
    assert ("these pictures say no day" in shown("double neighbours")) == (split == "null")
