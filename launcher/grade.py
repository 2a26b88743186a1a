"""`course grade`: runs a learner's own notebooks as they are, prints what their checks say, and a score."""
import json
import os
from pathlib import Path

from launcher import setup, workplace
from launcher.paths import expand
from launcher.run import notebook_options, pictures, said, work
from launcher.ui import Trouble, WrongCall, say, table

ALL = ("notebook", "right", "of", "what went wrong")
HEAD = ("exercise", "result", "what the check says")


def options(project):
    known = notebook_options(project, "grade", "Runs copies of a learner's notebooks and tells which exercises are right.",
                             "grade my-04.ipynb handed-in/ --format json")
    known.add_argument("--format", choices=("text", "json"), default="text", metavar="F", help="text, or json: one JSON line (default: text)")
    known.add_argument("notebooks", nargs="+", metavar="NOTEBOOK", help="a notebook, or a folder: all notebooks in it")
    return known


def command(project, words):
    """./course grade NOTEBOOK|FOLDER... [--data D] [--profile P] [--device D] [--format text|json]"""
    choice = options(project).parse_intermixed_args(words)
    files = list(dict.fromkeys(file for name in choice.notebooks for file in _files(name)))
    setup.all_steps(project)
    choice.data = choice.data and pictures(project, choice.data)
    say(f"Grading, {said(choice)}:")
    with workplace.graded(project) as out:
        code, outcomes = work(project, "grade", files, out, choice)
    if code == 130:
        raise KeyboardInterrupt
    (_json if choice.format == "json" else _text)(outcomes)
    failed = [f"{o['lesson']} {o['error'].rstrip('.')}" for o in outcomes if o["error"]]
    if failed:
        raise Trouble("; ".join(failed) + ".")
    if code != 0 or len(outcomes) != len(files):
        raise Trouble(f"The grading stopped after {len(outcomes)} of {len(files)}; see the lines above, or ./course doctor.")
    return 0


def _files(name):
    """The notebook of this name, or those in the folder of this name."""
    file = Path(expand(name, os.environ))
    if file.is_dir():
        found = sorted(f.resolve() for f in file.glob("*.ipynb") if f.is_file())
        if not found:
            raise WrongCall(f"The folder '{name}' holds no notebook (*.ipynb); give the one you saved them in.")
        return found
    if not file.is_file():
        raise WrongCall(f"There is no notebook '{name}'; give the file that you saved in JupyterLab, or its folder.")
    return [file.resolve()]


def _text(outcomes):
    for o in outcomes:
        if o["exercises"]:
            print(f"\n{o['lesson']}\n\n{table(HEAD, [_row(v) for v in o['exercises']])}\n\n{_score([o])}", flush=True)
    if len(outcomes) > 1:
        rows = [(Path(o["lesson"]).name, *_count([o]), o["error"] or "-") for o in outcomes]
        print(f"\n{table(ALL, rows)}\n\nAll notebooks: {_score(outcomes)}", flush=True)


def _row(verdict):
    hint = f" Hint: {verdict['hint']}" if verdict["state"] == "wrong" else ""
    return verdict["exercise"], verdict["state"], verdict["says"] + hint


def _score(outcomes):
    right, of = _count(outcomes)
    return f"{right} of {of}"


def _count(outcomes):
    states = [v["state"] for o in outcomes for v in o["exercises"]]
    return states.count("right"), len(states)


def _json(outcomes):
    def counted(some):
        return dict(zip(("right", "of"), _count(some)))

    notebooks = [{"notebook": o["lesson"], **counted([o]), "error": o["error"], "exercises": o["exercises"]}
                 for o in outcomes]
    print(json.dumps({**counted(outcomes), "notebooks": notebooks}), flush=True)
