"""A kernel that passes everything on to the Java kernel: `python proxy.py CONNECTION_FILE JAVA OPTIONS...`

Colab starts kernels over ipc (sockets that are files); the Java kernel speaks tcp only. The proxy binds the five ipc
sockets, starts the Java kernel on free tcp ports of this machine, and hands every message over as it is, so that key
and signatures stay those of the notebook. With a connection file for tcp it becomes the Java kernel itself.

Runs alone, with pyzmq as its only package: `python -I` finds no other module of the launcher.
"""
import contextlib
import ctypes
import hmac
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import uuid
from datetime import datetime, timezone
from pathlib import Path

import zmq

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
GLANCE = 200  # milliseconds between two looks whether the Java kernel still runs
PATIENCE = 5  # seconds for the Java kernel to end by itself
DELIVERY = 500  # milliseconds for the last messages to reach the notebook


class Trouble(Exception):
    """The kernel cannot work: one sentence."""


def main(words):
    """The Java kernel's exit code; 1 when it cannot be started, 2 when the call is wrong."""
    if len(words) < 2:
        print("Give the connection file, then the Java kernel's command.", file=sys.stderr)
        return 2
    try:
        connection = _read(words[0])
        if connection["transport"] == "tcp":
            os.execv(words[1], [*words[1:], words[0]])
        return _run(connection, words[1:])
    except (Trouble, OSError) as e:
        said = e if isinstance(e, Trouble) else f"{e.filename or words[1]}: {e.strerror}"
        print(f"The Java kernel did not start: {said}; run ./course setup again.", file=sys.stderr, flush=True)
        return 1


def _read(file):
    try:
        connection = json.loads(Path(file).read_text(encoding="utf-8"))
        return {"transport": "tcp", "key": "", "signature_scheme": "hmac-sha256", "ip": connection["ip"],
                **{f"{name}_port": connection[f"{name}_port"] for name in CHANNELS}, **connection}
    except (ValueError, KeyError, TypeError) as e:
        raise Trouble(f"{file} is no connection file ({type(e).__name__}: {e})") from e


def _run(connection, java):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: a JVM that is born with it ignored leaves it so
    ending = []

    def end(number, frame):
        ending.append(number)  # an exit that falls into a library's own clean-up is lost there
        sys.exit(128 + number)

    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, end)
    inner = {**connection, "transport": "tcp", "ip": "127.0.0.1", **_free_ports()}
    with contextlib.ExitStack() as ends:
        handle, file = tempfile.mkstemp(prefix="tsugiki-", suffix=".json")
        forget = ends.callback(lambda: Path(file).unlink(missing_ok=True))
        with open(handle, "w", encoding="utf-8") as out:
            json.dump(inner, out)
        kernel = _start([*java, file])
        ends.callback(_end, kernel)
        listener = Listener(kernel)
        context = zmq.Context()
        ends.callback(context.destroy)
        ways, answers = _ways(context, connection, inner)
        bell = _socket(context, zmq.DEALER, inner, "control")
        signal.signal(signal.SIGINT, lambda *_: bell.send_multipart(_interrupt(connection)))
        if not _forward(ways, answers, kernel, ending, on_answer=forget):
            listener.join(PATIENCE)
            raise Trouble(listener.last or f"it ended with code {kernel.returncode} and said nothing")
        return kernel.poll() or 0


def _free_ports():
    """Five different ports; all are held until the last is chosen."""
    with contextlib.ExitStack() as held:
        chosen = {}
        for name in CHANNELS:
            one = held.enter_context(socket.socket())
            one.bind(("127.0.0.1", 0))
            chosen[f"{name}_port"] = one.getsockname()[1]
        return chosen


def _start(argv):
    """The Java kernel. It ends when the proxy is killed, and an interrupt of the whole process group spares it."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None) if sys.platform == "linux" else None
    with_us = (lambda: prctl(1, signal.SIGKILL)) if prctl else None  # PR_SET_PDEATHSIG
    return subprocess.Popen(argv, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
                            preexec_fn=with_us)


def _end(kernel):
    kernel.terminate()
    try:
        kernel.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        kernel.kill()
        kernel.wait()


class Listener(threading.Thread):
    """Passes on what the Java kernel writes to standard error; `last` is its last line that is no part of a trace."""

    def __init__(self, kernel):
        super().__init__(daemon=True)
        self.lines, self.last = kernel.stderr, ""
        self.start()

    def run(self):
        for line in self.lines:
            if not line[0].isspace():
                self.last = line.strip().rstrip(".")
            print(line, end="", file=sys.stderr, flush=True)


def _ways(context, outer, inner):
    """{socket that is read: socket that is written}, and those of the first that bring answers to requests.

    Heartbeat and output do not: a kernel's threads may send there before it has done with its connection file.
    """
    ways, answers = {}, set()
    for name in CHANNELS:
        front, back = (zmq.PUB, zmq.SUB) if name == "iopub" else (zmq.ROUTER, zmq.DEALER)
        notebook, java = _socket(context, front, outer, name), _socket(context, back, inner, name)
        ways[java] = notebook
        if name != "iopub":
            ways[notebook] = java
        if name not in ("iopub", "hb"):
            answers.add(java)
    return ways, answers


def _socket(context, kind, connection, channel):
    """Bound where the notebook connects, connected where the Java kernel binds."""
    one = context.socket(kind)
    one.set_hwm(0)  # a message too many waits; it is not thrown away
    if kind == zmq.SUB:
        one.subscribe(b"")  # from the start: no output is lost while the notebook's own wish is on its way
    if kind == zmq.DEALER and channel in ("shell", "stdin"):
        one.identity = b"notebook"  # the kernel asks for input on stdin by the name it was called by on shell
    port = connection[f"{channel}_port"]
    if connection["transport"] == "tcp":
        one.linger = 0
        one.connect(f"tcp://{connection['ip']}:{port}")
        return one
    one.linger = DELIVERY
    try:
        one.bind(f"{connection['transport']}://{connection['ip']}-{port}")
    except zmq.ZMQError as e:
        raise Trouble(f"{connection['ip']}-{port} cannot be made a socket ({e.strerror})") from e
    return one


def _forward(ways, answers, kernel, ending, on_answer):
    """Hands messages over until the Java kernel or the notebook's server ends; False when the kernel never answered."""
    poller, answered, server = zmq.Poller(), False, os.getppid()
    for one in ways:
        poller.register(one, zmq.POLLIN)
    while True:
        if ending or "JPY_PARENT_PID" in os.environ and os.getppid() != server:
            return True
        ended = kernel.poll() is not None  # looked at before the sockets, so that its last words are still read
        ready = poller.poll(GLANCE)
        for one, _ in ready:
            ways[one].send_multipart(one.recv_multipart(copy=False), copy=False)
            if not answered and one in answers:
                answered = True
                on_answer()
        if ended and not ready:
            return answered


def _interrupt(connection):
    """The message that stops a cell, for a server that sends SIGINT instead."""
    header = {"msg_id": uuid.uuid4().hex, "session": uuid.uuid4().hex, "username": "", "version": "5.3",
              "msg_type": "interrupt_request", "date": datetime.now(timezone.utc).isoformat()}
    parts = [json.dumps(header).encode(), b"{}", b"{}", b"{}"]
    key, digest = connection["key"].encode(), connection["signature_scheme"].partition("-")[2]
    signed = hmac.new(key, b"".join(parts), digest).hexdigest().encode() if key else b""
    return [b"<IDS|MSG>", signed, *parts]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
