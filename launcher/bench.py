"""`course bench`: hands over to bench/run.py, which measures this kit beside PyTorch."""
import sys

from launcher import setup
from launcher.process import become
from launcher.ui import Trouble


def command(project, words):
    """./course bench [the bench's own options]"""
    script = project.root / "bench" / "run.py"
    if not script.is_file():
        raise Trouble(f"{script} is missing; take the project's files again.")
    setup.all_steps(project)
    return become([sys.executable, str(script), *words], project.child_environment())
