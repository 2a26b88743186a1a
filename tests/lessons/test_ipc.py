"""The Java kernel behind the proxy, as Colab starts it: over ipc, from a kernel.json that set-up writes."""
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import pytest
from jupyter_client import KernelManager

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from asking import LONGEST, reply, shown  # noqa: E402
from launcher import execution, exercises, java_side, kernel, lessons  # noqa: E402
from launcher.paths import Project, write  # noqa: E402

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ipc is made of files of Linux and macOS")
PROJECT = Project(ROOT)
LESSON = PROJECT.sources / "04-replace-the-head.md"


class OverIpc(execution.Client):
    """A lesson's client whose kernel is started over ipc; `started` keeps the kernels' process numbers."""

    started = []

    def create_kernel_manager(self):
        manager = super().create_kernel_manager()
        manager.connection_file, manager.transport = f"{self.folder}/kernel.json", "ipc"
        return manager

    async def async_start_new_kernel_client(self):
        assert self.km.get_connection_info()["transport"] == "ipc"
        self.started.append(self.km.provisioner.process.pid)
        return await super().async_start_new_kernel_client()


@pytest.fixture
def ipc(monkeypatch, tmp_path):
    """Lessons run over ipc with the kernel.json of `setup --ipc`; gives the list of the kernels' processes."""
    found = {"prefix": sys.prefix}
    spec = kernel.proxied(PROJECT, java_side.find_jdk(PROJECT.environ), kernel.folder(found["prefix"]))
    write(tmp_path / "kernels/java/kernel.json", json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    for name, value in {"TSUGIKI_DATA": "garden", "TSUGIKI_PROFILE": "smoke"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(execution, "Client", OverIpc)
    monkeypatch.setattr(OverIpc, "started", [])
    with tempfile.TemporaryDirectory() as folder:  # a socket's path has 100 letters at most, so no tmp_path
        monkeypatch.setattr(OverIpc, "folder", folder, raising=False)
        yield OverIpc.started


def group_is_empty(pid):
    """Whether no process of the kernel's group runs, neither proxy nor Java; a killed one is given time to go."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        try:
            os.killpg(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_lesson_runs_over_ipc_and_leaves_no_process(ipc, tmp_path, monkeypatch):
    monkeypatch.setenv("TSUGIKI_CHECKS", str(tmp_path / "checks.jsonl"))
    notebook = exercises.learners(lessons.read(LESSON))
    error = execution.execute(notebook, PROJECT.notebooks, tmp_path / "log", LONGEST, left_out=exercises.is_learners)
    assert error == "", f"{error}\n{(tmp_path / 'log').read_text()[-2000:]}"
    kinds = {kind for cell in notebook.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert {"text/plain", "text/html", "image/png"} <= kinds
    assert len(ipc) == 1 and group_is_empty(ipc[0])


def test_interrupts_by_message_and_by_signal_and_input(ipc):
    manager = KernelManager(kernel_name="java", transport="ipc", connection_file=f"{OverIpc.folder}/kernel.json")
    manager.start_kernel()
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=LONGEST)
        for stop in (manager.interrupt_kernel, lambda: manager.signal_kernel(signal.SIGINT)):
            # one block, hence one snippet: an interrupt that comes between two snippets stops nothing
            began = client.execute('{ System.out.println("before"); Thread.sleep(600_000); }')
            while "before" not in client.get_iopub_msg(timeout=LONGEST)["content"].get("text", ""):  # the line may come in two
                pass
            stop()
            assert "ename" in reply(client, began)
        text, answer = shown(client, "new Scanner(System.in).nextLine()", allow_stdin=True,
                             stdin_hook=lambda m: client.input("Kiku"))
        assert (text, answer["status"]) == ("Kiku", "ok")
        group = manager.provisioner.pgid
        manager.shutdown_kernel()
        assert group_is_empty(group)
    finally:
        client.stop_channels()
        if manager.has_kernel:
            manager.shutdown_kernel(now=True)
