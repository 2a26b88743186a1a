"""`course notebooks`: builds notebooks/*.ipynb from notebooks/source/*.md and executes them; the developer's word."""
from types import SimpleNamespace

from launcher import setup
from launcher.paths import write
from launcher.run import chosen, one_at_a_time, work
from launcher.ui import Trouble, WrongCall, say

CAPSTONE = ("capstone*.md",)  # built and tested as lessons are; `course run` leaves them out


def command(project, words):
    """./course notebooks [NN|capstone...] [--check]"""
    unknown = [w for w in words if w.startswith("-") and w != "--check"]
    if unknown:
        raise WrongCall(f"notebooks knows --check and lesson numbers, not '{unknown[0]}'.")
    check = "--check" in words
    sources = chosen(project, [w for w in words if w != "--check"], CAPSTONE)
    with one_at_a_time(project, "notebooks"):
        return _work(project, sources, check)


def _work(project, sources, check):
    setup.all_steps(project)
    say("Comparing notebooks with their sources:" if check else "Building notebooks:")
    options = SimpleNamespace(data="garden", profile="quick", device=None)
    results = project.build / "notebooks" / "results.jsonl"
    write(results, "")
    code, outcomes = work(project, "check" if check else "build", sources, project.build / "notebooks", options,
                          {"TSUGIKI_RESULTS": str(results)})
    if code == 130:
        raise KeyboardInterrupt
    failed = [o["lesson"] for o in outcomes if o["error"]]
    if failed or code != 0 or len(outcomes) != len(sources):
        raise Trouble(f"{', '.join(failed) or 'the work'} failed; mend notebooks/source and run ./course notebooks.")
    return 0
