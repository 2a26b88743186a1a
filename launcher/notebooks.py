"""`course notebooks`: builds notebooks/*.ipynb from notebooks/source/*.md and executes them; the developer's word."""
from types import SimpleNamespace

from launcher import cards, guide, setup, spark_side
from launcher.commands import Parser
from launcher.paths import write
from launcher.run import chosen, one_at_a_time, work
from launcher.ui import Trouble, say

CAPSTONE = ("capstone*.md",)  # built and tested as lessons are; `course run` leaves them out


def options(project):
    known = Parser("notebooks", "Builds notebooks/*.ipynb from notebooks/source/*.md, and executes them.", "notebooks 04 capstone")
    known.add_argument("--check", action="store_true", help="compares only, executes nothing")
    known.add_argument("lessons", nargs="*", metavar="NN", help="lessons by number, or capstone (default: all)")
    return known


def command(project, words):
    """./course notebooks [NN|capstone...] [--check]"""
    choice = options(project).parse_intermixed_args(words)
    check = choice.check
    sources = chosen(project, choice.lessons, CAPSTONE)
    sources = sources if check else spark_side.able(project, sources, choice.lessons)
    with one_at_a_time(project, "notebooks"):
        return _work(project, sources, check)


CONTENTS = """\
# The lessons, in reading order
Made by `./course notebooks` from the lessons' own first lines. The kernel "Java (Tsugiki)" comes with `./course lab`.

| lesson | time | after it you can |
| --- | --- | --- |
{rows}

At the end: {rest}.
"""


def contents(project):
    """notebooks/README.md."""
    rows, rest = [], []
    for source in chosen(project, [], CAPSTONE):
        begins = cards.opening(source.read_text(encoding="utf-8"))
        link = f"[{begins.title}]({source.stem}.ipynb)"
        if begins.time:
            rows.append(f"| {link} | {begins.time} | {' '.join(begins.goals)} |")
        else:
            rest.append(link)
    return CONTENTS.format(rows="\n".join(rows), rest=", ".join(sorted(rest, key=len)))


def _work(project, sources, check):
    setup.all_steps(project)
    say("Comparing notebooks with their sources:" if check else "Building notebooks:")
    options = SimpleNamespace(data=None, profile="quick", device=None)
    results = project.build / "notebooks" / "results.jsonl"
    write(results, "")
    code, outcomes = work(project, "check" if check else "build", sources, project.build / "notebooks", options,
                          {"TSUGIKI_RESULTS": str(results)})
    if code == 130:
        raise KeyboardInterrupt
    if not check:
        write(project.notebooks / "README.md", contents(project))
    failed = [o["lesson"] for o in outcomes if o["error"]]
    if failed or code != 0 or len(outcomes) != len(sources):
        raise Trouble(f"{', '.join(failed) or 'the work'} failed; mend notebooks/source and run ./course notebooks.")
    told = (project.root / "docs" / "instructor.md").read_text(encoding="utf-8")
    for number, figures in guide.unseen(told, [project.notebooks / f"{source.stem}.ipynb" for source in sources]):
        say(f"  docs/instructor.md, {number}: the lesson prints no {', '.join(figures)}; look whether each is in a picture, or stale")
    return 0
