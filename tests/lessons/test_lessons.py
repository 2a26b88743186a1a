"""Every lesson agrees with its notebook and runs in the smallest profile, its exercises solved; the kernel itself first."""
import json
import statistics
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from launcher import execution, exercises, lessons, spark_side  # noqa: E402
from launcher.paths import Project  # noqa: E402

PROJECT = Project(ROOT)
LESSONS = PROJECT.lessons
SOURCES = [*LESSONS, *sorted(PROJECT.sources.glob("capstone*.md"))]
LONGEST = 300  # seconds a cell, so that a hanging cell ends


def test_the_kernel_shows_values_and_pictures_and_its_failing_cell_is_named(tmp_path):
    notebook = new_notebook(cells=[new_code_cell(text) for text in (
        "1 + 1", "new java.awt.image.BufferedImage(2, 2, 1)",
        'throw new tsugiki.base.CourseException("%s is empty; fill it.", "The folder");', "2 + 2")])
    error = execution.execute(notebook, tmp_path, tmp_path / "log", LONGEST)
    assert error.startswith("in cell 3 (`throw new tsugiki") and error.endswith("): The folder is empty; fill it.")
    assert notebook.cells[0].outputs[0].data["text/plain"] == "2"
    assert "image/png" in notebook.cells[1].outputs[0].data
    assert notebook.cells[3].outputs == []
    lines = (tmp_path / "log").read_text().splitlines()
    assert [line for line in lines if not line.startswith("Picked up ")] == []  # what Java says of JAVA_TOOL_OPTIONS


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.stem)
def test_notebook_agrees_with_its_source(source):
    assert lessons.agree(source, PROJECT.notebooks / f"{source.stem}.ipynb") == ""


@pytest.mark.parametrize("source", LESSONS, ids=lambda s: s.stem)
def test_form(source):
    file = PROJECT.notebooks / f"{source.stem}.ipynb"
    cells = nbformat.read(file, as_version=4).cells
    taught = [c for c in cells if not exercises.is_learners(c) and not c.source.startswith(("## Exercises", "### Exercise"))]
    lines = [len([line for line in c.source.splitlines() if line.strip()]) for c in cells if c.cell_type == "code"]
    assert 20 <= len(taught) <= 60
    assert statistics.median(lines) <= 3 and max(lines) <= 15
    assert file.stat().st_size < 1_000_000


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.stem)
def test_lesson_runs(source, tmp_path, monkeypatch):
    if spark_side.needed_by(source) and not PROJECT.choices()["spark"]:
        pytest.skip("it needs ./course setup --spark; ./course test spark runs it")
    results, checks = tmp_path / "results.jsonl", tmp_path / "checks.jsonl"
    results.touch()
    for name, value in {**PROJECT.child_environment(), "TSUGIKI_DATA": "garden", "TSUGIKI_PROFILE": "smoke",
                        "TSUGIKI_RESULTS": str(results), "TSUGIKI_CHECKS": str(checks),
                        "TSUGIKI_LESSON": source.stem}.items():
        monkeypatch.setenv(name, value)
    notebook = exercises.rehearsal(lessons.read(source))
    error = execution.execute(notebook, PROJECT.notebooks, tmp_path / "log", LONGEST)
    assert error == "", f"{error}\n{(tmp_path / 'log').read_text()[-2000:]}"
    said = [(v["exercise"], v["state"]) for v in exercises.verdicts(checks)]
    assert said == [(name, state) for name in exercises.asked(notebook.cells) for state in exercises.STATES]
    assert all(v["hint"] for v in exercises.verdicts(checks))
    for line in results.read_text().splitlines():
        assert 0 <= json.loads(line)["accuracy"] <= 1


CHECK = 'Check.number("04.%d", "%s", 0.25, 1e-3).hint("Divide.")'


def test_a_learners_notebook_is_graded_though_cells_fail(tmp_path, monkeypatch):
    cells = ["Number a = 0.25;", CHECK % (1, "a"), "Number b = 1 / 4;", CHECK % (2, "b"), "Number c = quarter;",
             CHECK % (3, "c"), "Thread.sleep(60_000);", 'Check.whole("04.4", "d", missing).hint("None.")']
    file = tmp_path / "mine.ipynb"
    file.write_text(nbformat.writes(new_notebook(cells=[new_code_cell(text) for text in cells])))
    before = file.read_bytes()
    monkeypatch.setenv("TSUGIKI_CHECKS", "")  # so that what grading sets is undone
    outcome = lessons._grade(PROJECT, {"mode": "grade", "out": str(tmp_path / "out"), "timeout": 10}, file)
    assert (outcome.error, file.read_bytes()) == ("", before)
    assert [(v["exercise"], v["state"]) for v in outcome.exercises] == [
        ("04.1", "right"), ("04.2", "wrong"), ("04.3", "empty"), ("04.4", "failed")]
    assert outcome.exercises[1]["says"] == "b = 0 is too small."
    assert "variable missing" in outcome.exercises[3]["says"]
