"""`course setup`: everything a fresh machine needs. Each step does nothing when its work is done."""
import shutil
import sys
import time

from launcher import java_side, kernel, python_side, samples, spark_side, weights
from launcher.alone import alone
from launcher.commands import Parser
from launcher.process import WINDOWS
from launcher.ui import Trouble, WrongCall, say, seconds

NEEDED = 2_000_000_000  # bytes: .venv 350 MB, libraries in Maven's cache and target/lib 600 MB, weights 65 MB

WAITING = "Another ./course sets up here or builds; this one waits for it ..."


def options(project):
    known = Parser("setup", "Makes everything ready; a second call takes a second. What was chosen once holds until the next\n"
                   "call of setup (default: an environment of its own, in .venv, and the library for the CPU).", "setup --here")
    known.add_argument("--here", action="store_true", help="into the active Python environment instead of .venv (conda, hosted machines)")
    known.add_argument("--cuda", action="store_true", help="without the CPU library: DJL then fetches the one for this machine's GPU")
    known.add_argument("--ipc", action="store_true", help="registers the kernel for servers that start kernels over ipc too (Colab)")
    known.add_argument("--spark", action="store_true", help="with Apache Spark (about 320 MB), for --engine spark; nothing else loads it")
    return known


def command(project, words):
    """./course setup [--here] [--cuda] [--ipc] [--spark]"""
    choice = options(project).parse_args(words)
    if choice.ipc and WINDOWS:
        raise WrongCall("--ipc is for servers on Linux and macOS; leave it out on Windows.")
    chosen = {"here": sys.executable if choice.here else None, "cuda": choice.cuda, "ipc": choice.ipc, "spark": choice.spark}
    if chosen != project.choices():
        with building(project):
            project.choose(**chosen)
    started = time.monotonic()
    all_steps(project)
    say(f"Ready in {seconds(time.monotonic() - started)}. Next: ./course lab, or ./course run.")
    return 0


def all_steps(project):
    """Brings everything up to date; one set-up at a time."""
    if not _is_ready(project):
        with building(project):
            python_side.sweep(project)
            _steps(project)
    java_side.use(project)


def for_java(project, library_only=False):
    """What a word for the Java command line needs: the library as the sources are, and the default weights."""
    if not library_only and (weights.missing(project) or samples.missing(project)):
        return all_steps(project)
    if not java_side.is_built(project):
        with building(project):
            java_side.build(project, java_side.find_jdk(project.environ))
    java_side.use(project)


def building(project):
    """Nobody else sets up or builds."""
    return alone(_lock(project), waiting=WAITING)


def _lock(project):
    return project.setup / "setup.lock"


def _is_ready(project):
    jdk, environment = java_side.find_jdk(project.environ), python_side.is_ready(project)
    return bool(environment and java_side.is_built(project) and kernel.is_current(project, jdk, environment)
                and not weights.missing(project) and not samples.missing(project)
                and (not project.choices()["spark"] or spark_side.is_built(project)))


def _steps(project):
    jdk = java_side.find_jdk(project.environ)
    environment = python_side.is_ready(project)
    if not (environment and java_side.is_built(project)):
        say("Setting up the course:")
        java_side.find_maven(project.environ)
        _check_disk(project)
    environment = environment or python_side.make(project)
    java_side.build(project, jdk)
    kernel.install(project, jdk, environment)
    weights.install(project, environment["packages"])
    samples.install(project)
    if project.choices()["spark"]:
        spark_side.build(project, jdk)


def _check_disk(project):
    free = shutil.disk_usage(project.root).free
    if free < NEEDED:
        raise Trouble(f"The disk has {free / 1e9:.1f} GB free and set-up needs {NEEDED / 1e9:.0f} GB; "
                      "make room and run ./course setup again.")
