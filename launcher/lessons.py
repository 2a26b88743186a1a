"""Reads, builds, runs and grades the lessons. Runs inside the made environment.

Called as `python -m launcher.lessons JOB`, where JOB is a JSON file:
{"mode": "run"|"build"|"check"|"grade", "sources": [...], "out": folder, "timeout": seconds a cell or null,
"at_once": how many lessons are run at once}.
Writes JOB's `report`: a list of {"lesson", "cells", "seconds", "error", "exercises"}.
"""
import asyncio
import contextlib
import hashlib
import json
import os
import sys
import time
import traceback
import warnings
from dataclasses import asdict, dataclass, field
from pathlib import Path

import jupytext
import nbformat

from launcher import exercises, pages, workplace
from launcher.execution import LANGUAGE, Interrupted, error_of, execute, executed
from launcher.machine import cores
from launcher.paths import Project, write
from launcher.ui import Status, say, seconds

KERNEL = {"display_name": "Java (Tsugiki)", "language": "java", "name": "java"}
LARGEST = 1_000_000  # bytes of a committed notebook


@dataclass
class Outcome:
    """How a lesson ended; `error` is empty when all cells ran. `exercises` are the verdicts of a graded notebook."""

    lesson: str
    cells: int
    seconds: float
    error: str = ""
    exercises: list = field(default_factory=list)


def read(source):
    """The notebook of a Markdown source, with ids that change only where the text changes."""
    notebook = jupytext.read(source)
    seen = {}
    for cell in notebook.cells:
        digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:10]
        seen[digest] = seen.get(digest, 0) + 1
        cell["id"] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def agree(source, notebook_file):
    """What a built notebook lacks beside its source, or an empty text."""
    if not notebook_file.is_file():
        return f"{notebook_file.name} is not built"
    built, wanted = nbformat.read(notebook_file, 4), read(source)
    fault = exercises.fault(wanted, source.stem)
    if fault:
        return f"{source.name}: {fault}"
    ours, theirs = _texts(exercises.learners(wanted)), _texts(built)
    for number, (mine, its) in enumerate(zip(ours, theirs), 1):
        if mine != its:
            return f"{notebook_file.name}, cell {number} differs from its source"
    if len(ours) != len(theirs):
        return f"{notebook_file.name} has {len(theirs)} cells and its source {len(ours)}"
    for number, cell in enumerate(built.cells, 1):
        left_out = exercises.is_learners(cell)
        if cell.cell_type == "code" and cell.source.strip() and (cell.execution_count is None) != left_out:
            return f"{notebook_file.name}, cell {number} was {'' if left_out else 'not '}executed"
        if any(o.output_type == "error" for o in cell.get("outputs", [])):
            return f"{notebook_file.name}, cell {number} ended in an error"
    size = notebook_file.stat().st_size
    return f"{notebook_file.name} has {size} bytes, more than {LARGEST}" if size > LARGEST else ""


def _texts(notebook):
    return [(cell.cell_type, cell.source.strip(), exercises.role(cell)) for cell in notebook.cells]


async def _all(project, job, sources):
    """Runs or builds the lessons, as many at once as the job says, begun in their order; their Outcomes in that order too."""
    room, outcomes = asyncio.Semaphore(job.get("at_once", 1)), {}

    async def one(source):
        async with room:
            if any(isinstance(ended, Interrupted) for ended in outcomes.values()):
                return
            try:
                outcomes[source] = await _one(project, job, source)
            except Exception as e:  # noqa: BLE001  the others end well first
                outcomes[source] = e
            _report(job, [outcomes[s] for s in sources if isinstance(outcomes.get(s), Outcome)])

    await asyncio.gather(*map(one, sources))
    for ended in outcomes.values():
        if isinstance(ended, Exception):
            raise ended
    return [outcomes[s] for s in sources]


async def _one(project, job, source):
    """Runs or builds one lesson; its Outcome."""
    name, began = source.stem, time.monotonic()
    notebook = exercises.learners(read(source))
    out = Path(job["out"])
    with _said(name, notebook) as (on_cell, ended):
        error = await executed(notebook, project.notebooks, _log(job, name), job.get("timeout"), on_cell,
                               left_out=exercises.is_learners, env=_environment(job, name))
        ended(error)
    if job["mode"] == "run":
        write(out / f"{name}.ipynb", nbformat.writes(notebook) + "\n")
        write(out / f"{name}.html", pages.to_html(notebook, name, project.notebooks))
    else:  # a failed lesson is kept to be looked at, the committed notebook stays as it is
        pages.publishable(notebook, project.root)
        write((out if error else project.notebooks) / f"{name}.ipynb", nbformat.writes(notebook) + "\n")
    return Outcome(name, len(notebook.cells), round(time.monotonic() - began, 1), error)


def _environment(job, name):
    """The engine's threads of all kernels at work are as many as there are cores."""
    threads = {"OMP_NUM_THREADS": str(max(1, cores() // job["at_once"]))} if job.get("at_once", 1) > 1 else {}
    return {**threads, **os.environ, "TSUGIKI_LESSON": name}


def _grade(project, job, file):
    """Runs a copy of a learner's notebook as it is, in a folder of its own; its Outcome with a verdict for each
    exercise. Whatever happens to it happens to it alone."""
    began, out = time.monotonic(), Path(job["out"])
    number = 1 + len(list((out / "logs").glob("*.log")))
    checks = out / f"checks-{number}.jsonl"
    os.environ["TSUGIKI_CHECKS"] = str(checks)
    try:
        with warnings.catch_warnings(action="ignore") if sys.version_info >= (3, 11) else contextlib.nullcontext():
            notebook = nbformat.read(file, 4)
        known = exercises.asked(notebook.cells)
    except Exception as e:  # noqa: BLE001  a file can be anything
        return Outcome(str(file), 0, 0.0, f"is no notebook ({type(e).__name__}); save it in JupyterLab again")
    if not known:
        return Outcome(str(file), 0, 0.0, "has no check cells; give the learner's copy of a lesson")
    try:
        with workplace.copied(file, out / f"work-{number}") as folder:
            name = f"{number:02}-{'-'.join(file.parts[-2:])}"[:100]
            with _said(name, notebook) as (on_cell, ended):
                error = execute(notebook, folder, _log(job, name), job.get("timeout"), on_cell, go_on=True, limit=job.get("limit"))
                ended(error)
        said = exercises.scored(notebook.cells, exercises.verdicts(checks), error_of)
    except Exception as e:  # noqa: BLE001  the next notebook is graded whatever this one did
        error, said = f"with {type(e).__name__}: {str(e)[:200]}", []
    checks.unlink(missing_ok=True)
    return Outcome(str(file), len(notebook.cells), round(time.monotonic() - began, 1), error and f"failed {error}", said)


AT = {}  # the cell at which each notebook is now


@contextlib.contextmanager
def _said(name, notebook):
    """Lines for the person: gives what is called when a cell begins, and what is called with the error at the end."""
    status, many = Status(name), len(notebook.cells)

    def on_cell(number):
        AT[name] = f"cell {number} of {many}"
        status.show("; ".join([AT[name], *(f"{other}: {at}" for other, at in AT.items() if other != name)]))

    def ended(error):
        status.clear()
        say(f"  {name}: " + (f"FAILED {error}" if error else f"done in {seconds(time.monotonic() - status.started)}"))

    say(f"  {name}: {many} cells ...")
    try:
        yield on_cell, ended
    finally:
        AT.pop(name, None)


def _log(job, name):
    return Path(job["out"]) / "logs" / f"{name}.log"


def _report(job, outcomes):
    write(Path(job["report"]), json.dumps([asdict(o) for o in outcomes]))


def _check(project, sources):
    outcomes = []
    for source in sources:
        error = agree(source, project.notebooks / f"{source.stem}.ipynb")
        say(f"  {source.stem}: {error or 'agrees'}")
        outcomes.append(Outcome(source.stem, 0, 0.0, error))
    return outcomes


def main(job_file):
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    project = Project(job["root"])
    sources = [Path(s) for s in job["sources"]]
    outcomes = []
    try:
        if job["mode"] == "check":
            outcomes = _check(project, sources)
        elif job["mode"] == "grade":
            for file in sources:
                outcomes.append(_grade(project, job, file))
                _report(job, outcomes)
        else:
            outcomes = asyncio.run(_all(project, job, sources))
    except (KeyboardInterrupt, Interrupted, asyncio.CancelledError):
        return 130
    _report(job, outcomes)
    return 1 if any(o.error for o in outcomes) else 0


def _guarded(job_file):
    """`main`, with what nobody foresaw in one sentence too; its traceback goes into a log."""
    try:
        return main(job_file)
    except Exception as e:  # noqa: BLE001  the last door before the user
        log = Path(job_file).with_name("error.log")
        with contextlib.suppress(OSError):
            write(log, traceback.format_exc())
        say(f"  The lessons could not be worked on: {type(e).__name__}: {str(e).splitlines()[0] if str(e) else ''}; "
            f"more in {log}")
        return 1


if __name__ == "__main__":
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())  # pyzmq needs it
    sys.exit(_guarded(sys.argv[1]))
