"""The lock of the Python side: launcher/lock/*.txt, every package with its version and its files' sums.

Set-up installs what these files say and nothing else; `lock` writes them.
"""
import hashlib
import re
from pathlib import Path

from launcher.paths import write

FOLDER = Path(__file__).resolve().parent / "lock"
# Wheels with known sums and only these: nothing is built, and nothing is looked for that the lock does not name.
STRICT = ("--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--require-hashes", "--no-deps",
          "--only-binary=:all:")


def install(file, *more):
    """pip's words that install a lock: one of these files by its name, or a part."""
    return ["-m", "pip", "install", *STRICT, *more, "-r", FOLDER / f"{file}.txt" if isinstance(file, str) else file]


def digest():
    """What an environment is made from; another one, and it is made anew."""
    return hashlib.sha256("".join(text(name) for name in ("pip", "lessons")).encode()).hexdigest()


def text(name):
    """A lock's text; empty if it is not there."""
    try:
        return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    except OSError:
        return ""


def requirements(lock):
    """(NAME==VERSION, its whole entry) of a lock; a name may stand twice, for different Pythons."""
    entries = re.findall(r"^[A-Za-z0-9][^\n]*(?:\n[ \t][^\n]*)*", lock, re.MULTILINE)
    return [(re.match(r"[^\s;\\]+", entry).group(), entry) for entry in entries]


def part(project, lock, package):
    """A file with the entries of one package of a lock."""
    file = project.setup / f"{package}.txt"
    write(file, "".join(f"{entry}\n" for pin, entry in requirements(text(lock)) if pin.startswith(f"{package}==")))
    return file
