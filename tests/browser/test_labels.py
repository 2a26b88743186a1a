"""A student of several labels on the page, served and alone: the answers of `predict`, none and two of them too."""
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from onpage import COLOURS, DROP, course, encoded, look, predicted, saved, told
from test_browser import MISSING, playwright
from test_page import below
from test_serve import served

import drawn

pytestmark = pytest.mark.skipif(MISSING != "", reason=MISSING)

SETS = {"moss": COLOURS["moss"], "brick": COLOURS["brick"], "brick+moss": COLOURS["slate"], "none": (190, 180, 60)}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A student, and pictures of each set."""
    folder, chance = tmp_path_factory.mktemp("labels"), random.Random(2)
    for name, colour in SETS.items():
        (folder / "pictures" / name).mkdir(parents=True)
        for i in range(12):
            (folder / "pictures" / name / f"{name}-{i}.png").write_bytes(drawn.png(colour, chance))
    argv, how = course("train", "--data", folder / "pictures", "--multi-label", "--out", folder / "student")
    subprocess.run(argv, check=True, **how)
    return folder / "student", sorted((folder / "pictures").glob("*/*.png"))


def compare(browser, address, student, files, within):
    page, said = browser.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    playwright.expect(page.locator("#student")).to_contain_text("2 ", timeout=60_000)
    page.evaluate(DROP, encoded([(file.name, file.read_bytes()) for file in files]))
    told(page, f"{len(files)} of {len(files)} answered")
    look(page, "labels")
    rows = {row["picture"]: row for row in saved(page)}
    answers = predicted(student, files)
    assert {answer["class"] for answer in answers} == set(SETS)
    for answer in answers:
        row = rows[Path(answer["picture"]).name]
        assert row["class"] == answer["class"] and abs(float(row["probability"]) - answer["probability"]) < within, (row, answer)
    page.close()
    assert said == []


def test_served(browser, asked):
    student, files = asked
    with served(student) as address:
        compare(browser, address, student, files, 1e-5)


@pytest.mark.skipif(not shutil.which("npm"), reason="no npm, which brings onnxruntime-web: install Node.js")
def test_alone(browser, asked):
    student, files = asked
    folder = student.parent / "alone"
    argv, how = course("export", student, "--to", "page", "--out", folder)
    subprocess.run(argv, check=True, **how)
    with below(folder) as address:
        compare(browser, address, student, files, 1e-4)
