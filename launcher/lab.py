"""`course lab`: JupyterLab on the lessons."""
import os

from launcher import python_side, setup
from launcher.process import become

# A learner is asked nothing at the first start: no question about news, no look for newer versions.
QUIET = ("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")


def command(project, words):
    """./course lab [JupyterLab's own options]"""
    setup.all_steps(project)
    return become(argv(project, words, root=hasattr(os, "geteuid") and os.geteuid() == 0), environment(project))


def environment(project):
    """The environment of JupyterLab: its page asks about news whatever its options say, unless its settings forbid it."""
    before = project.environ.get("JUPYTER_CONFIG_PATH")
    path = os.pathsep.join([str(project.root / "launcher" / "jupyter"), *([before] if before else [])])
    return {**project.child_environment(), "JUPYTER_CONFIG_PATH": path}


def argv(project, words, root=False):
    """The command; in a container one is often root, and JupyterLab must be told that this is meant."""
    # JupyterLab refuses two root folders, so that of the caller takes the place of the lessons'.
    place = [] if any(w.startswith("--ServerApp.root_dir=") for w in words) else [f"--ServerApp.root_dir={project.notebooks}"]
    own = [*place, *QUIET, *(["--allow-root"] if root else [])]
    return [str(python_side.executable(project)), "-m", "jupyterlab", *own, *words]
