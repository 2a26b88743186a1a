"""`course run`: what it accepts, what it prints of results and failures."""
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from launcher import lab, run
from launcher.paths import write
from launcher.ui import Trouble, WrongCall

def outcome(lesson, error=""):
    return {"lesson": lesson, "cells": 9, "seconds": 1.0, "error": error}


@pytest.mark.parametrize("options, words", [
    (None, ["pictures", "--name", "--", "mine"]), (SimpleNamespace(data="mine", profile="smoke", device=None), ["pictures", "--", "mine"])])
def test_java_knows_what_a_data_set_is_called(project, monkeypatch, options, words):
    monkeypatch.setattr(run.java_side, "command_line", lambda *_: ["java"])
    monkeypatch.setattr(run, "run_told", lambda argv, env: (0, "/here/mine\n") if argv == ["java", *words] else (1, ""))
    assert run.pictures(project, "mine", options) == "/here/mine"
    monkeypatch.setattr(run, "run_told", lambda argv, env: (1, ""))
    with pytest.raises(Trouble, match="^$"):  # Java has said why
        run.pictures(project, "mine", options)


@pytest.mark.parametrize("data, text, asked", [
    (None, "Course.data()", 0), ("mine", "Course.garden()", 0), ("mine", "Course.data()", 1)])
def test_java_looks_at_the_pictures_before_the_first_lesson_that_takes_them(project, monkeypatch, data, text, asked):
    write(project.sources / "03-look.md", text)
    calls = []
    monkeypatch.setattr(run.setup, "all_steps", lambda _: None)
    monkeypatch.setattr(run, "pictures", lambda *given: calls.append(given) or "/here/mine")
    monkeypatch.setattr(run, "work", lambda project, mode, sources, out, options, more, at_once: (0, [outcome("03-look")]))
    options = SimpleNamespace(data=data, profile="smoke", device=None, jobs=1)
    assert run._run(project, options, run.chosen(project, [])) == 0
    assert calls == [(project, "mine", options)] * asked
    assert options.data == ("/here/mine" if asked else data)


def test_lessons_by_number(project):
    for name in ("02-look", "00-start", "10-end", "01b-learn", "01-why", "capstone", "capstone-solution"):
        write(project.sources / f"{name}.md", "")
    write(project.sources / "notes.md", "")
    assert [s.stem for s in run.chosen(project, [])] == ["00-start", "01-why", "01b-learn", "02-look", "10-end"]
    assert [[s.stem for s in run.chosen(project, [n])] for n in ("02", "01", "01b", "01-w", "10-end.md")] == [
        ["02-look"], ["01-why"], ["01b-learn"], ["01-why"], ["10-end"]]
    assert [s.stem for s in run.chosen(project, ["02", "capstone"], ["capstone*.md"])] == ["02-look", "capstone-solution", "capstone"]
    with pytest.raises(WrongCall, match="no lesson '07'; there are 00, 01, 01b, 02, 10"):
        run.chosen(project, ["07"])
    with pytest.raises(WrongCall, match="no lesson '1'"):
        run.chosen(project, ["1"])


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5", "²", ""])
def test_lessons_at_once_are_a_whole_number(text):
    with pytest.raises(WrongCall, match="give a whole number of 1 or more"):
        run._jobs(text)
    assert run._jobs("3") == 3


def test_two_calls_in_one_folder_have_jobs_of_their_own(project, tmp_path, monkeypatch):
    jobs = []

    def lessons(argv, **_):
        job = json.loads(argv[-1].read_text())
        if not jobs:  # another call begins and ends while this one is at work
            jobs.append(argv[-1])
            monkeypatch.setattr(run.os, "getpid", lambda: 2)
            assert run.work(project, "check", [], tmp_path, options) == (0, [outcome("2")])
        jobs.append(argv[-1])
        write(Path(job["report"]), json.dumps([outcome(str(len(jobs)))]))
        return 0

    options = SimpleNamespace(data="garden", profile="quick", device=None)
    monkeypatch.setattr(run.os, "getpid", lambda: 1)
    monkeypatch.setattr(run, "run", lessons)
    assert run.work(project, "build", [], tmp_path, options) == (0, [outcome("3")])
    assert len(set(jobs)) == 2 and not list(tmp_path.glob("*.json"))


def test_failures_name_lesson_and_cell():
    failed = outcome("04-replace-the-head", "in cell 7 (`x`): the folder is empty.")
    with pytest.raises(Trouble, match=r"^lesson 04-replace-the-head failed in cell 7 \(`x`\): the folder is empty.$"):
        run._judge(1, [outcome("00-start"), failed], [1, 2])


def test_lessons_that_never_ran_are_a_failure():
    with pytest.raises(Trouble, match="stopped after 1 of 2"):
        run._judge(0, [outcome("00-start")], [1, 2])


def test_jupyterlab_gets_the_learners_own_options_last(project):
    words = lab.argv(project, ["--no-browser"], root=True)
    assert words[1:3] == ["-m", "jupyterlab"] and words[-1] == "--no-browser" and "--allow-root" in words
    assert f"--ServerApp.root_dir={project.notebooks}" in words
    assert "--allow-root" not in lab.argv(project, [])
    there = lab.argv(project, ["--ServerApp.root_dir=elsewhere"])
    assert [w for w in there if "root_dir" in w] == ["--ServerApp.root_dir=elsewhere"]


def test_jupyterlab_asks_about_no_news_and_keeps_the_learners_settings(project):
    project.environ.pop("JUPYTER_CONFIG_PATH", None)
    assert Path(lab.environment(project)["JUPYTER_CONFIG_PATH"]) == project.root / "launcher" / "jupyter"
    project.environ["JUPYTER_CONFIG_PATH"] = "mine"
    assert lab.environment(project)["JUPYTER_CONFIG_PATH"].split(os.pathsep)[1] == "mine"
    settings = json.loads((Path(lab.__file__).parent / "jupyter" / "labconfig" / "page_config.json").read_text())
    assert settings["disabledExtensions"] == {"@jupyterlab/apputils-extension:announcements": True}
