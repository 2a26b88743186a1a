"""Programs that are started end with us."""
import os
import subprocess
import sys
import time

import pytest
from conftest import ROOT

from launcher import process
from launcher.alone import alone
from launcher.doctor import native_classifier
from launcher.ui import Trouble

TREE = "import subprocess, sys; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); p.wait()"


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_stop_ends_the_whole_tree(tmp_path):
    seen = []

    def stop(line):
        seen.append(int(line))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        process.run_logged([sys.executable, "-c", TREE], tmp_path / "log", stop, env=os.environ)
    until = time.monotonic() + 10
    while alive(seen[0]) and time.monotonic() < until:
        time.sleep(0.02)
    assert not alive(seen[0])


# The program ends at a SIGTERM and leaves a child in its group that does not, as `python -m venv` does.
STUBBORN = """import subprocess, sys
subprocess.run([sys.executable, "-c", "import signal, time, os, pathlib; signal.signal(15, signal.SIG_IGN);"
                "pathlib.Path(sys.argv[1]).write_text(str(os.getpid())) if (sys := __import__('sys')) else 0; time.sleep(60)", sys.argv[1]])"""
LAUNCHER = """import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from launcher import process
from launcher.alone import alone
with alone(Path(sys.argv[2] + ".lock")):
    process.run([sys.executable, "-c", sys.argv[3], sys.argv[2]])"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_launcher_takes_all_along_and_holds_its_lock_until_then(tmp_path):
    launcher = subprocess.Popen([sys.executable, "-c", LAUNCHER, str(ROOT), str(tmp_path / "pid"), STUBBORN])
    until = time.monotonic() + 30
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
        assert time.monotonic() < until
        time.sleep(0.02)
    launcher.kill()
    launcher.wait()
    with alone(tmp_path / "pid.lock"):
        assert not alive(int((tmp_path / "pid").read_text()))


def test_output_and_exit_code(tmp_path):
    code = process.run_logged([sys.executable, "-c", "print('a'); raise SystemExit(3)"], tmp_path / "log")
    assert (code, (tmp_path / "log").read_text()) == (3, "a\n")


def test_a_program_that_is_not_there(tmp_path):
    with pytest.raises(Trouble, match="cannot be started"):
        process.run([tmp_path / "nothing"])


@pytest.mark.parametrize("system, machine, name", [
    ("Linux", "x86_64", "linux-x86_64"), ("Darwin", "arm64", "osx-aarch64"), ("Windows", "AMD64", "win-x86_64"),
    ("Darwin", "x86_64", None)])
def test_the_native_librarys_name(system, machine, name):
    assert native_classifier(system, machine) == name
