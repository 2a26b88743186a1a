"""`course lab`: JupyterLab on the lessons."""
import os

from launcher import python_side, setup
from launcher.commands import Parser
from launcher.process import become
from launcher.run import pictures

# A learner is asked nothing at the first start: no question about news, no look for newer versions.
QUIET = ("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")


FIRST = "00-start-here.ipynb"
OPENS = ("default_url", "root_dir", "notebook_dir", "file_to_run")  # who chooses one of these has chosen what is opened


def options(project):
    known = Parser("lab", "Sets everything up and opens the first lesson in JupyterLab. All options are JupyterLab's own; some:",
                   "lab --no-browser --port=8889")
    known.add_argument("--no-browser", action="store_true", help="only prints the address (default: a browser is opened)")
    known.add_argument("--port", metavar="N", help="of the server (default: 8888, or the next that is free)")
    known.add_argument("--ip", metavar="ADDRESS", help="that it listens on (default: this machine only)")
    known.add_argument("notebook", nargs="?", metavar="FILE", help=f"what is opened (default: {FIRST})")
    return known


def command(project, words):
    """./course lab [JupyterLab's own options]"""
    setup.all_steps(project)
    return become(argv(project, words, root=hasattr(os, "geteuid") and os.geteuid() == 0), {**environment(project), **data(project)})


def environment(project):
    """The environment of JupyterLab: its page asks about news whatever its options say, unless its settings forbid it."""
    before = project.environ.get("JUPYTER_CONFIG_PATH")
    path = os.pathsep.join([str(project.root / "launcher" / "jupyter"), *([before] if before else [])])
    return {**project.child_environment(), "JUPYTER_CONFIG_PATH": path}


def data(project):
    """The chosen pictures as the kernel, which works in the lessons' folder, finds them."""
    chosen = project.environ.get("TSUGIKI_DATA")
    return {"TSUGIKI_DATA": pictures(project, chosen)} if chosen else {}


def argv(project, words, root=False):
    """The command; in a container one is often root, and JupyterLab must be told that this is meant."""
    # JupyterLab refuses two root folders, so that of the caller takes the place of the lessons'.
    place = [] if any(w.startswith("--ServerApp.root_dir=") for w in words) else [f"--ServerApp.root_dir={project.notebooks}"]
    opens = any(w.endswith(".ipynb") or os.path.exists(w) or any(f".{name}=" in w for name in OPENS) for w in words)
    place += [] if opens else [f"--LabApp.default_url=/lab/tree/{FIRST}"]
    own = [*place, *QUIET, *(["--allow-root"] if root else [])]
    return [str(python_side.executable(project)), "-m", "jupyterlab", *own, *words]
