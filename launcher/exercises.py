"""Exercises in a lesson: their four cells, the learner's copy, the tests' rehearsal, the grade.

How they are written stands in notebooks/source/README.md.
"""
import copy
import json
import re

from launcher.paths import lesson_number

ROLES = ("exercise", "solution", "wrong", "check")  # tags, in the order of the cells
LEARNERS = ("exercise", "check")  # what a learner's copy keeps, for the learner to run
STATES = ("empty", "empty", "wrong", "right")  # what a rehearsed exercise's checks must say, in this order
CALL = re.compile(r'\bCheck\s*\.\s*\w+\(\s*"([^"]+)"')


def role(cell):
    """Which of the four cells of an exercise this is, or None."""
    return next((r for r in ROLES if r in cell.metadata.get("tags", [])), None)


def is_learners(cell):
    return role(cell) in LEARNERS


def fault(notebook, lesson):
    """What is wrong with the exercises of a source, or an empty text."""
    cells = [c for c in notebook.cells if role(c)]
    for number, start in enumerate(range(0, len(cells), len(ROLES)), 1):
        four = cells[start:start + len(ROLES)]
        if tuple(map(role, four)) != ROLES:
            return f"exercise {number} needs cells tagged {', '.join(ROLES)}, in this order"
        name = f"{lesson_number(lesson)}.{number}"
        if asked(four[-1:]) != [name]:
            return f"the check of exercise {number} must be called \"{name}\""
    return ""


def learners(notebook):
    """The learner's copy, in place: without the answers; a check shows its first line only, until it is opened."""
    notebook.cells = [c for c in notebook.cells if role(c) not in ("solution", "wrong")]
    for cell in notebook.cells:
        if role(cell) == "check":
            cell.source = f"// Run this cell to check exercise {asked([cell])[0]}.\n{cell.source}"
            cell.metadata["jupyter"] = {"source_hidden": True}
    return notebook


def rehearsal(notebook):
    """What the tests run, in place: each check before the exercise cell, after it, after a wrong and the right answer."""
    cells, four = [], {}
    for cell in notebook.cells:
        if role(cell) is None:
            cells.append(cell)
            continue
        four[role(cell)] = cell
        if role(cell) == "check":
            for name in ("check", "exercise", "check", "wrong", "check", "solution", "check"):
                cells.append(copy.deepcopy(four[name]))
    notebook.cells = cells
    return notebook


def asked(cells):
    """The exercises that these cells check, each once."""
    return list(dict.fromkeys(name for c in cells if c.cell_type == "code" for name in CALL.findall(c.source)))


def verdicts(file):
    """What the checks wrote into this file, in order. A line that is none, half a one of a killed kernel too, is passed
    over."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    return [v for v in map(_verdict, lines) if v]


def _verdict(line):
    try:
        said = json.loads(line)
        return {name: " ".join(str(said[name]).split()) for name in ("exercise", "state", "says", "hint")}
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def scored(cells, said, error_of):
    """One verdict for each exercise of an executed notebook: its check's last, or why its check did not run."""
    last = {v["exercise"]: v for v in said}
    return [last.get(name) or _failed(name, cells, error_of) for name in asked(cells)]


def _failed(name, cells, error_of):
    cell = next(c for c in cells if name in asked([c]))
    return {"exercise": name, "state": "failed", "says": f"its check did not run: {error_of(cell)}", "hint": ""}
