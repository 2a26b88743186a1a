"""`course run`: executes the lessons headless, keeps pages and an index in build/course/, prints a table of results."""
import html
import json
import os
import re
import shutil
import time
from pathlib import Path

from launcher import java_side, python_side, setup
from launcher.alone import alone
from launcher.commands import Parser
from launcher.paths import write
from launcher.process import run, run_told
from launcher.ui import Trouble, WrongCall, say, seconds, table

# The longest a cell and a graded notebook may take, in seconds. The profiles are Java's, course/Profile; a test of it holds
# that these are all.
PROFILES = {"smoke": (300, 900), "quick": (1800, 3600), "full": (None, 8 * 3600)}
HEAD = ("lesson", "network", "method", "trained on", "accuracy", "on", "baseline", "seconds")


def options(project):
    known = notebook_options(project, "run", "Executes the lessons without a browser; pages and a table of results in build/course/.",
                             "run --data my-pictures --profile smoke 04 05")
    known.add_argument("lessons", nargs="*", metavar="NN", help="lessons by number, e.g. 04 05 (default: all)")
    return known


def command(project, words):
    """./course run [--data D] [--profile P] [--device D] [NN...]"""
    choice = options(project).parse_intermixed_args(words)
    sources = chosen(project, choice.lessons)
    with one_at_a_time(project, "run"):
        return _run(project, choice, sources)


def one_at_a_time(project, word):
    """A second call of the same word would take its files away from the first: it is refused."""
    return alone(project.build / f"{word}.lock", refusing=f"Another ./course {word} is at work in this folder; "
                 "wait for its end, or stop it, then call again.")


def _run(project, options, sources):
    started = time.monotonic()
    setup.all_steps(project)
    takes = any("Course.data()" in s.read_text(encoding="utf-8") for s in sources)
    if options.data and takes:  # Java says in one sentence if they are too few; lessons that draw their own need none
        options.data = pictures(project, options.data, options)
    out = project.build / "course"
    shutil.rmtree(out, ignore_errors=True)
    results = out / "results.jsonl"
    write(results, "")
    say(f"Running {many(sources)}, {said(options)}:")
    code, outcomes = work(project, "run", sources, out, options, {"TSUGIKI_RESULTS": str(results)})
    rows = read_results(results)
    write(out / "index.html", index(options, outcomes, rows))
    if rows:
        print("\n" + table(HEAD, rows), flush=True)
    say(f"\nPages: {out / 'index.html'}")
    _judge(code, outcomes, sources)
    say(f"course run: {many(outcomes)} in {seconds(time.monotonic() - started)}")
    return 0


def many(lessons):
    return "1 lesson" if len(lessons) == 1 else f"{len(lessons)} lessons"


def notebook_options(project, word, does, example):
    """The options of every word that executes notebooks."""
    known = Parser(word, does, example)
    known.add_argument("--data", default=project.environ.get("TSUGIKI_DATA"), metavar="D",
                       help="a data set or a folder of class folders; ./course train --help tells all (default: drawn flowers)")
    profile = project.environ.get("TSUGIKI_PROFILE") or "quick"
    known.add_argument("--profile", default=profile, type=_profile, metavar="P", help=f"{', '.join(PROFILES)} (default: {profile})")
    known.completes["--profile"] = list(PROFILES)
    known.add_argument("--device", choices=("auto", "cpu", "cuda"), help="where to compute: auto, cpu, cuda (default: auto)",
                       metavar="DEVICE")
    return known


def _profile(name):
    if name not in PROFILES:
        raise WrongCall(f"--profile {name}: choose {', '.join(PROFILES)}.")
    return name


def said(options):
    """The choices in words."""
    return f"data {options.data or 'drawn flowers'}, profile {options.profile}"


def pictures(project, data, options=None):
    """Asks Java, which knows the names, for the data set as it is called from any working folder. With options Java opens
    it too, as the lessons will."""
    jdk, environment = java_side.find_jdk(project.environ), project.child_environment()
    more = ["--name"] if options is None else []
    environment = environment if options is None else lessons_environment(project, options)
    code, answer = run_told([*java_side.command_line(project, jdk), "pictures", *more, "--", data], env=environment)
    if code == 130:
        raise KeyboardInterrupt
    if code != 0:
        raise Trouble("")  # Java has said why
    return answer.splitlines()[-1]


def chosen(project, numbers, more=()):
    """The sources of the lessons with these numbers, or all, in teaching order; then those of `more` patterns."""
    sources = [s for pattern in ("[0-9][0-9]-*.md", *more) for s in sorted(project.sources.glob(pattern))]
    if not sources:
        raise Trouble(f"{project.sources} holds no lessons (NN-topic.md); take the project's files again.")
    for number in numbers:
        if not any(s.name.startswith(number) for s in sources):
            known = ", ".join(dict.fromkeys(re.split(r"[-.]", s.name)[0] for s in sources))
            raise WrongCall(f"There is no lesson '{number}'; there are {known}.")
    return [s for s in sources if not numbers or any(s.name.startswith(n) for n in numbers)]


def work(project, mode, sources, out, options, more=None):
    """Has launcher.lessons do a job in the made environment; its exit code and outcomes."""
    out.mkdir(parents=True, exist_ok=True)
    report, job = (out / f"{what}-{os.getpid()}.json" for what in ("report", "job"))  # another call may be at work here
    report.unlink(missing_ok=True)
    cell, graded = PROFILES[options.profile]
    write(job, json.dumps({"mode": mode, "root": str(project.root), "sources": [str(s) for s in sources],
                           "out": str(out), "report": str(report), "timeout": cell, "limit": graded}))
    env = {**lessons_environment(project, options), "PYTHONDONTWRITEBYTECODE": "1", **(more or {})}
    code = run([python_side.executable(project), "-m", "launcher.lessons", job], cwd=project.root, env=env)
    try:
        outcomes = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        outcomes = []
    for file in (job, report):
        file.unlink(missing_ok=True)
    return code, outcomes


def lessons_environment(project, options):
    """What tells Java the choices of the call."""
    chosen = {"TSUGIKI_DATA": options.data, "TSUGIKI_PROFILE": options.profile, "TSUGIKI_DEVICE": options.device}
    return {**project.child_environment(), **{name: value for name, value in chosen.items() if value}}


def _judge(code, outcomes, sources):
    if code == 130:
        raise KeyboardInterrupt
    failed = [o for o in outcomes if o["error"]]
    if failed:
        raise Trouble("; ".join(f"lesson {o['lesson']} failed {o['error'].rstrip('.')}" for o in failed) + ".")
    if code != 0 or len(outcomes) != len(sources):
        raise Trouble(f"The lessons stopped after {len(outcomes)} of {len(sources)}; see the lines above, "
                      "or ./course doctor.")


def read_results(file):
    """The lines that lessons wrote, as rows of the table."""
    rows = []
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            rows.append(_row(json.loads(line)))
        except (ValueError, AttributeError):
            say(f"  (a result is not JSON and was left out: {line[:80]})")
    return rows


def _row(result):
    def share(name):
        value = result.get(name)
        return f"{100 * value:.1f} %" if isinstance(value, (int, float)) else "-"

    took, on = result.get("seconds"), [result.get("pictures"), result.get("scored_on")]
    return (re.sub(r"^(\d\d)-.*", r"\1", str(result.get("lesson", "-"))), result.get("network", "-"),
            result.get("method", "-"), result.get("train", "-"), share("accuracy"),
            " ".join(str(part) for part in on if part is not None) or "-", share("baseline"),
            f"{took:.1f}" if isinstance(took, (int, float)) else "-")


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tsugiki: the lessons, executed</title>
<style>body{{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em;line-height:1.5}}
table{{border-collapse:collapse}}td,th{{padding:.2em .8em;text-align:left;border-bottom:1px solid #ccc}}
.failed{{color:#b00}}</style></head><body>
<h1>The lessons, executed</h1>
<p>Data {data}, profile {profile}, {when}.</p>
<table><tr><th>lesson</th><th>cells</th><th>seconds</th><th></th></tr>
{lessons}</table>
<h2>Results</h2>
<p>The baseline is the accuracy of always naming the most frequent class.</p>
<table><tr>{head}</tr>
{rows}</table>
</body></html>
"""


def index(options, outcomes, rows):
    """The index page."""
    def cells(values, tag="td"):
        return "".join(f"<{tag}>{html.escape(str(v))}</{tag}>" for v in values)

    lessons = "".join(
        f'<tr><td><a href="{o["lesson"]}.html">{html.escape(o["lesson"])}</a></td>{cells([o["cells"], o["seconds"]])}'
        f'<td class="failed">{html.escape(o["error"])}</td></tr>\n' for o in outcomes)
    return PAGE.format(data=html.escape(os.path.basename(options.data or "drawn flowers")), profile=options.profile,
                       when=time.strftime("%Y-%m-%d %H:%M"), lessons=lessons, head=cells(HEAD, "th"),
                       rows="".join(f"<tr>{cells(row)}</tr>\n" for row in rows))
