"""`course lock`: writes launcher/lock/*.txt; the developer's word, after a pin of environment.yml changed."""
import shutil
import sys
import tempfile
from pathlib import Path

from launcher import python_side, samples
from launcher.alone import alone
from launcher.commands import Parser
from launcher.locked import FOLDER, install, text
from launcher.paths import write
from launcher.process import run_logged
from launcher.ui import Trouble, say, step

PIP = "pip==26.3"  # .venv's own: a Python brings an older one along
MAKER = "uv==0.13.9"  # resolves for all systems and Pythons at once
OLDEST = "3.10"
HEAD = "# Made by ./course lock: change {source}, then call it again.\n"


def options(project):
    known = Parser("lock", "Pins every package of the Python side by its sum, after environment.yml changed.", "lock --upgrade")
    known.add_argument("--upgrade", action="store_true", help="takes the newest of what environment.yml does not pin (default: keeps what fits)")
    return known


def command(project, words):
    """./course lock [--upgrade]"""
    options(project).parse_args(words)
    with alone(project.setup / "lock.lock", refusing="Another ./course lock is at work here; wait for its end."):
        folder = Path(tempfile.mkdtemp(dir=project.setup))
        try:
            with step("Lock", f"bringing {MAKER}"):
                uv = _maker(project, folder)
            for name, source, pins, more in files(project):
                with step("Lock", f"{name}.txt from {source}"):
                    _compile(project, uv, folder, name, source, pins, [*more, *words])
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    say("Now ./course setup and ./course test.")
    return 0


def files(project):
    """(name, where its pins stand, its pins, uv's options): the lessons first, with which the browser's must agree."""
    browser = "tests/browser/requirements.txt"
    yield "lessons", "environment.yml", python_side.wanted(project), ()
    yield "browser", browser, (project.root / browser).read_text(encoding="utf-8").split(), ("-c", FOLDER / "lessons.txt")
    yield "samples", "launcher/samples.py", sorted({s.pin for s in samples.SAMPLES}), ("--no-deps",)
    yield "pip", "launcher/lock.py", [PIP], ()
    yield "lock", "launcher/lock.py", [MAKER], ()


def _maker(project, folder):
    log, python = project.setup / "lock.log", python_side.venv_python(folder / "venv")
    words = install("lock") if f"{MAKER} " in text("lock") else ["-m", "pip", "install", "--no-input", MAKER]
    if run_logged([sys.executable, "-m", "venv", folder / "venv"], log) != 0:
        raise Trouble(f"Python could not make an environment (its words are in {log}); install python3-venv.")
    if run_logged([python, *words], log, env=project.environ) != 0:
        raise Trouble(python_side.why_pip_failed(log))
    return [python, "-m", "uv", "pip", "compile"]


def _compile(project, uv, folder, name, source, pins, more):
    made, log = folder / f"{name}.txt", project.setup / "lock.log"
    (folder / "pins.in").write_text("\n".join(pins) + "\n", encoding="utf-8")
    if text(name):
        made.write_text(text(name), encoding="utf-8")  # what stands there stays, if it still fits
    argv = [*uv, "--universal", "--python-version", OLDEST, "--no-build", "--generate-hashes", "--no-header",
            "--no-annotate", "--quiet", *more, "-o", made, folder / "pins.in"]
    if run_logged(argv, log, env=project.environ) != 0:
        raise Trouble(f"uv found no set of packages for {source}: read {log}.")
    write(FOLDER / f"{name}.txt", HEAD.format(source=source) + made.read_text(encoding="utf-8"))
