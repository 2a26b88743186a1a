"""Lessons 00 and 06 as a person works on them: JupyterLab in Chromium, one cell after the other, profile smoke."""
import os
import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from launcher import exercises  # noqa: E402
from launcher.lessons import KERNEL  # noqa: E402
from launcher.paths import Project  # noqa: E402

try:
    from playwright import sync_api as playwright
except ImportError:
    playwright = None
import person  # noqa: E402

CHROMIUM = shutil.which("chromium")
MISSING = ("no browser: install Debian's chromium (apt-get install chromium)" if not CHROMIUM else
           "no Playwright: ./course test browser brings it" if not playwright else "")
pytestmark = pytest.mark.skipif(MISSING != "", reason=MISSING)

PROJECT = Project(ROOT)
TRAINING = """var run = Trainer.of(Student.of(Course.backbone(), Course.data().classes()), Course.data())
        .preprocessing(Course.preprocessing(Course.backbone())).epochs(500).fit();"""
BOXES = """var two = Course.data().train().subList(0, 2);
new TickBoxes(List.of(new Duplicates.Group(List.of(0, 1), two.stream().map(item -> item.name()).toList(), 1)), two)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Copies of the two lessons without their outputs, and a notebook for what no lesson does."""
    folder = tmp_path_factory.mktemp("browser") / "notebooks"
    folder.mkdir()
    for name in ("00-start-here", "06-fine-tune"):
        notebook = nbformat.read(PROJECT.notebooks / f"{name}.ipynb", 4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.update(outputs=[], execution_count=None)
        nbformat.write(notebook, folder / f"{name}.ipynb")
    own = new_notebook(cells=[new_code_cell(text) for text in ("1 + 1", TRAINING, "run.stopped()", "Charts.parametersA", BOXES)],
                       metadata={"kernelspec": KERNEL})
    nbformat.write(own, folder / "own.ipynb")
    return folder


@pytest.fixture(scope="module")
def user(folder):
    pictures = ROOT / "build" / "browser"
    pictures.mkdir(parents=True, exist_ok=True)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with person.server(PROJECT, folder, pictures / "lab.log") as address, playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if root else [])
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.on("dialog", lambda dialog: dialog.accept())  # leaving a notebook that was not saved
        yield person.Person(page, address, pictures)
        page.screenshot(path=str(pictures / "last.png"))
        browser.close()


def run_lesson(user, folder, name):
    """Runs the lesson's cells but the learner's own; what each shows, by its source."""
    user.open(f"{name}.ipynb")
    shown = {}
    for number, cell in enumerate(nbformat.read(folder / f"{name}.ipynb", 4).cells):
        if cell.cell_type != "code" or exercises.is_learners(cell):
            continue
        on_page = user.cell(number)
        user.run(on_page)
        assert on_page.locator('[data-mime-type="application/vnd.jupyter.stderr"], .jp-RenderedText[data-mime-type*='
                               '"error"]').count() == 0, on_page.locator(".jp-OutputArea").inner_text()
        if on_page.locator(".jp-OutputArea-output").count():
            user.look(f"{name}-{number:02}")
        shown[cell.source] = on_page
    return shown


def one(shown, text):
    return next(cell for source, cell in shown.items() if text in source)


def drawn(cell, selector):
    """The element is there, has a size, does not stand out of the cell, and if it is a picture it is loaded."""
    element = cell.locator(f".jp-OutputArea-output {selector}").last
    element.scroll_into_view_if_needed()
    box, place = element.bounding_box(), cell.bounding_box()
    assert box["width"] > 20 and box["height"] > 10, box
    assert box["x"] + box["width"] <= place["x"] + place["width"] + 1, (box, place)
    if selector == "img":
        assert element.evaluate("e => e.decode().then(() => e.naturalWidth)") > 20
    return element


def test_lesson_00(user, folder):
    shown = run_lesson(user, folder, "00-start-here")
    assert drawn(one(shown, "Predictions.top(teacher, Course.photograph"), "table").locator("tr").count() == 6
    drawn(one(shown, "Pictures.grid(Pictures.some"), "img")
    drawn(one(shown, "var photo ="), "img")


def test_lesson_06(user, folder):
    shown = run_lesson(user, folder, "06-fine-tune")
    bar = one(shown, "var extracted = Guide.of").locator(".jp-OutputArea")
    playwright.expect(bar).to_contain_text(re.compile(r"Training\s*(\d+) of \1 pictures"))
    drawn(one(shown, "Charts.history(tuned)"), "img")
    drawn(one(shown, "Charts.rates(Rates.linear"), "img")
    drawn(one(shown, "long trained(Part part)"), "table")
    drawn(one(shown, "before.moved(StateCopy.of(net))"), "table")


def test_a_training_is_interrupted_and_the_next_cell_runs(user):
    user.open("own.ipynb")
    user.run(user.cell(0))
    assert user.page.get_by_text("Jupyter news").count() == 0
    training, after = user.cell(1), user.cell(2)
    user.start(training)
    learning = training.locator(".jp-OutputArea-output").filter(has_text=re.compile(r"Training\s*[1-9]\d* of \d+"))
    learning.wait_for(timeout=60_000)  # past the first batch
    user.look("training")
    assert person.prompt(training) == "[*]:"
    user.page.keyboard.press("Escape")
    user.page.keyboard.press("i")
    user.page.keyboard.press("i")
    playwright.expect(training.locator(".jp-OutputArea")).to_contain_text("Evaluation interrupted", timeout=30_000)
    user.run_until(after, "true")  # fit() returns when the present batch has ended, and gives what was learnt
    user.look("interrupted")


def test_what_is_ticked_stands_below_to_copy(user):
    user.open("own.ipynb")
    boxes = user.cell(4)
    user.run(boxes)
    listed, ticks = boxes.locator("textarea"), boxes.locator("input[type=checkbox]")
    names = [tick.get_attribute("value") for tick in ticks.all()]
    assert [tick.is_checked() for tick in ticks.all()] == [False, True] and listed.input_value() == f'List.of("{names[1]}")'
    ticks.first.check()
    assert listed.input_value() == f'List.of("{names[0]}", "{names[1]}")'
    user.look("ticked")
    ticks.first.uncheck()
    ticks.last.uncheck()
    assert listed.input_value() == "List.<String>of()"


def test_tab_completes_a_method_name(user):
    user.open("own.ipynb")
    user.run(user.cell(0))
    cell = user.cell(3)
    editor = cell.locator(".cm-content")
    editor.click()
    user.page.keyboard.press("End")
    user.page.keyboard.press("Tab")
    completed = editor.filter(has_text="Charts.parametersAgainstAccuracy")
    popup = user.page.locator(".jp-Completer:not(.lm-mod-hidden)")
    completed.or_(popup).first.wait_for(timeout=20_000)
    user.look("completion")
    if popup.is_visible():
        user.page.keyboard.press("Enter")
    playwright.expect(editor).to_contain_text("Charts.parametersAgainstAccuracy")
