"""The two sides: this kit's command line and the peer's programs. Each call is a process of its own and prints one JSON line."""
import json
from pathlib import Path

from launcher.java_side import command_line, find_jdk
from launcher.process import output
from launcher.ui import Trouble

PEER = Path(__file__).resolve().parent / "peer"
LONGEST = 6 * 3600


class Kit:
    """`tsugiki.cli.Main bench ...` as the launcher starts it."""

    name = "kit"

    def __init__(self, project):
        if not project.jar.is_file():
            raise Trouble(f"{project.jar} is missing; run ./course setup first.")
        self.environment = project.child_environment()
        self.start = command_line(project, find_jdk(project.environ))

    def measure(self, what, data, model, weights, variant=None, more=()):
        chosen = ["--weights", weights] if weights else []
        return _line([*self.start, "bench", what, "--data", data, "--model", model, *chosen,
                      "--device", "cpu", *more], self.environment, f"this kit's {what} of {model}")

    def precisions(self):
        """Those that this processor has instructions for."""
        return _lines([*self.start, "bench", "precisions"], self.environment, "asking for the precisions")

    def plant(self):
        """Draws what is missing of the Garden; its folder."""
        return _lines([*self.start, "bench", "plant", "--data", "garden"], self.environment, "drawing the Garden")[-1]


class Peer:
    """PyTorch in its own environment."""

    name = "peer"

    def __init__(self, python, project):
        self.python = python
        # The launcher's settings of OpenMP's threads alone can make either side several times as fast as the other.
        self.environment = {**project.child_environment(), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}

    def measure(self, what, data, model, weights, variant, more=()):
        return _line([self.python, PEER / f"{what}.py", "--data", data, "--model", model, "--weights", weights,
                      "--variant", variant, *more], self.environment, f"the peer's {what} of {model}, {variant}")

    def weights(self, model, folder):
        """The model's file in PyTorch's cache, or one with made weights: speed does not depend on them."""
        return _lines([self.python, PEER / "write_weights.py", model, "--to", folder, "--unless-cached"],
                      self.environment, f"weights for {model}")[-1]


def _line(argv, environment, what):
    try:
        return json.loads(_lines(argv, environment, what)[-1])
    except ValueError as e:
        raise Trouble(f"{what} printed no result; run ./course setup and try again.") from e


def _lines(argv, environment, what):
    code, out, err = output([str(a) for a in argv], timeout=LONGEST, env=environment)
    lines = [line.strip() for line in out.splitlines() if line.strip()]
    if code != 0 or not lines:
        why = [line.strip() for line in err.replace("\r", "\n").splitlines() if line.strip()] or ["it gave no reason"]
        raise Trouble(f"{what} failed: {why[-1].rstrip('.')}.")
    return lines
