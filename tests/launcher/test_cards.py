"""What the page takes from an executed notebook: title, goal, key chart, finding."""
import dataclasses

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from conftest import script
from launcher import cards, exercises, lessons, thumbnails
from launcher.paths import write

OPENING = """# 05 Extract features

**Goal.** After this lesson you can

1. say why a loop does the *same* work again;
2. compute features once.

**Time.** 40 minutes.

**You need.** Lesson 00.

## 1. Not a goal

1. no goal either
"""
PNG, JPEG = "image/png", "image/jpeg"


def shows(*outputs, tag=None):
    return new_code_cell("x", metadata={"tags": [tag]} if tag else {}, outputs=list(outputs))


def value(**data):
    return new_output("execute_result", data={{"text": "text/plain", "html": "text/html", "png": PNG, "jpeg": JPEG}[k]: v
                                              for k, v in data.items()})


def printed(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def card(tmp_path, *cells):
    file = tmp_path / "05-extract-features.ipynb"
    write(file, nbformat.writes(new_notebook(cells=[new_markdown_cell(OPENING), *cells])))
    return cards.card(file)


def test_the_opening(tmp_path):
    assert card(tmp_path).opening == cards.Opening(
        "05 Extract features", ("say why a loop does the *same* work again;", "compute features once."), "40 minutes")
    assert cards.opening("# A\n\n**Goal.** See\nwhat is *there*.\n\n## B\n").goals == ("See what is *there*.",)
    assert cards.opening("text") == cards.Opening()


@pytest.mark.parametrize("cells, chart", [
    ([], None),
    ([shows(value(png="b25l")), shows(value(png="dHdv")), shows(value(jpeg="YQ=="))], (PNG, b"two")),  # the last chart
    ([shows(value(png="b25l"), value(png="dHdv"), tag="key-chart"), shows(value(png="YQ=="))], (PNG, b"two")),  # its last picture
    ([shows(value(jpeg="b25l"), tag="key-chart"), shows(value(png="YQ=="))], (JPEG, b"one")),
    ([shows(value(jpeg="b25l")), shows(value(jpeg="dHdv"))], (JPEG, b"two")),  # a lesson without charts
    ([shows(tag="key-chart"), shows(value(png="b25l"))], (PNG, b"one")),  # the tagged cell did not run
])
def test_the_key_chart(tmp_path, cells, chart):
    found = card(tmp_path, *cells).chart
    assert (found and (found.kind, found.data)) == chart
    if found:
        assert found.cell in [c.id for c in cells] and found.uri.startswith(f"data:{found.kind};base64,")


@pytest.mark.parametrize("outputs, finding", [
    ([value(text="Tuned is better.")], "Tuned is better."),
    ([value(html="<b>bar</b>", text="bar"), value(png="YQ==", text="(picture)"), printed("said\n", "stderr"), value(text="It.")], "It."),
    ([printed("\n  \x1b[1mTwo   words\x1b[0m\nand a second line")], "Two words"),
    ([value(html="<table>", text="a  b")], ""),
    ([printed("much " * 100)], "much " * 59 + "much ..."),
    ([], ""),
])
def test_the_finding_is_what_the_tagged_cell_says(tmp_path, outputs, finding):
    assert card(tmp_path, shows(printed("not this")), shows(*outputs, tag="finding")).finding == finding
    assert card(tmp_path, shows(*outputs)).finding == ""  # no tag, no finding


def test_a_notebook_that_is_none_has_an_empty_card(tmp_path):
    write(tmp_path / "x.ipynb", "{")
    assert [cards.card(tmp_path / name) for name in ("none.ipynb", "x.ipynb")] == [cards.Card()] * 2


def test_the_tags_of_a_source_reach_the_notebook(tmp_path):
    write(tmp_path / "05-a.md", '# A\n\n```java tags=["key-chart"]\nchart\n```\n\n```java tags=["finding", "private"]\nverdict\n```\n')
    cells = exercises.learners(lessons.read(tmp_path / "05-a.md")).cells
    assert [c.metadata.get("tags") for c in cells[1:]] == [["key-chart"], ["finding", "private"]]


def test_java_makes_charts_small(project, tmp_path):
    chart = cards.Chart(PNG, b"large", "id")
    full = {"05-a": cards.Card(chart=chart), "06-b": cards.Card()}
    java = tmp_path / "tools/bin/java"
    script(java, java.read_text() + '[ "$1" = -XshowSettings:properties ] || for f; do case $f in *.png) printf small > "$f";; esac; done\n')
    assert thumbnails.made(project, full) == {"05-a": cards.Card(chart=dataclasses.replace(chart, data=b"small")), "06-b": cards.Card()}


def test_without_java_charts_stay_large(project):
    full = {"05-a": cards.Card(chart=cards.Chart(JPEG, b"large", "id"))}
    assert thumbnails.made(project, full) == full  # the pretended Java does nothing


def test_charts_that_stay_large_are_said(project, tmp_path, capsys):
    full = {"05-a": cards.Card(chart=cards.Chart(PNG, b"large", "id"))}
    java = tmp_path / "tools/bin/java"
    script(java, java.read_text() + '[ "$1" = -XshowSettings:properties ] || { echo "05-a.png cannot be read: it is cut off." >&2; exit 1; }\n')
    assert thumbnails.made(project, full) == full
    assert "05-a.png cannot be read" in "".join(capsys.readouterr())
