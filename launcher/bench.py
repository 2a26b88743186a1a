"""`course bench`: hands over to bench/run.py, which measures this kit beside PyTorch."""
import sys

from launcher import setup
from launcher.commands import Parser
from launcher.process import become
from launcher.ui import Trouble


def options(project):
    known = Parser("bench", "This kit beside PyTorch on the same pictures: ratios; bench/README.md says what they mean.",
                   "bench --only features --models efficientnet_lite0")
    known.add_argument("--pictures", metavar="D", help="as --data elsewhere (default: drawn flowers)")
    known.add_argument("--only", nargs="+", metavar="WORK", help="network, features, epoch, guide, tune (default: all)")
    known.add_argument("--models", nargs="+", metavar="M", help="networks (default: efficientnet_lite0 resnet50)")
    known.add_argument("--precision", nargs="+", metavar="P", help="of the kit in network and features: float32, bfloat16 (default: both; give float32 on a processor without bfloat16)")
    known.add_argument("--count", metavar="N", help="pictures (default: by work)")
    known.add_argument("--rounds", metavar="N", help="how often each is measured, in turns (default: 2)")
    known.add_argument("--epochs", metavar="N", help="of the guide's loop (default: 16)")
    return known


def command(project, words):
    """./course bench [the bench's own options]"""
    script = project.root / "bench" / "run.py"
    if not script.is_file():
        raise Trouble(f"{script} is missing; take the project's files again.")
    options(project).parse_args(words)
    setup.all_steps(project)
    return become([sys.executable, str(script), *words], project.child_environment())
