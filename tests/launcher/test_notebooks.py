"""Sources, notebooks and what is taken out of them before they are committed."""
import re

import nbformat
import pytest

from launcher import execution, exercises, guide, lessons, pages
from launcher.paths import Project, write

SOURCE = """---
jupyter:
  kernelspec:
    display_name: Java (Tsugiki)
    language: java
    name: java
---

# A lesson

```java
1 + 1
```

```java tags=["private"]
picture
```
"""

EXERCISE = """
```java tags=["exercise"]
Number x = null;
```

```java tags=["solution"]
Number x = 2;
```

```java tags=["wrong"]
Number x = 3;
```

```java tags=["check"]
Check.whole("00.1", "x", 2).hint("Add.")
```
"""


@pytest.fixture
def source(tmp_path):
    write(tmp_path / "source/00-a.md", SOURCE)
    return tmp_path / "source/00-a.md"


def built(source, change=lambda notebook: None):
    """The notebook file of a source, as if it had been executed."""
    notebook = exercises.learners(lessons.read(source))
    for number, cell in enumerate(c for c in notebook.cells if c.cell_type == "code" and not exercises.is_learners(c)):
        cell.execution_count = number + 1
    change(notebook)
    file = source.parent.parent / "00-a.ipynb"
    write(file, nbformat.writes(notebook))
    return file


def test_a_source_becomes_a_java_notebook(source):
    notebook = lessons.read(source)
    nbformat.validate(notebook)
    assert [c.cell_type for c in notebook.cells] == ["markdown", "code", "code"]
    assert notebook.metadata.kernelspec.name == "java"
    assert [c.id for c in notebook.cells] == [c.id for c in lessons.read(source).cells]


def test_equal_cells_have_ids_of_their_own(source):
    write(source, SOURCE + "\n```java\n1 + 1\n```\n")
    ids = [c.id for c in lessons.read(source).cells]
    assert len(set(ids)) == 4


def test_a_built_notebook_agrees(source):
    assert lessons.agree(source, built(source)) == ""


@pytest.mark.parametrize("change, why", [
    (lambda n: None, ""),
    (lambda n: n.cells[3].update(execution_count=1), "cell 4 was executed"),
    (lambda n: n.cells[3].metadata.clear(), "cell 4 differs from its source"),
    (lambda n: n.cells.insert(4, nbformat.v4.new_code_cell("Number x = 2;")), "cell 5 differs from its source"),
])
def test_a_notebook_with_an_exercise(source, change, why):
    write(source, SOURCE + EXERCISE)
    error = lessons.agree(source, built(source, change))
    assert why in error and bool(why) == bool(error)


def test_a_source_with_half_an_exercise(source):
    write(source, SOURCE + EXERCISE.replace("wrong", "false"))
    assert lessons.agree(source, built(source)) == ("00-a.md: exercise 1 needs cells tagged exercise, solution, wrong, check, "
                                                    "in this order")


@pytest.mark.parametrize("change, why", [
    (lambda n: n.cells[1].update(source="1 + 2"), "00-a.ipynb, cell 2 differs from its source"),
    (lambda n: n.cells.pop(), "has 2 cells and its source 3"),
    (lambda n: n.cells[1].update(execution_count=None), "cell 2 was not executed"),
    (lambda n: n.cells[1].outputs.append(nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])),
     "cell 2 ended in an error"),
])
def test_a_notebook_that_does_not_agree(source, change, why):
    assert why in lessons.agree(source, built(source, change))


def test_a_notebook_that_is_missing(source):
    assert lessons.agree(source, source.parent / "none.ipynb") == "none.ipynb is not built"


def output(**data):
    return nbformat.v4.new_output("execute_result", data={k.replace("_", "/"): v for k, v in data.items()})


def test_private_pictures_and_this_machine_are_taken_out(source):
    notebook = lessons.read(source)
    picture = {"text_plain": "Image@1f", "image_png": "aaa"}
    notebook.cells[1].outputs = [output(**picture), output(text_plain="/some/root/build/x")]
    notebook.cells[2].outputs = [output(**picture), output(text_html='<img src="data:">')]
    pages.publishable(notebook, "/some/root")
    assert notebook.cells[1].outputs[0].data == {"text/plain": "(picture)", "image/png": "aaa"}
    assert notebook.cells[1].outputs[1].data == {"text/plain": "build/x"}
    assert [list(o.data) for o in notebook.cells[2].outputs] == [["text/plain"], ["text/plain"]]


def test_links_between_lessons_lead_to_pages(source):
    write(source, SOURCE + "\n[a](01b-how.ipynb) [b](02-look.ipynb#x) [c](notes.ipynb)\n")
    page = pages.to_html(lessons.read(source), "00-a", source.parent)
    assert all(f'href="{link}"' in page for link in ("01b-how.html", "02-look.html#x", "notes.ipynb"))


LOADED = re.compile(r"""<(?:script|link|img|iframe|source)[^>]*?(?:src|href)\s*=\s*["']?(?:https?:)?//[^>]*>|@import[^;]*"""
                    r"""|url\(\s*["']?(?:https?:)?//[^)]*|(?:import|from)\s+["']https?:[^"']*""", re.IGNORECASE)


def test_a_page_loads_nothing_from_elsewhere(source):
    notebook = lessons.read(source)
    notebook.cells[1].outputs = [output(text_html="<b>1</b>")]
    page = pages.to_html(notebook, "00-a", source.parent)
    assert LOADED.findall(page) == [] and len(page) > 100_000  # its style is in it


@pytest.mark.parametrize("file", sorted(Project().notebooks.glob("*.ipynb")), ids=lambda f: f.stem)
def test_a_lesson_needs_nothing_that_would_be_loaded(file):
    cells = nbformat.read(file, 4).cells
    shown = [str(o.get("data", "")) for c in cells for o in c.get("outputs", [])]
    written = [c.source for c in cells if c.cell_type == "markdown"]
    assert [text for text in shown + written if LOADED.search(text)] == []
    assert [text for text in written if re.search(r"\$.+\$|\\\(|```mermaid", text)] == []  # formulas and diagrams are scripts


def test_what_a_page_would_load_is_seen():
    assert [bool(LOADED.search(text)) for text in (
        '<script src="https://a/b.js">', "<link rel=x href='//a/b.css'>", "a{background:url(http://a)}", "import 'https://a'",
        '<a href="https://a">', '<img src="data:image/png;base64,//a">')] == [True] * 4 + [False] * 2


@pytest.mark.parametrize("ename, lines, text", [
    ("RuntimeException", ["\x1b[31mtsugiki.base.CourseException: Fill it.\x1b[0m", "\tat .(#2:1)"], "Fill it."),
    ("RuntimeException", ["java.io.IOException: Is a directory"], "java.io.IOException: Is a directory"),
    ("CompilationException", ["|   int x = foo;", "cannot find symbol", "  symbol:   variable foo", ""],
     "cannot find symbol symbol:   variable foo"),
])
def test_an_error_as_a_learner_reads_it(ename, lines, text):
    error = nbformat.v4.new_output("error", ename=ename, evalue="", traceback=lines)
    assert execution.error_of(nbformat.v4.new_code_cell(outputs=[error])) == text


def test_a_figure_of_the_guide_that_its_lesson_does_not_show_is_named(tmp_path):
    cells = [nbformat.v4.new_markdown_cell("Learnt with a rate of 0.001."),
             nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("stream", text="accuracy 81.25 %\n"),
                                                     nbformat.v4.new_output("display_data", {"text/plain": "p 0.0062", "image/png": "77.7"})])]
    lesson = tmp_path / "06-fine-tune.ipynb"
    write(lesson, nbformat.writes(nbformat.v4.new_notebook(cells=cells)))
    told = "## 05 Other\n99.9 %\n## 06 Fine-tune\n81.2 % by a rate of 0.001, p 0.0062; once 77.7 and 77.7, v0.35.1.\n## 07 Next\n1.5\n"
    assert list(guide.unseen(told, [lesson])) == [("06", ["77.7"])]
