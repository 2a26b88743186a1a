"""Where things lie. Only the project folder and PyTorch's weights cache are written to."""
import hashlib
import json
import os
import re
from pathlib import Path

from launcher import encoding
from launcher.ui import Trouble

ROOT = Path(__file__).resolve().parent.parent

LESSON = r"\d\d[a-z]?"  # a lesson's number; 01b stands between 01 and 02

# The engine sends no telemetry, and its threads sleep while they wait: by default they spin, and where other work
# shares the processor (the kit's own readers of pictures, a second kernel, a hosted machine's quota) all stands still.
ENGINE = {
    "OPT_OUT_TRACKING": "true",
    "OMP_WAIT_POLICY": "passive",  # small letters: in Turkish the capital I is another one, and the engine would not know the word
    # glibc: keep freed memory for the next batch. Giving it back and taking it again costs up to half of a step.
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(1 << 30),
    "MALLOC_TRIM_THRESHOLD_": str(4 << 30),
    "MALLOC_TOP_PAD_": str(256 << 20),
}


class Project:
    """One project folder; tests make their own."""

    def __init__(self, root=ROOT, environ=None):
        self.root = Path(root)
        self.environ = dict(os.environ if environ is None else environ)
        self.venv = self.root / ".venv"
        self.jar = self.root / "target" / "tsugiki.jar"
        self.lib = self.root / "target" / "lib"
        self.notebooks = self.root / "notebooks"
        self.sources = self.notebooks / "source"
        self.build = self.root / "build"
        self.setup = self.build / "setup"
        self.samples = self.root / "datasets" / "samples"
        self.startup = self.root / "src/main/resources/tsugiki/notebook/startup.jshell"

    @property
    def lessons(self):
        """The lessons' sources, NN-topic.md, in teaching order: the one list of them."""
        return sorted(s for s in self.sources.glob("*.md") if re.match(LESSON + "-", s.name))

    @property
    def checkpoints(self):
        """PyTorch's cache of weights, by PyTorch's own rule."""
        return self.torch / "hub" / "checkpoints"

    @property
    def torch(self):
        """PyTorch's cache; absolute, as it is told to every program that is started."""
        chosen = self.environ.get("TORCH_HOME")
        if not chosen:
            chosen = os.path.join(self.environ.get("XDG_CACHE_HOME") or "~/.cache", "torch")
        return Path(os.path.abspath(expand(chosen, self.environ)))

    def choices(self):
        """What the last explicit `setup` chose: {"here": a Python or None, "cuda", "ipc" and "spark": true or false}."""
        try:
            saved = json.loads((self.setup / "choices.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            saved = {}
        return {"here": saved.get("here"), "cuda": bool(saved.get("cuda")), "ipc": bool(saved.get("ipc")),
                "spark": bool(saved.get("spark"))}

    def choose(self, **choices):
        write(self.setup / "choices.json", json.dumps(choices))

    def child_environment(self):
        """For every Java and notebook process that is started."""
        return {**ENGINE, **encoding.utf8(self.environ), "TSUGIKI_HOME": str(self.root), "TORCH_HOME": str(self.torch),
                "JUPYTER_PREFER_ENV_PATH": "1"}


def lesson_number(name):
    """01b of 01b-how-a-network-learns and of 01b; what is no lesson's name stays as it is."""
    found = re.match(rf"({LESSON})(-|$)", name)
    return found[1] if found else name


def home(environ):
    """The user's folder: HOME; without it the system's own entry, which a bare user number lacks."""
    found = environ.get("HOME") or os.path.expanduser("~")
    if found == "~" or not os.path.isabs(found):
        raise Trouble("Your folder is not known: set HOME to a folder that you may write to.")
    return found


def expand(path, environ):
    """A path whose first `~` is the user's folder, as a shell does it and --data=~/x and TORCH_HOME do not."""
    if path == "~" or path.startswith(("~/", "~" + os.sep)):
        return home(environ) + path[1:]
    return path


def write(path, content):
    """Writes a file whole or not at all; a text in UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(content.encode() if isinstance(content, str) else content)
    os.replace(beside, path)


def sha256(file):
    """The file's sum in hexadecimal digits; None where it cannot be read."""
    try:
        with open(file, "rb") as stream:
            digest = hashlib.sha256()
            while block := stream.read(1 << 20):
                digest.update(block)
            return digest.hexdigest()
    except OSError:
        return None
