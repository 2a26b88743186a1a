"""Exercises in a source, in the learner's copy, in the tests' rehearsal, and graded."""
import json

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from launcher import execution, exercises, grade, lessons
from launcher.paths import write
from launcher.ui import Trouble, WrongCall


def cell(text, role):
    return new_code_cell(text, metadata={"tags": [role]})


def notebook(check='Check.whole("04.1", "x", 2).hint("Add.")', roles=exercises.ROLES):
    texts = {"exercise": "Number x = null;", "solution": "Number x = 2;", "wrong": "Number x = 3;", "check": check}
    return new_notebook(cells=[new_markdown_cell("# A"), new_code_cell("1 + 1"),
                               *(cell(texts[role], role) for role in roles), new_code_cell("2 + 2")])


def texts(some):
    return [c.source for c in some.cells]


def test_the_learners_copy_has_no_answers_and_a_closed_check():
    copy = exercises.learners(notebook())
    assert texts(copy) == ["# A", "1 + 1", "Number x = null;", "// Run this cell to check exercise 04.1.\n"
                           'Check.whole("04.1", "x", 2).hint("Add.")', "2 + 2"]
    assert copy.cells[3].metadata.jupyter.source_hidden
    assert [c.source for c in copy.cells if exercises.is_learners(c)] == texts(copy)[2:4]


def test_a_rehearsal_checks_nothing_then_empty_then_wrong_then_right():
    check = 'Check.whole("04.1", "x", 2).hint("Add.")'
    assert texts(exercises.rehearsal(notebook())) == [
        "# A", "1 + 1", check, "Number x = null;", check, "Number x = 3;", check, "Number x = 2;", check, "2 + 2"]


@pytest.mark.parametrize("source, fault", [
    (notebook(), ""),
    (new_notebook(), ""),
    (notebook(roles=("exercise", "solution", "check")), "exercise 1 needs cells tagged exercise, solution, wrong, check"),
    (notebook(roles=("exercise", "wrong", "solution", "check")), "exercise 1 needs cells tagged"),
    (notebook(check='Check.whole("04.2", "x", 2)'), 'the check of exercise 1 must be called "04.1"'),
    (notebook(check="x"), 'the check of exercise 1 must be called "04.1"'),
])
def test_faults_of_a_source(source, fault):
    assert exercises.fault(source, "04-replace-the-head")[:len(fault) or None] == fault


def test_a_lesson_between_two_others_calls_its_checks_by_its_whole_number():
    source = notebook(check='Check.whole("01b.1", "x", 2)')
    assert exercises.fault(source, "01b-how-a-network-learns") == ""
    assert 'must be called "01.1"' in exercises.fault(source, "01-why-transfer")


def test_the_last_word_of_a_check_counts_and_one_that_did_not_run_failed():
    def said(name, state):
        return {"exercise": name, "state": state, "says": "", "hint": ""}

    error = new_output("error", ename="E", evalue="", traceback=["java.lang.Error: x"])
    cells = [new_code_cell('Check.text("04.1", "a", "b")'), new_code_cell('Check . text( "04.2", "b", "c")', outputs=[error])]
    one, two = exercises.scored(cells, [said("04.1", "empty"), said("04.1", "right")], execution.error_of)
    assert one == said("04.1", "right")
    assert two == {**said("04.2", "failed"), "says": "its check did not run: java.lang.Error: x"}


VERDICTS = [{"exercise": "04.1", "state": "right", "says": "right.", "hint": "Add."},
            {"exercise": "04.2", "state": "wrong", "says": "x = 3 is too large.", "hint": "Add."}]


@pytest.fixture
def graded(tmp_path, monkeypatch, project):
    """`grade` of one notebook that ended as told, without a kernel."""
    write(tmp_path / "mine.ipynb", "{}")
    monkeypatch.setattr(grade.setup, "all_steps", lambda _: None)

    def call(*words, error="", exercises=VERDICTS):
        outcome = {"lesson": str(tmp_path / "mine.ipynb"), "error": error, "exercises": exercises}
        monkeypatch.setattr(grade, "work", lambda project, mode, files, out, options: (int(bool(error)), [outcome] * len(files)))
        return grade.command(project, [str(tmp_path / "mine.ipynb"), *words])

    return call


def test_a_grade_is_a_table_and_a_score(graded, capsys):
    assert graded() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-4].split() == ["04.1", "right", "right."]
    assert lines[-3].endswith("x = 3 is too large. Hint: Add.") and lines[-1] == "1 of 2"


def test_a_grade_as_json_is_one_line(graded, capsys, tmp_path):
    write(tmp_path / "other.ipynb", "{}")
    assert graded("--format", "json", str(tmp_path / "other.ipynb")) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["right"], line["of"]) == (2, 4)
    assert line["notebooks"][0] == {"notebook": str(tmp_path / "mine.ipynb"), "right": 1, "of": 2, "error": "", "exercises": VERDICTS}


def test_a_notebook_that_cannot_run_is_trouble(graded):
    with pytest.raises(Trouble, match=r"mine.ipynb has no check cells; give the learner's copy of a lesson\.$"):
        graded(error="has no check cells; give the learner's copy of a lesson", exercises=[])


def test_a_notebook_that_is_not_there(project):
    with pytest.raises(WrongCall, match="There is no notebook 'none.ipynb'"):
        grade.command(project, ["none.ipynb"])


@pytest.mark.parametrize("text, why", [("not json", "is no notebook"), ("{}", "is no notebook"),
                                       (json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}), "has no check")])
def test_a_file_without_exercises(tmp_path, monkeypatch, text, why):
    monkeypatch.setenv("TSUGIKI_CHECKS", "")
    write(tmp_path / "mine.ipynb", text)
    assert why in lessons._grade(None, {"mode": "grade", "out": str(tmp_path)}, tmp_path / "mine.ipynb").error
