"""What a cell shows: the course's values as table, chart, picture grid, tree, history and progress bar."""
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from launcher import execution  # noqa: E402

CELLS = {
    "table": ("Zoo.list()", "text/html"),
    "chart": ("Charts.parametersAgainstAccuracy(Zoo.list())", "image/png"),
    "grid": ('Pictures.gallery(List.of(Picture.filled(40, 30, 9, 9, 200)), List.of("blue"), 3)', "image/jpeg"),
    "picture": ("Picture.filled(40, 30, 9, 9, 200)", "image/jpeg"),
    "tree": ('Zoo.create("resnet18").tree(1)', "text/html"),
    "history": ('new History(List.of(new History.Row(1, "all", 1, 0.5, 1, 0.5, 1e-3, 1, 9)), OptionalInt.of(0))', "text/html"),
    "confusion": ('Confusion.of(new int[] {0, 1}, new int[] {0, 0}, List.of("rose", "tulip"))', "image/png"),
    "progress": ('''try (var bar = Course.progress().start("Work", "steps")) {
    for (int i = 0; i <= 4; i++) { bar.report(i, 4, ""); Thread.sleep(150); }
}''', "text/html"),
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cells")
    notebook = new_notebook(cells=[new_code_cell(code) for code, _ in CELLS.values()])
    assert execution.execute(notebook, folder, folder / "log", 120) == ""
    return {name: cell.outputs for name, cell in zip(CELLS, notebook.cells)}


@pytest.mark.parametrize("name", CELLS)
def test_cell_shows(outputs, name):
    assert len(outputs[name]) == 1, outputs[name]
    data = outputs[name][0].data
    assert CELLS[name][1] in data and "text/plain" in data


def test_sharp_charts_keep_their_size_on_the_page(outputs):
    assert outputs["chart"][0].metadata["image/png"] == {"width": 760, "height": 480}


def test_bar_ends_full(outputs):
    assert "4 of 4 steps" in outputs["progress"][0].data["text/plain"]
