"""The pictures both sides read: a few of a data set, in a folder of their own with train/CLASS and val/CLASS."""
import os
import shutil
from pathlib import Path

import flowers
from launcher.ui import Trouble

EACH = 10  # pictures a class, about; every fourth is for validation
KINDS = {".jpg", ".jpeg", ".png"}
PARTS = ("train", "val", "valid", "validation", "test")


def arrange(source, count, to):
    """Puts `count` pictures of a data set below `to`: flowers102:DIR, or a folder of class folders."""
    shutil.rmtree(to, ignore_errors=True)
    if source.startswith("flowers102:"):
        folder = Path(source.partition(":")[2])
        classes = {}
        for number, label in enumerate(flowers.labels(folder), 1):
            if label:
                classes.setdefault(f"{label:03d}", []).append(f"jpg/image_{number:05d}.jpg")
        flowers.unpack(folder, dict(_plan(classes, count, source)), to)
    else:
        for file, path in _plan(_classes(Path(source)), count, source):
            _link(file, to / path)
    found = sum(f.is_file() for f in to.rglob("*"))
    if found != count:
        raise Trouble(f"Only {found} of {count} pictures of {source} could be laid out; check that folder.")
    return to


def _classes(folder):
    if not folder.is_dir():
        raise Trouble(f"{folder} is not a folder; name one that holds a folder of pictures for each class.")
    parts = [folder / p for p in PARTS if (folder / p).is_dir()] or [folder]
    classes = {}
    for part in parts:
        for each in sorted(p for p in part.iterdir() if p.is_dir()):
            files = sorted(f for f in each.rglob("*") if f.suffix.lower() in KINDS)
            classes.setdefault(each.name, []).extend(f.resolve() for f in files)
    return classes


def _plan(classes, count, source):
    """(picture, its path) of as many as asked for: classes evenly chosen, in each the first ones."""
    named = sorted(c for c in classes if len(classes[c]) >= 2)
    wanted = min(len(named), max(2, count // EACH))
    if wanted < 2:
        raise Trouble(f"{source} holds fewer than two classes of at least two pictures; name another folder.")
    chosen = [named[i * len(named) // wanted] for i in range(wanted)]
    rows = [(c, i) for i in range(max(len(classes[c]) for c in chosen)) for c in chosen if i < len(classes[c])][:count]
    if len(rows) < count:
        raise Trouble(f"{source} holds {len(rows)} pictures in {wanted} of its classes; ask for fewer than {count} with --count.")
    for c, i in rows:
        picture = classes[c][i]
        yield picture, Path("val" if i % 4 == 1 else "train") / c / f"{i:04d}{Path(picture).suffix.lower()}"


def _link(file, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, path)
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(file, path)
