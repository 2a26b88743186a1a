"""Reads the first word and calls its module; turns what goes wrong into one sentence and an exit code."""
import contextlib
import errno
import importlib
import os
import signal
import sys
import traceback

from launcher import encoding
from launcher.commands import HELP, HIDDEN, JAVA, LAUNCHER, unknown
from launcher.paths import Project, write
from launcher.ui import Trouble, WrongCall, say

ASKS = ("-h", "--help")


def main(words, project=None):
    """The exit code: 0, 1 (it failed), 2 (wrong call), 130 (stopped by the user)."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stopped)
    _open_streams()
    encoding.prepare_streams()
    try:
        code, said = _code(words, project)
        if said:
            say(f"course: {said}")
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # who read us has gone; Python must not find that out again at its end
        for stream in (1, 2):
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        return 1


def _code(words, project):
    """The exit code, and the sentence that explains it or None."""
    try:
        project = project or Project()
        return _dispatch(words, project), None
    except Trouble as e:
        return e.code, str(e)
    except KeyboardInterrupt:
        return 130, "stopped."
    except BrokenPipeError:
        raise
    except OSError as e:
        return 1, _os_error(e)
    except Exception as e:  # noqa: BLE001  the last door before the user
        return 1, _unforeseen(e, project)


def _dispatch(words, project):
    for word in words:
        if encoding.unreadable(word):
            raise WrongCall(f"The word '{word}' is not UTF-8; rename the file or folder with letters of UTF-8, then call again.")
    if words[:1] == ["help"]:
        words = [*words[1:2], "--help"]
    if not words or words[0] in ASKS:
        print(HELP, end="")
        return 0
    if words[0] in ("-V", "--version"):
        from launcher import version
        print("\n".join(version.lines(project)))
        return 0
    asks = any(word in ASKS for word in words[1:words.index("--") if "--" in words else None])
    if words[0] in LAUNCHER:
        module = importlib.import_module("launcher." + LAUNCHER[words[0]])
        if asks:
            print(module.options(project).format_help(), end="")
            return 0
        return module.command(project, words[1:])
    if words[0] not in (*JAVA, *HIDDEN):
        raise unknown(words[0])
    from launcher import java_side, setup, spark_side
    setup.for_java(project, library_only=asks)
    if spark_side.wanted(words):
        return spark_side.start(project, words)
    return java_side.start(project, words)


def _stopped(signum, frame):
    raise KeyboardInterrupt


def _open_streams():
    """A stream that was closed before we began leads nowhere: the next file to be opened must not take its number."""
    while True:
        opened = os.open(os.devnull, os.O_RDWR)
        if opened > 2:
            os.close(opened)
            break
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)


def _unforeseen(e, project):
    kept = ""
    with contextlib.suppress(OSError, AttributeError):
        log = project.setup / "error.log"
        write(log, traceback.format_exc())
        kept = f"; more in {log}"
    said = str(e).splitlines()
    return f"An error of the launcher itself ({type(e).__name__}: {said[0] if said else 'no more is known'}){kept}."


def _os_error(e):
    if e.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "The disk is full; make room and give the command again, it goes on where it stopped."
    if e.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and e.filename:
        return f"{e.filename} may not be read or written ({e.strerror}); give yourself the right, then call again."
    where = f"{e.filename}: " if e.filename else ""
    return f"{where}{e.strerror or e}; see what ./course doctor says."
