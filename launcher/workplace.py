"""Where a notebook is graded: a folder of its own, and a copy of what lies beside the notebook if that is little."""
import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path

from launcher.alone import alone
from launcher.ui import Trouble, say

MOST_BYTES, MOST_FILES = 100_000_000, 5_000


@contextmanager
def graded(project):
    """The folder of one call of `grade`; those of earlier calls that have ended are removed."""
    base = project.build / "grade"
    for old in [p for p in base.glob("*") if p.is_dir()]:
        with suppress(Trouble), alone(old.with_name(f"{old.name}.lock"), refusing="It is at work."):
            shutil.rmtree(old, ignore_errors=True)
    with alone(base / f"{os.getpid()}.lock"):
        yield base / str(os.getpid())


@contextmanager
def copied(file, folder):
    """`folder` with the notebook's neighbours, so that no notebook finds what another one did to them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    beside = neighbours(file.parent)
    if beside is None:
        say(f"  {file.name}: what lies beside it is too much to be copied; it is graded without it")
    for name in beside or [Path(file.name)]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # a neighbour that cannot be read is missing for this notebook too
            shutil.copyfile(file.parent / name, folder / name)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def neighbours(folder):
    """The files of a folder, without hidden ones, or None where they are too many or too large to be copied."""
    found, size = [], 0
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in (Path(place) / name for name in names if not name.startswith(".")):
            if file.is_file():
                found.append(file.relative_to(folder))
                size += file.stat().st_size
            if size > MOST_BYTES or len(found) > MOST_FILES:
                return None
    return found
