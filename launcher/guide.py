"""The figures of docs/instructor.md beside those that the lessons show."""
import json
import re

from launcher.paths import lesson_number

FIGURE = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.]*\d)")
SECTION = re.compile(r"^## ([\w-]+).*$", re.MULTILINE)


def unseen(guide, notebooks):
    """(lesson's number, its guide's figures with a decimal point that the notebook shows nowhere as text) of each that has some.

    Such a figure is stale, or read off a picture, or another run's: a person looks.
    """
    # the capstone's figures are those of its solution
    parts = SECTION.split(guide.replace("## Capstone", "## capstone-solution"))
    sections = dict(zip(parts[1::2], parts[2::2]))
    for notebook in notebooks:
        shown = set(FIGURE.findall(_text(notebook)))
        told = dict.fromkeys(FIGURE.findall(sections.get(lesson_number(notebook.stem), "")))
        missing = [figure for figure in told if not any(one.startswith(figure) for one in shown)]
        if missing:
            yield lesson_number(notebook.stem), missing


def _text(notebook):
    """What cells say and print; pictures are not read."""
    found = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        found.append("".join(cell["source"]))
        for output in cell.get("outputs", []):
            found += ["".join(output.get("text", []))] + ["".join(v) for k, v in output.get("data", {}).items() if k.startswith("text/")]
    return "\n".join(found)
