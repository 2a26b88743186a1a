#!/usr/bin/env python3
"""Whether a hosted session holds: memory and first output of lessons behind a JupyterLab server, as on Binder.

    .venv/bin/python bench/hosted.py [00 06 ...] [--profile quick]

For each lesson starts JupyterLab anew, opens a kernel through it and runs the cells. Prints seconds from the start of
the server to the lesson's first output, and the largest sum of the resident memory of the server and all it started.
Pages that two processes share count twice. Ends with 1 when a lesson is above 2 GB, begins later than after 60 s, or fails.
"""
import argparse
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

from launcher.paths import Project  # noqa: E402
from launcher.process import stop  # noqa: E402
from launcher.ui import Trouble, table  # noqa: E402

MOST = 2_000_000_000  # bytes of a session
LATEST = 60  # seconds until the first output
LONGEST = 600  # seconds a cell


def family(listing, root):
    """Bytes of a process and all that descend from it, from lines of `ps -eo pid,ppid,rss`: (bytes, processes)."""
    rows = [tuple(map(int, line.split())) for line in listing.splitlines()]
    inside = {root}
    while True:
        more = {pid for pid, parent, _ in rows if parent in inside} - inside
        if not more:
            return sum(rss for pid, _, rss in rows if pid in inside) * 1024, len(inside)
        inside |= more


class Watch(threading.Thread):
    """Looks at the memory of a process's family twice a second; `most` is the largest (bytes, processes)."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.most, self.over = root, (0, 0), threading.Event()
        self.start()

    def run(self):
        while not self.over.wait(0.5):
            listing = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True).stdout
            self.most = max(self.most, family(listing, self.root))


@contextlib.contextmanager
def server(project, folder, profile):
    """A JupyterLab as a hosted session starts it: (its process, a function that calls its REST interface)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", f"--ServerApp.port={port}", "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True"]
    environment = {**os.environ, "JUPYTER_RUNTIME_DIR": folder, "TSUGIKI_PROFILE": profile}

    def call(path, **content):
        data = json.dumps(content).encode() if content else None
        with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/api/{path}", data)) as answer:
            return json.load(answer)

    with open(Path(folder) / "server.log", "w") as log:
        lab = subprocess.Popen([sys.executable, project.root / "course", "lab", *options], env=environment, stdout=log,
                               stderr=log, start_new_session=True)
        try:
            yield lab, call
        finally:
            stop(lab)


def patiently(do, what):
    """The value of `do` as soon as it does not raise an OSError."""
    until = time.monotonic() + 2 * LATEST
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            return do()
        time.sleep(0.1)
    raise Trouble(f"{what} did not start within {2 * LATEST} s.")


def connected(file):
    """A client of the kernel whose outputs arrive."""
    from queue import Empty
    from jupyter_client import BlockingKernelClient
    client = BlockingKernelClient()
    client.load_connection_file(file)
    client.start_channels(hb=False)
    for _ in range(2 * LATEST):
        client.kernel_info()
        with contextlib.suppress(Empty):
            client.get_iopub_msg(timeout=1)
            return client
    raise Trouble(f"The kernel did not answer within {2 * LATEST} s.")


def measured(project, lesson, profile):
    """{"lesson", "server", "kernel", "first", "all": seconds since the start, "bytes", "processes"}."""
    from launcher import exercises, lessons
    source = next(iter(project.sources.glob(f"{lesson}-*.md")), None)
    if source is None:
        raise Trouble(f"There is no lesson {lesson}; give a number such as 00.")
    cells = [c for c in exercises.learners(lessons.read(source)).cells if c.cell_type == "code" and not exercises.is_learners(c)]
    began, at = time.monotonic(), {}

    def note(name):
        at.setdefault(name, time.monotonic() - began)

    with tempfile.TemporaryDirectory() as folder, server(project, folder, profile) as (lab, call):
        watch = Watch(lab.pid)
        patiently(lambda: call("status"), "JupyterLab")
        note("server")
        client = connected(f"{folder}/kernel-{call('kernels', name='java')['id']}.json")
        note("kernel")
        for cell in cells:
            reply = client.execute_interactive(cell.source, timeout=LONGEST, output_hook=lambda m: m["msg_type"] in (
                "stream", "display_data", "execute_result") and note("first"))
            if "ename" in reply["content"]:
                raise Trouble(f"Lesson {lesson} failed at `{cell.source.splitlines()[0]}`: {reply['content']['evalue']}.")
        note("all")
        client.stop_channels()
        watch.over.set()
    return {"lesson": lesson, **at, "bytes": watch.most[0], "processes": watch.most[1]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", default=["00", "06"])
    parser.add_argument("--profile", default="quick")
    args = parser.parse_args()
    rows = [measured(Project(), lesson, args.profile) for lesson in args.lessons]
    print(table(["lesson", "server s", "kernel s", "first output s", "all cells s", "memory MB", "processes"], [
        [r["lesson"], *(f"{r[name]:.1f}" for name in ("server", "kernel", "first", "all")), f"{r['bytes'] / 1e6:.0f}", r["processes"]]
        for r in rows]))
    return int(any(r["bytes"] > MOST or r["first"] > LATEST for r in rows))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(f"hosted: {trouble}")
