"""`course setup`: everything a fresh machine needs. Each step does nothing when its work is done."""
import shutil
import sys
import time

from launcher import java_side, kernel, python_side, samples, weights
from launcher.alone import alone
from launcher.process import WINDOWS
from launcher.ui import Trouble, WrongCall, say, seconds

NEEDED = 2_000_000_000  # bytes: .venv 350 MB, libraries in Maven's cache and target/lib 600 MB, weights 65 MB

WAITING = "Another ./course sets up here or builds; this one waits for it ..."


def command(project, words):
    """./course setup [--here] [--cuda] [--ipc]"""
    for word in words:
        if word not in ("--here", "--cuda", "--ipc"):
            raise WrongCall(f"setup knows --here, --cuda and --ipc, not '{word}'.")
    if "--ipc" in words and WINDOWS:
        raise WrongCall("--ipc is for servers on Linux and macOS; leave it out on Windows.")
    chosen = {"here": sys.executable if "--here" in words else None, "cuda": "--cuda" in words, "ipc": "--ipc" in words}
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


def for_java(project):
    """What a word for the Java command line needs: the library as the sources are, and the default weights."""
    if weights.missing(project) or samples.missing(project):
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
                and not weights.missing(project) and not samples.missing(project))


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


def _check_disk(project):
    free = shutil.disk_usage(project.root).free
    if free < NEEDED:
        raise Trouble(f"The disk has {free / 1e9:.1f} GB free and set-up needs {NEEDED / 1e9:.0f} GB; "
                      "make room and run ./course setup again.")
