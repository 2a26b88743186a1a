"""The proxy before a Python kernel, which is quick to start and knows input, interrupts and signatures."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

from asking import LONGEST, reply, shown
from launcher import kernel, proxy

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ipc is made of files of Linux and macOS")
PYTHON_KERNEL = [sys.executable, "-m", "ipykernel_launcher", "-f"]
# Its heart beats, and it welcomes who hears its output, before it writes its connection file where that is gone.
BEATS_EARLY = [sys.executable, "-c", """
import time
from ipykernel.kernelapp import IPKernelApp
write = IPKernelApp.write_connection_file
IPKernelApp.write_connection_file = lambda app: (time.sleep(3), write(app))
IPKernelApp.launch_instance()""", "-f"]


class Manager(KernelManager):
    """Starts the Python kernel `kernel` through the proxy, over ipc."""

    @property
    def kernel_spec(self):
        return KernelSpec(argv=[sys.executable, "-I", str(kernel.PROXY), "{connection_file}", *self.kernel],
                          interrupt_mode="message")


@pytest.fixture
def started(request):
    """(Manager, client) of a kernel, the Python one or the parameter, whose files lie in the manager's `place`."""
    with tempfile.TemporaryDirectory() as folder:  # a socket's path has 100 letters at most, so no tmp_path
        manager = Manager(transport="ipc", connection_file=f"{folder}/kernel.json")
        manager.place, manager.kernel = Path(folder), getattr(request, "param", PYTHON_KERNEL)
        manager.start_kernel(env={**os.environ, "TMPDIR": folder})
        client = manager.blocking_client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=LONGEST)
            yield manager, client
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def gone(pid):
    """Whether a process has ended, waited for."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_cell_output_input_and_heartbeat_pass(started):
    _, client = started
    text, end = shown(client, "print('x' * 100_000); print(input('name? '))", allow_stdin=True,
                          stdin_hook=lambda m: client.input(m["content"]["prompt"] + "Kiku"))
    assert (text, end["status"]) == ("x" * 100_000 + "\nname? Kiku\n", "ok")
    until = time.monotonic() + LONGEST  # a beat that the kernel's start left without an answer counts until the next
    while not client.hb_channel.is_beating():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_no_line_of_a_long_output_is_lost(started):
    _, client = started
    text, _ = shown(client, "for i in range(3000): print(i, flush=True)")
    assert text.split() == [str(i) for i in range(3000)]


@pytest.mark.parametrize("how", ["interrupt_request", "SIGINT"])
def test_an_interrupt_ends_the_cell_and_the_kernel_goes_on(started, how):
    manager, client = started
    began = client.execute("import time\nprint('running', flush=True)\ntime.sleep(600)", stop_on_error=False)
    while client.get_iopub_msg(timeout=LONGEST)["content"].get("text", "").strip() != "running":  # the line may come in two
        pass
    if how == "SIGINT":
        os.kill(manager.provisioner.process.pid, signal.SIGINT)
    else:
        manager.interrupt_kernel()
    assert reply(client, began)["ename"] == "KeyboardInterrupt"
    assert shown(client, "print(1 + 1)")[0] == "2\n"


@pytest.mark.parametrize("started", [PYTHON_KERNEL, BEATS_EARLY], indirect=True, ids=["at once", "beats early"])
def test_the_inner_connection_file_goes_when_it_is_read(started):
    manager, client = started
    shown(client, "1")
    until = time.monotonic() + LONGEST  # the answer is handed over first
    while list(manager.place.glob("tsugiki-*")):
        assert time.monotonic() < until
        time.sleep(0.02)


def test_shutdown_ends_both_processes(started):
    manager, client = started
    inner, outer = shown(client, "import os; print(os.getpid())")[0].strip(), manager.provisioner.process.pid
    manager.shutdown_kernel()
    assert gone(outer) and gone(inner)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_proxy_takes_the_kernel_along(tmp_path, how):
    file = connection_file(tmp_path, ip="k")
    alone = subprocess.Popen([sys.executable, "-I", kernel.PROXY, file, "sh", "-c", "echo $$ >&2; exec sleep 600"],
                             stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    inner = alone.stderr.readline().strip()
    assert Path(f"/proc/{inner}").exists()
    alone.send_signal(how)
    assert gone(inner)
    alone.wait(LONGEST)


def test_a_restarted_kernel_answers_on_the_same_sockets(started):
    manager, client = started
    shown(client, "a = 1")
    manager.restart_kernel(now=True)
    client.wait_for_ready(timeout=LONGEST)
    assert "NameError" == shown(client, "print(a)")[1]["ename"]


def connection_file(folder, **changed):
    connection = {"transport": "ipc", "ip": f"{folder}/k", "key": "a", "signature_scheme": "hmac-sha256",
                  **{f"{name}_port": number for number, name in enumerate(proxy.CHANNELS, 1)}, **changed}
    file = Path(folder) / "kernel.json"
    file.write_text(json.dumps(connection))
    return file


def proxied(folder, argv, **changed):
    """What the proxy alone says for a connection file: (exit code, standard output, standard error)."""
    done = subprocess.run([sys.executable, "-I", kernel.PROXY, connection_file(folder, **changed), *argv],
                          capture_output=True, text=True, timeout=LONGEST, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def test_a_kernel_that_ends_at_once_in_its_own_words(tmp_path):
    code, _, said = proxied(tmp_path, ["sh", "-c", "echo 'Error: Unable to access jarfile j.jar' >&2; exit 3"], ip="k")
    assert (code, said.splitlines()[1:]) == (1, [
        "The Java kernel did not start: Error: Unable to access jarfile j.jar; run ./course setup again."])


def test_a_kernel_that_ends_without_a_word(tmp_path):
    code, _, said = proxied(tmp_path, ["sh", "-c", "exit 3"], ip="k")
    assert (code, said) == (1, "The Java kernel did not start: it ended with code 3 and said nothing; "
                               "run ./course setup again.\n")


def test_a_java_that_is_not_there(tmp_path):
    code, _, said = proxied(tmp_path, [f"{tmp_path}/java"])
    assert (code, said) == (1, f"The Java kernel did not start: {tmp_path}/java: No such file or directory; "
                               "run ./course setup again.\n")


def test_a_socket_that_cannot_be_made(tmp_path):
    code, _, said = proxied(tmp_path, ["sleep", "60"], ip="k" * 200)
    assert code == 1 and f"{'k' * 200}-1 cannot be made a socket (" in said and "Traceback" not in said


def test_a_broken_connection_file(tmp_path):
    file = tmp_path / "kernel.json"
    file.write_text("{}")
    done = subprocess.run([sys.executable, "-I", kernel.PROXY, file, "java"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, f"The Java kernel did not start: {file} is no connection file "
                                                 "(KeyError: 'ip'); run ./course setup again.\n")


def test_on_tcp_it_becomes_the_kernel_itself(tmp_path):
    code, out, said = proxied(tmp_path, ["/bin/echo", "java"], transport="tcp", ip="127.0.0.1")
    assert (code, out, said) == (0, f"java {tmp_path}/kernel.json\n", "")
