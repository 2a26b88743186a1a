"""`course grade`: runs a learner's own notebooks as they are, prints what their checks say, and a score."""
import json
import os
from pathlib import Path

from launcher import setup, workplace
from launcher.paths import expand
from launcher.run import parsed, parser, work
from launcher.ui import Trouble, WrongCall, say, table

HEAD = ("exercise", "result", "what the check says")


def command(project, words):
    """./course grade NOTEBOOK... [--data D] [--profile P] [--device D] [--format text|json]"""
    known = parser(project, "grade")
    known.add_argument("--format", choices=("text", "json"), default="text")
    known.add_argument("notebooks", nargs="+", metavar="NOTEBOOK")
    options = parsed(known, words)
    files = [_file(name) for name in options.notebooks]
    setup.all_steps(project)
    say(f"Grading, data {options.data}, profile {options.profile}:")
    with workplace.graded(project) as out:
        code, outcomes = work(project, "grade", files, out, options)
    if code == 130:
        raise KeyboardInterrupt
    (_json if options.format == "json" else _text)(outcomes)
    failed = [f"{o['lesson']} {o['error'].rstrip('.')}" for o in outcomes if o["error"]]
    if failed:
        raise Trouble("; ".join(failed) + ".")
    if code != 0 or len(outcomes) != len(files):
        raise Trouble(f"The grading stopped after {len(outcomes)} of {len(files)}; see the lines above, or ./course doctor.")
    return 0


def _file(name):
    file = Path(expand(name, os.environ))
    if not file.is_file():
        raise WrongCall(f"There is no notebook '{name}'; give the file that you saved in JupyterLab.")
    return file.resolve()


def _text(outcomes):
    for o in outcomes:
        if o["exercises"]:
            print(f"\n{o['lesson']}\n\n{table(HEAD, [_row(v) for v in o['exercises']])}\n\n{_score([o])}", flush=True)
    if len(outcomes) > 1:
        print(f"\nAll notebooks: {_score(outcomes)}", flush=True)


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
