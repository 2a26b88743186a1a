"""Starts other programs, and ends them with all they started when the user stops."""
import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

from launcher.ui import Trouble

WINDOWS = os.name == "nt"


def run(argv, **options):
    """Runs a program that talks to the terminal itself; its exit code."""
    child = _start(argv, **options)
    with _guarded(child):
        return _wait(child)


def run_told(argv, **options):
    """Runs a program that talks to the terminal on standard error; its exit code and its standard output."""
    child = _start(argv, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace", **options)
    with _guarded(child):
        try:
            return child.wait(), child.stdout.read()
        except BaseException:
            stop(child)
            raise


def run_logged(argv, log, on_line=None, **options):
    """Runs a program, keeps all it prints in `log`, shows each line to `on_line`; its exit code."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "w", encoding="utf-8") as out:
        child = _start(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                       text=True, encoding="utf-8", errors="replace", **options)
        with _guarded(child):
            try:
                for line in child.stdout:
                    out.write(line)
                    if on_line:
                        on_line(line.rstrip())
                return child.wait()
            except BaseException:
                stop(child)
                raise


def output(argv, timeout=60, **options):
    """What a short program prints, (exit code, standard output, standard error); never raises for its failure."""
    try:
        done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
                              errors="replace", timeout=timeout, **options)
        return done.returncode, done.stdout, done.stderr
    except (OSError, subprocess.TimeoutExpired) as e:
        return 127, "", str(e)


def become(argv, env):
    """Hands this process over to another program: its exit code, its input and its signals are then ours."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        try:
            os.execve(argv[0], argv, env)
        except OSError as e:
            raise Trouble(f"{argv[0]} cannot be started ({e.strerror}); run ./course doctor.") from e
    child = subprocess.Popen(argv, env=env)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the terminal has told the child too; its exit code is the answer


def stop(child):
    """Ends a child and its children: first politely, after ten seconds by force."""
    if WINDOWS:
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True)
        return
    for how, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 5)):
        try:
            os.killpg(child.pid, how)
            child.wait(patience)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _start(argv, **options):
    own_group = ({"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if WINDOWS
                 else {"start_new_session": True, "preexec_fn": _dies_with_us()})
    try:
        return subprocess.Popen([str(a) for a in argv], **own_group, **options)
    except OSError as e:
        raise Trouble(f"{argv[0]} cannot be started ({e.strerror}); run ./course doctor.") from e


def _wait(child):
    try:
        return child.wait()
    except BaseException:
        stop(child)
        raise


@contextmanager
def _guarded(child):
    """A killed launcher takes along what its child has started too, which otherwise would go on writing beside the next
    set-up. The guard is a copy of this process: until all have ended, it holds our locks."""
    if WINDOWS:
        yield
        return
    ours, told = os.pipe()
    guard = os.fork()
    if guard == 0:
        try:
            os.close(told)
            _guard(child.pid, ours)
        finally:
            os._exit(0)
    os.close(ours)
    try:
        yield
    finally:
        os.write(told, b".")
        os.close(told)
        os.waitpid(guard, 0)


def _guard(group, ours):
    os.setsid()  # neither the terminal's signals nor those to our group are for the guard
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    if os.read(ours, 1):
        return
    for how, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 1)):
        until = time.monotonic() + patience
        with suppress(ProcessLookupError):
            os.killpg(group, how)
            while time.monotonic() < until:
                os.killpg(group, 0)
                time.sleep(0.05)
            continue
        return


def _dies_with_us():
    """On Linux a killed launcher takes its child along at once."""
    if sys.platform != "linux":
        return None
    try:
        prctl = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return None
    launcher = os.getpid()

    def watch():
        prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
        if os.getppid() != launcher:  # it ended meanwhile
            os._exit(1)

    return watch
