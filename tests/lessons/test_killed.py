"""No Java process outlives what started it: the launcher, the lessons' runner, or a server, each killed outright."""
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from launcher.paths import Project  # noqa: E402

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
PROJECT = Project(ROOT)
LONGEST = 120
ASK = 'Files.writeString(Path.of("%s"), "" + ProcessHandle.current().pid()); Thread.sleep(600_000);'
RUNNER = "import sys; from launcher import lessons; sys.exit(lessons.main(sys.argv[1]))"
LAUNCHER = "import sys; from pathlib import Path; from launcher.process import run; run([sys.executable, '-c', {runner!r}, sys.argv[1]])"
SERVER = """
import sys, time
from jupyter_client import KernelManager
manager = KernelManager(kernel_name="java")
manager.start_kernel()
client = manager.blocking_client()
client.start_channels()
client.wait_for_ready(timeout=120)
client.execute(sys.argv[1])
time.sleep(600)
"""


def ended(pid):
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False


def kernel_of(child, file):
    """The number of the kernel's process, once its cell runs."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and child.poll() is None:
        if file.is_file() and file.read_text():
            return int(file.read_text())
        time.sleep(0.1)
    raise AssertionError(f"no kernel: {child.poll()}")


def start(code, word):
    return subprocess.Popen([sys.executable, "-c", code, word], cwd=ROOT, env=PROJECT.child_environment(),
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("code", [RUNNER, LAUNCHER.format(runner=RUNNER)], ids=["runner", "launcher"])
def test_lessons(tmp_path, code):
    notebook = tmp_path / "mine.ipynb"
    check = new_code_cell('Check.whole("04.1", "x", 1)')
    nbformat.write(new_notebook(cells=[new_code_cell(ASK % (tmp_path / "pid")), check]), notebook)
    job = tmp_path / "job.json"
    job.write_text(json.dumps({"mode": "grade", "root": str(ROOT), "sources": [str(notebook)], "out": str(tmp_path / "out"),
                               "report": str(tmp_path / "report.json"), "timeout": LONGEST}))
    child = start(code, str(job))
    kernel = kernel_of(child, tmp_path / "pid")
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert ended(kernel)


def test_a_server(tmp_path):
    child = start(SERVER, ASK % (tmp_path / "pid"))
    kernel = kernel_of(child, tmp_path / "pid")
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert ended(kernel)
