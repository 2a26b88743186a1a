"""`course run`: executes the lessons headless, keeps pages and an index in build/course/, prints a table of results."""
import json
import os
import shutil
import time

from launcher import cards, index, java_side, python_side, results, setup, spark_side, thumbnails
from launcher.alone import alone
from launcher.commands import Parser
from launcher.machine import cores, lessons_at_once, memory
from launcher.paths import write
from launcher.process import run, run_told
from launcher.ui import Trouble, WrongCall, say, seconds, table

# The longest a cell and a graded notebook may take, in seconds. The profiles are Java's, course/Profile; a test of it holds
# that these are all.
PROFILES = {"smoke": (300, 900), "quick": (1800, 3600), "full": (None, 8 * 3600)}


def options(project):
    known = notebook_options(project, "run", "Executes the lessons without a browser; pages and a table of results in build/course/.",
                             "run --data my-pictures --profile smoke 04 05")
    most = lessons_at_once(cores(), memory())
    known.add_argument("--jobs", type=_jobs, default=most, metavar="N",
                       help=f"lessons at once; with 1 their seconds are those of a machine that does nothing else (default here: {most})")
    known.add_argument("lessons", nargs="*", metavar="NN", help="lessons by number, e.g. 04 05 (default: all)")
    return known


def _jobs(text):
    if not text.isdecimal() or not int(text):
        raise WrongCall(f"--jobs {text}: give a whole number of 1 or more.")
    return int(text)


def command(project, words):
    """./course run [--data D] [--profile P] [--device D] [NN...]"""
    choice = options(project).parse_intermixed_args(words)
    sources = spark_side.able(project, chosen(project, choice.lessons), choice.lessons)
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
    lines = out / "results.jsonl"
    write(lines, "")
    options.jobs = min(options.jobs, len(sources))
    say(f"Running {index.many_lessons(len(sources))}{index.side_by_side(options)}, {said(options)}:")
    code, outcomes = work(project, "run", sources, out, options, {"TSUGIKI_RESULTS": str(lines)}, options.jobs)
    found = results.read(lines)
    short = thumbnails.made(project, {o["lesson"]: cards.card(out / f"{o['lesson']}.ipynb") for o in outcomes})
    write(out / "index.html", index.page(options, sources, outcomes, short, found, time.monotonic() - started))
    if found:
        print("\n" + table(results.HEAD, map(results.row, found)), flush=True)
    say(f"\nPages: {out / 'index.html'}")
    _judge(code, outcomes, sources)
    say(f"course run: {index.many_lessons(len(outcomes))} in {seconds(time.monotonic() - started)}")
    return 0


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
    sources = [*project.lessons, *(s for pattern in more for s in sorted(project.sources.glob(pattern)))]
    if not sources:
        raise Trouble(f"{project.sources} holds no lessons (NN-topic.md); take the project's files again.")
    for number in numbers:
        if not any(_meant(s, number) for s in sources):
            known = ", ".join(dict.fromkeys(_first_word(s) for s in sources))
            raise WrongCall(f"There is no lesson '{number}'; there are {known}.")
    return [s for s in sources if not numbers or any(_meant(s, n) for n in numbers)]


def _first_word(source):
    return source.stem.split("-")[0]


def _meant(source, asked):
    """By its first word, and all of that: 01 is not 01b; or by the beginning of its name: 04-rep."""
    return asked in (_first_word(source), source.name) or "-" in asked and source.name.startswith(asked)


def work(project, mode, sources, out, options, more=None, at_once=1):
    """Has launcher.lessons do a job in the made environment, some lessons at once; its exit code and outcomes."""
    out.mkdir(parents=True, exist_ok=True)
    report, job = (out / f"{what}-{os.getpid()}.json" for what in ("report", "job"))  # another call may be at work here
    report.unlink(missing_ok=True)
    cell, graded = PROFILES[options.profile]
    write(job, json.dumps({"mode": mode, "root": str(project.root), "sources": [str(s) for s in sources],
                           "out": str(out), "report": str(report), "timeout": cell, "limit": graded, "at_once": at_once}))
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
