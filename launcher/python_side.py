"""The Python side: the environment that JupyterLab, the kernel and the lessons run in."""
import json
import os
import re
import shutil
import sys
from pathlib import Path

from launcher import locked
from launcher.paths import write
from launcher.process import WINDOWS, output, run_logged
from launcher.ui import Trouble, say, step

TITLE = "Python side"
STAMP = "course.json"  # written last: an environment without it was interrupted
BEGUN = "course.begun"  # written first: the environment is ours to remove

# One start of the environment's Python tells all that set-up wants to know about it.
PROBE = """
import importlib.metadata as m, json, sys, sysconfig
def version(name):
    try: return m.version(name)
    except m.PackageNotFoundError: return None
wrong = [pin for pin in sys.argv[1:] if version(pin.split('==')[0]) != pin.split('==')[1]]
print(json.dumps({'prefix': sys.prefix, 'packages': sysconfig.get_path('purelib'), 'wrong': wrong}))
"""


def pins(text):
    """The pip part of an environment.yml, as NAME==VERSION; the file's own simple YAML only."""
    found, inside = [], None
    for number, raw in enumerate(text.splitlines(), 1):
        line = re.sub(r"(^|\s)#.*", "", raw).rstrip()
        if not line.strip():
            continue
        indent, item = len(line) - len(line.lstrip()), line.strip()
        if inside is None:
            if re.fullmatch(r"-\s*pip\s*:", item):
                inside = indent
            continue
        if indent <= inside or not item.startswith("- "):
            break
        pin = item[2:].strip().strip("'\"")
        if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._+!-]+", pin):
            raise Trouble(f"environment.yml, line {number}: '{pin}' is not pinned; write NAME==VERSION.")
        found.append(pin)
    if not found:
        raise Trouble("environment.yml has no pip part; take the file from the project again.")
    return found


def wanted(project):
    """The pins of this project."""
    file = project.root / "environment.yml"
    try:
        return pins(file.read_text(encoding="utf-8"))
    except OSError as e:
        raise Trouble(f"{file} cannot be read ({e.strerror}); take it from the project again.") from e


def executable(project):
    """The Python the lessons run with: the active one if set-up was told --here, or the one in .venv."""
    here = project.choices()["here"]
    return Path(here) if here else venv_python(project.venv)


def venv_python(venv):
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def probe(python, wanted_pins=()):
    """{"prefix", "packages", "wrong"} of an environment, or None if its Python does not run."""
    code, out, _ = output([str(python), "-I", "-c", PROBE, *wanted_pins])
    try:
        return json.loads(out) if code == 0 else None
    except ValueError:
        return None


def is_ready(project):
    """The probe of a complete environment, or None."""
    if not project.choices()["here"] and _stamp(project) != locked.digest():
        return None
    found = probe(executable(project), wanted(project))
    return found if found and not found["wrong"] else None


def _stamp(project):
    try:
        return json.loads((project.venv / STAMP).read_text(encoding="utf-8"))["lock"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def make(project):
    """Makes the environment if it is not complete; its probe."""
    ready = is_ready(project)
    if ready:
        return ready
    if project.choices()["here"]:
        return _install(project, "the active environment")
    _make_way(project)
    with step(TITLE, "making .venv"):
        _create_venv(project)
    return _install(project, ".venv")


def _make_way(project):
    """An interrupted or broken .venv is removed; one that works but is not ours is kept."""
    venv = project.venv
    if not os.path.lexists(venv):
        return
    ours = (venv / STAMP).exists() or (venv / BEGUN).exists()
    if not ours and probe(venv_python(venv)):
        aside = _free_name(project.root, ".venv.kept")
        venv.rename(aside)
        say(f"  {TITLE}: the .venv here was not made by ./course; it is kept as {aside.name}")
        return
    say(f"  {TITLE}: .venv is unfinished, broken or of older pins; it is made again")
    # Renamed first: a pip that outlived a killed set-up then finds no folder to write into.
    project.setup.mkdir(parents=True, exist_ok=True)
    trash = _free_name(project.setup, "trash")
    venv.rename(trash)
    sweep(project)


def sweep(project):
    """What killed set-ups left."""
    for old in [*project.setup.glob("trash*"), *project.setup.glob("*.part")]:
        if old.is_symlink() or old.is_file():
            old.unlink()
        else:
            shutil.rmtree(old, ignore_errors=True)


def _free_name(folder, name):
    return next(p for p in (folder / f"{name}{n or ''}" for n in range(1000)) if not os.path.lexists(p))


def _create_venv(project):
    project.venv.mkdir()
    write(project.venv / BEGUN, "")
    log = project.setup / "venv.log"
    if run_logged([sys.executable, "-m", "venv", str(project.venv)], log) != 0:
        raise Trouble(f"Python could not make .venv (its words are in {log}); on Debian or Ubuntu install "
                      "python3-venv, or use the active environment with ./course setup --here.")


def _install(project, where):
    python, log, found = executable(project), project.setup / "pip.log", wanted(project)
    here, seen = project.choices()["here"], []
    with step(TITLE, f"installing {len(found)} packages and what they need into {where}") as status:
        def on_line(line):
            if line.startswith(("Collecting ", "Requirement already")):
                seen.append(line)
            status.show(f"{len(seen)} packages looked at")
        for name in ("lessons",) if here else ("pip", "lessons"):  # what Python brings along as pip may be old
            if run_logged([python, *locked.install(name)], log, on_line, env=project.environ) != 0:
                raise Trouble(why_pip_failed(log))
        ready = probe(python, found)
        if not ready or ready["wrong"]:
            raise Trouble(f"pip ended well, but {where} lacks {', '.join(ready['wrong']) if ready else 'a Python'}; "
                          f"read {log} and run ./course setup again.")
        if not here:
            write(project.venv / STAMP, json.dumps({"lock": locked.digest()}))
    return ready


NO_NETWORK = re.compile(r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Temporary failure in name|"
                        r"Network is unreachable|ProxyError|Connection refused|Max retries exceeded|ConnectionError")


def why_pip_failed(log):
    """One sentence from pip's log."""
    text = log.read_text(encoding="utf-8", errors="replace")
    if NO_NETWORK.search(text):
        return f"pip cannot reach its package index; check the network, then run ./course setup again (log: {log})."
    if "No space left" in text:
        return "The disk is full; free 2 GB and run ./course setup again."
    if "DO NOT MATCH THE HASHES" in text:
        named = re.search(r"^\s+(\S+==\S+) from ", text, re.MULTILINE)
        return (f"{named.group(1) if named else 'A package'} as pip fetched it is not the file the course knows, so it was "
                f"not installed; use another package index, or a fresh clone (log: {log}).")
    if "externally-managed-environment" in text:
        return ("The active Python belongs to the system, which lets pip install nothing; "
                "run ./course setup without --here.")
    if "No module named pip" in text:
        return "The active Python has no pip; install it, or run ./course setup without --here."
    errors = [l.strip() for l in text.splitlines() if l.startswith("ERROR:")]
    return f"pip failed ({errors[-1][7:] if errors else 'no reason given'}); its log is {log}."
