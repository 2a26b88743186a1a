"""Notebooks that spoil what they can: the next one is graded as if it were alone."""
import json
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from launcher import execution, lessons  # noqa: E402
from launcher.paths import Project  # noqa: E402

LIMIT = 60  # seconds: a calm machine takes 8 for a notebook that ends
CHECK = 'Check.text("04.1", "word", Files.readString(Path.of("neighbour.txt"))).hint("Read it.")'
GOOD = ["String word = Files.readString(Path.of(\"neighbour.txt\"));", CHECK]
SPOILERS = {
    "a-deletes": ['Files.writeString(Path.of("neighbour.txt"), "other"); Files.delete(Path.of("neighbour.txt"));'
                  ' Files.writeString(Path.of(System.getenv("TSUGIKI_CHECKS")), "{not a verdict\\n");', CHECK],
    "b-prints-and-ends": ['for (int i = 0; i < 3000; i++) System.out.println("x".repeat(1000));', "System.exit(0);", CHECK],
    "c-hangs": ["Thread.sleep(600_000);", CHECK],
}


def test_each_notebook_is_graded_alone(tmp_path, monkeypatch):
    for name, value in Project(ROOT).child_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TSUGIKI_CHECKS", "")
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "neighbour.txt").write_text("rose")
    files = []
    for name, cells in {**SPOILERS, "d-good": GOOD}.items():
        files.append(folder / f"{name}.ipynb")
        nbformat.write(new_notebook(cells=[new_code_cell(text) for text in cells]), files[-1])
    job = {"mode": "grade", "root": str(ROOT), "sources": [str(f) for f in files], "out": str(tmp_path / "out"),
           "report": str(tmp_path / "report.json"), "timeout": 300, "limit": LIMIT}
    (tmp_path / "job.json").write_text(json.dumps(job))
    assert lessons.main(tmp_path / "job.json") == 1
    deletes, ends, hangs, good = json.loads((tmp_path / "report.json").read_text())
    assert [deletes["error"], good["error"]] == ["", ""]
    assert "the Java kernel ended" in ends["error"]
    assert f"in cell 1 (`Thread.sleep(600_000);`): all cells together took longer than {LIMIT} s" in hangs["error"]
    assert [[v["state"] for v in o["exercises"]] for o in (deletes, ends, hangs, good)] == [["failed"]] * 3 + [["right"]]
    assert (folder / "neighbour.txt").read_text() == "rose"
    assert not list((tmp_path / "out").glob("work-*"))


def test_of_what_a_cell_prints_the_beginning_is_kept(tmp_path):
    notebook = new_notebook(cells=[new_code_cell('System.out.println("x".repeat(5_000_000));'), new_code_cell("1 + 1")])
    assert execution.execute(notebook, tmp_path, tmp_path / "log", 120) == ""
    text = "".join(o.text for o in notebook.cells[0].outputs)
    assert execution.PRINTED <= len(text) < execution.PRINTED + 200 and "it printed more, which is left out" in text
    assert notebook.cells[1].outputs[0].data["text/plain"] == "2"
