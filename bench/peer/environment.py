"""The peer's own Python environment, outside the project folder: PyTorch, which the course itself does not need."""
import hashlib
import shutil
import sys
from pathlib import Path

from launcher.alone import alone
from launcher.process import WINDOWS, output, run_logged
from launcher.ui import Trouble, step

REQUIREMENTS = Path(__file__).resolve().parent / "requirements.txt"
VERSIONS = "import torch, torchvision, PIL, numpy; print(torch.__version__, torchvision.__version__, PIL.__version__)"
OWN = "or set TSUGIKI_PEER to an environment that has the packages of bench/peer/requirements.txt"


def python(environ, log):
    """The peer's Python. TSUGIKI_PEER names an environment; without it one is made once in the user's cache."""
    named = environ.get("TSUGIKI_PEER")
    if named:
        return _works(_python_in(Path(named).expanduser()), environ, f"TSUGIKI_PEER names {named}, which")
    folder = _cache(environ) / f"peer-{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]}"
    done = folder / "done"
    if not done.is_file():
        with alone(folder.with_name(f"{folder.name}.lock"), waiting="Another bench makes the peer's environment; waiting ..."):
            if not done.is_file():
                _make(folder, environ, log)
                _works(_python_in(folder), environ, "The peer's environment")
                done.touch()
    return _python_in(folder)


def _cache(environ):
    if WINDOWS and environ.get("LOCALAPPDATA"):
        return Path(environ["LOCALAPPDATA"]) / "tsugiki"
    return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tsugiki"


def _python_in(folder):
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def _works(interpreter, environ, what):
    code, _, err = output([interpreter, "-c", VERSIONS], timeout=300, env=environ)
    if code != 0:
        why = (err.strip().splitlines() or ["it does not start"])[-1]
        raise Trouble(f"{what} cannot be used ({why}); mend it {OWN}.")
    return interpreter


def _make(folder, environ, log):
    shutil.rmtree(folder, ignore_errors=True)  # what an interrupted run left
    folder.parent.mkdir(parents=True, exist_ok=True)
    code, _, err = output([sys.executable, "-m", "venv", folder], timeout=600, env=environ)
    if code != 0:
        why = (err.strip().splitlines() or ["no reason given"])[-1]
        raise Trouble(f"Python could not make an environment in {folder} ({why}); install python3-venv, {OWN}.")
    with step("Peer", f"fetching PyTorch into {folder} (up to 3 GB)") as status:
        argv = [_python_in(folder), "-m", "pip", "install", "--disable-pip-version-check", "-r", REQUIREMENTS]
        code = run_logged(argv, log, lambda line: status.show(line[:60]), env=environ)
    if code != 0:
        raise Trouble(f"pip could not install the peer's packages (its log: {log}); check network and disk, {OWN}.")
