"""One process at a time at a piece of work. The system gives the lock back when its process ends, however it ends."""
import os
import time
from contextlib import contextmanager, suppress

from launcher.process import WINDOWS
from launcher.ui import Trouble, say

if WINDOWS:
    import msvcrt
else:
    import fcntl

LOOK = 0.1  # seconds between two tries


@contextmanager
def alone(file, waiting=None, refusing=None):
    """Holds the lock `file`. While another process holds it: says `waiting` once and waits, or is Trouble `refusing`."""
    held = _open(file)
    while held is None:
        if refusing:
            raise Trouble(refusing)
        if waiting:
            say(waiting)
            waiting = None
        time.sleep(LOOK)
        held = _open(file)
    try:
        yield
    finally:
        _release(file, held)


def share(file):
    """Holds the lock beside others who share it, as long as this process lives or what it becomes. Not on Windows,
    which itself guards files that are in use; nor where nothing can be written, and so nothing be taken away."""
    if WINDOWS:
        return
    with suppress(OSError):
        held = _open(file, fcntl.LOCK_SH)
        if held is not None:  # whoever holds it alone has already decided
            os.set_inheritable(held, True)


def _open(file, how=None):
    """A descriptor that holds the lock, or None. A file that its owner removed meanwhile is no lock: then again."""
    while True:
        file.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)  # closed in programs that are started
        if not _lock(held, how):
            os.close(held)
            return None
        if WINDOWS or _leads_to(file, held):
            return held
        os.close(held)


def _lock(held, how):
    try:
        if WINDOWS:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(held, (how or fcntl.LOCK_EX) | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
    except PermissionError:
        if WINDOWS:
            return False
        raise


def _leads_to(file, held):
    try:
        return os.path.samestat(os.stat(file), os.fstat(held))
    except FileNotFoundError:
        return False


def _release(file, held):
    if not WINDOWS:  # there an open file cannot be removed, and one that is closed may be another's
        file.unlink(missing_ok=True)  # while it is still ours
    os.close(held)
