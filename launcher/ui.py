"""What the person at the terminal sees: one line a step, one sentence an error."""
import shutil
import sys
import time
from contextlib import contextmanager


class Trouble(Exception):
    """Something failed that the user can mend: one sentence that says what is wrong and what to do."""

    code = 1


class WrongCall(Trouble):
    """The command line itself is wrong."""

    code = 2


def say(text=""):
    """A line for the person. Standard output is kept for results, so it goes to standard error."""
    print(text, file=sys.stderr, flush=True)


def seconds(value):
    """12.3 s, or 4 min 05 s."""
    return f"{value:.1f} s" if value < 100 else f"{int(value) // 60} min {int(value) % 60:02d} s"


class Status:
    """The line that tells what a long step is at: rewritten in a terminal, every 20 s elsewhere."""

    def __init__(self, title, every=20.0):
        self.title, self.started, self.every = title, time.monotonic(), every
        self.live, self.shown = sys.stderr.isatty(), time.monotonic()

    def show(self, text):
        now = time.monotonic()
        if now - self.shown < (0.2 if self.live else self.every):
            return
        self.shown = now
        line = f"  {self.title}: {text}, {seconds(now - self.started)}"
        if self.live:
            line = line[:shutil.get_terminal_size().columns - 1]
        print(("\r\x1b[K" if self.live else "") + line, end="" if self.live else "\n", file=sys.stderr, flush=True)

    def clear(self):
        if self.live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def step(title, doing):
    """Says what begins, gives a Status, and says how long it took."""
    say(f"  {title}: {doing} ...")
    status = Status(title)
    try:
        yield status
    finally:
        status.clear()
    say(f"  {title}: done in {seconds(time.monotonic() - status.started)}")


def table(head, rows):
    """A plain table; columns of numbers are set to the right."""
    cells = [[str(c) for c in row] for row in [head, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    right = [bool(rows) and all(_numeric(row[i]) for row in cells[1:]) for i in range(len(head))]
    lines = ["  ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right)).rstrip()
             for row in cells]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]])


def _numeric(text):
    return text == "-" or text.replace(".", "", 1).replace(",", "").replace("%", "").strip().isdigit()
