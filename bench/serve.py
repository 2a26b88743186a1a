#!/usr/bin/env python3
"""How much a served student bears: pictures a second, latency and memory, beside predict on the same files.

    python bench/serve.py STUDENT PICTURES [--clients 1 8 64] [--seconds 20]

Each client keeps one connection open on loopback and sends one picture after the other. What predict takes is the difference of
two calls, over all pictures once and three times, so that its start is not counted; it is called before and after. Beside
pictures a second stands the processor's time for one, which other work on the machine changes less. Linux only.
"""
import argparse
import http.client
import itertools
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

from launcher.paths import Project  # noqa: E402
from launcher.ui import Trouble, table  # noqa: E402
from memory import resident  # noqa: E402
from sides import Kit  # noqa: E402

TYPE = {"Content-Type": "image/jpeg"}
LOOKS = 6  # at the server's memory, evenly over the time of a row


@contextmanager
def served(kit, student):
    """The server's process and its port; ended as by Ctrl-C."""
    words = [*kit.start, "serve", student, "--port", "0"]
    child = subprocess.Popen([str(word) for word in words], env=kit.environment, stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", child.stdout.readline())
        if not address:
            raise Trouble("the server did not begin; its last words are above.")
        yield child, int(address.group(1))
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait()


def computed(pid):
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def client(port, pictures, end, answers):
    """Until the end: (status, seconds) of each request, or (0, seconds) where there was no answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < end:
        began = time.monotonic()
        try:
            connection.request("POST", "/predict", next(pictures), TYPE)
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        except OSError:
            status = 0
            connection.close()
        answers.append((status, time.monotonic() - began))
    connection.close()


def load(child, port, pictures, clients, seconds):
    """A row of the table."""
    before, used, answers = resident(child.pid), computed(child.pid), []
    began = time.monotonic()
    threads = [threading.Thread(target=client, args=(port, itertools.islice(itertools.cycle(pictures), i, None), began + seconds, answers))
               for i in range(clients)]
    for thread in threads:
        thread.start()
    held = []
    for look in range(1, LOOKS + 1):
        time.sleep(max(0, began + seconds * look / LOOKS - time.monotonic()))
        held.append(resident(child.pid))
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    done = [t for status, t in answers if status == 200]
    cuts = statistics.quantiles(done, n=100)
    return {"clients": clients, "answers": len(done), "a second": len(done) / took, "CPU ms": 1000 * (computed(child.pid) - used) / len(done), "median ms": 1000 * cuts[49], "99 % ms": 1000 * cuts[98],
            "429": sum(status == 429 for status, _ in answers), "errors": sum(status not in (200, 429) for status, _ in answers),
            "MB before": before / 1e6, f"MB in {LOOKS} looks": " ".join(f"{bytes / 1e6:.0f}" for bytes in held)}


def predicted(kit, student, files):
    """Pictures a second of predict, and processor milliseconds for one, without its start."""
    times, used = [], []
    for rounds in (1, 3):
        began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([str(word) for word in [*kit.start, "predict", student, *files * rounds]], env=kit.environment, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(time.monotonic() - began)
        used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 2 * len(files) / (times[1] - times[0]), 1000 * (used[1] - used[0]) / (2 * len(files))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("student", type=Path)
    parser.add_argument("pictures", type=Path, help="a folder of JPEG files")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 64])
    parser.add_argument("--seconds", type=float, default=20)
    args = parser.parse_args()
    files = sorted(args.pictures.resolve().rglob("*.jpg"))
    pictures = [file.read_bytes() for file in files]
    kit = Kit(Project())
    rates = [predicted(kit, args.student.resolve(), files)]
    with served(kit, args.student.resolve()) as (child, port):
        load(child, port, pictures, 8, 5)  # the first seconds of a Java program are its slowest
        rows = [load(child, port, pictures, clients, args.seconds) for clients in args.clients]
    rates.append(predicted(kit, args.student.resolve(), files))
    titles = list(rows[0])
    print(table(titles, [[f"{row[title]:.1f}" if isinstance(row[title], float) else str(row[title]) for title in titles] for row in rows]))
    for when, (rate, cost) in zip(("before", "after"), rates):
        print(f"predict on the same {len(files)} files, {when}: {rate:.1f} a second, CPU ms {cost:.1f}")


if __name__ == "__main__":
    try:
        main()
    except Trouble as e:
        sys.exit(f"bench/serve.py: {e}")
