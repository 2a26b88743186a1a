"""`course test`: set-up, then every test: Java, the launcher, the lessons, the example programs, and JupyterLab and the pages of `serve` and `export` in a browser where there is one.

One line each at the end decides. The tests of the Spark module, and the lesson on it, are run by its name alone: they need `setup --spark`.
"""
import shutil
import time
from contextlib import nullcontext

from launcher import java_side, locked, maven_proxy, python_side, setup, spark_side
from launcher.commands import Parser, nearest
from launcher.process import run
from launcher.run import one_at_a_time
from launcher.ui import WrongCall, say, seconds

PARTS = ("java", "launcher", "lessons", "examples", "browser")
SPARK = "spark"
KNOWN = (*PARTS, SPARK)


def options(project):
    known = Parser("test", f"Runs every test, or some parts of them; those of {SPARK}, which needs ./course setup --spark, by its name alone.", "test launcher")
    known.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(KNOWN)} (default: all but {SPARK})")
    return known


def command(project, words):
    """./course test [java|launcher|lessons|examples|browser|spark]"""
    words = options(project).parse_args(words).parts
    for word in words:
        if word not in KNOWN:
            raise WrongCall(f"test knows the parts {', '.join(KNOWN)}, not '{word}'{nearest(word, KNOWN)}.")
    if SPARK in words:
        spark_side.require(project)
    with one_at_a_time(project, "test"):
        return _test(project, words or PARTS)


def _test(project, parts):
    setup.all_steps(project)
    started, ends = time.monotonic(), []
    for part in parts:
        say(f"\n== {part} ==")
        began = time.monotonic()
        if part == "browser":
            _driver(project)
        with setup.building(project) if part in ("java", SPARK) else nullcontext():  # Maven writes into target/classes
            code = run(_argv(project, part), cwd=project.root, env=_environment(project))
        if part == SPARK and code == 0:
            code = run(_pytest(project, "lessons", "-k", f"test_lesson_runs and ({_on_spark(project)})"), cwd=project.root, env=_environment(project))
        ends.append((part, code, time.monotonic() - began))
    say("")
    for part, code, took in ends:
        say(f"  {part:9} {'passed' if code == 0 else 'FAILED'} in {seconds(took)}")
    failed = [part for part, code, _ in ends if code != 0]
    say(f"course test: {'FAILED: ' + ', '.join(failed) if failed else 'all passed'}"
        f" in {seconds(time.monotonic() - started)}")
    return 1 if failed else 0


def _driver(project):
    """Brings what drives a browser, if there is one; without it the tests say that they were skipped."""
    if shutil.which("chromium"):
        run([python_side.executable(project), *locked.install("browser", "--quiet")], env=_environment(project))


def _argv(project, part):
    if part == "java":
        return [java_side.find_maven(project.environ), "-B", "-ntp", *maven_proxy.words(project), "test"]
    if part == SPARK:
        return spark_side.test_line(project)
    return _pytest(project, part)


def _on_spark(project):
    return " or ".join(lesson.stem for lesson in project.lessons if spark_side.needed_by(lesson))


def _pytest(project, part, *more):
    return [python_side.executable(project), "-m", "pytest", "-p", "no:cacheprovider", "-v" if part in ("lessons", "browser") else "-q", f"tests/{part}", *more]


def _environment(project):
    jdk = java_side.find_jdk(project.environ)
    return {**java_side.maven_environment(project, jdk), "PYTHONDONTWRITEBYTECODE": "1"}
