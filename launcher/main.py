"""Reads the first word and calls its module; turns what goes wrong into one sentence and an exit code."""
import errno
import importlib
import signal
import sys

from launcher.paths import Project
from launcher.ui import Trouble, say

HELP = """\
Tsugiki: transfer learning for pictures, in Java notebooks.

  ./course setup                 make everything ready (again and again, if you like)
  ./course lab                   open the lessons in JupyterLab
  ./course run [--data D] [--profile P]
                                 run all lessons without a browser; pages and a table in build/course/
  ./course grade NOTEBOOK...     run your own copy of a lesson, tell which exercises are right
  ./course doctor                look at this machine and say how to mend what is missing
  ./course test                  run every test

  ./course models                the networks
  ./course inspect MODEL         one network: its parts, its numbers, its paper
  ./course train --data D --model M --method softmax|svm|head|tune|guide|scratch
  ./course evaluate STUDENT --data D
  ./course predict STUDENT PICTURE...
                                 WORD --help tells the options of each

  D: garden (drawn flowers, the default), wallpaper (drawn patterns), flowers102, flowers102:DIR,
     or a folder of class folders
  P: smoke (seconds), quick (the default), full

For those who work on the course itself:

  ./course setup --here          into the active Python environment instead of .venv (conda, hosted machines)
  ./course setup --ipc           registers the kernel for servers that start kernels over ipc too (Colab)
  ./course setup --cuda          without the CPU library: DJL then fetches the one for this machine's GPU
  ./course notebooks [NN...]     build and execute notebooks/*.ipynb from notebooks/source; --check compares only
  ./course test [java|launcher|lessons]
  ./course bench                 this kit beside PyTorch on the same pictures
  ./course features, logits, verify, step
"""

WORDS = {"setup": "setup", "run": "run", "test": "tests", "lab": "lab", "doctor": "doctor", "notebooks": "notebooks",
         "grade": "grade",
         "bench": "bench"}


def main(words, project=None):
    """The exit code: 0, 1 (it failed), 2 (wrong call), 130 (stopped by the user)."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stopped)
    try:
        return _dispatch(words, project or Project())
    except Trouble as e:
        say(f"course: {e}")
        return e.code
    except KeyboardInterrupt:
        say("course: stopped.")
        return 130
    except BrokenPipeError:
        return 1
    except OSError as e:
        say(f"course: {_os_error(e)}")
        return 1


def _dispatch(words, project):
    if not words or words[0] in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0
    if words[0] in WORDS:
        if "--help" in words[1:] or "-h" in words[1:]:
            print(HELP, end="")
            return 0
        return importlib.import_module("launcher." + WORDS[words[0]]).command(project, words[1:])
    from launcher import java_side, setup
    setup.for_java(project)
    return java_side.start(project, words)


def _stopped(signum, frame):
    raise KeyboardInterrupt


def _os_error(e):
    if e.errno == errno.ENOSPC:
        return "The disk is full; make room and give the command again, it goes on where it stopped."
    where = f"{e.filename}: " if e.filename else ""
    return f"{where}{e.strerror or e}; see what ./course doctor says."
