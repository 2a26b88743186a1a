"""A clone of this project with a set-up of its own, for the harnesses that kill and double `setup` and `run`."""
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import work

PROJECT = Path(__file__).resolve().parents[2]
TOUCHED = "src/main/java/tsugiki/base/package-info.java"


def made(root, ready):
    """The clone's folder; `ready`: set up."""
    here = root / "clone"
    if not here.is_dir():
        subprocess.run(["git", "clone", "-q", str(PROJECT), str(here)], check=True)
    if ready and end(start(here, "setup"))[0] != 0:
        raise SystemExit("the clone cannot be set up")
    return here


def start(here, *words):
    """./course WORDS, in a group of its own, without this project's own settings."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TSUGIKI_", "TRUST_"))}
    return subprocess.Popen([sys.executable, "course", *words], cwd=here, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, env=environment, start_new_session=True)


def end(child):
    """(exit code, what was said)"""
    said = child.communicate()[0].decode(errors="replace")
    return child.returncode, said


def kills(root, count, seed):
    """Kills set-ups that build the library anew and write the kernel's spec; (where, fault or None) of each."""
    here, dice = made(root, ready=True), random.Random(f"{seed} setup")
    change(here, "measure")
    began = time.monotonic()
    end(start(here, "setup"))
    seconds, should = time.monotonic() - began, left(here)
    while count:
        change(here, count)
        child, wait = start(here, "setup"), dice.uniform(0.1, seconds)
        time.sleep(wait)
        ended = child.poll() is not None
        kill(child)
        if not ended:
            count -= 1
            yield f"{wait:.1f} s after its start", afterwards(here, should)


def change(here, what):
    """Another comment in a source, and no kernel: there is something to do."""
    with open(here / TOUCHED, "a", encoding="utf-8") as file:
        file.write(f"// {what}\n")
    shutil.rmtree(here / ".venv/share/jupyter/kernels/java", ignore_errors=True)


def kill(child):
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    child.wait()
    child.stdout.close()


def left(here):
    """Names only: times, logs and class files differ from build to build."""
    return {name: "" for name in work.names(here) if "/.git/" not in name and "__pycache__" not in name and "/target/classes" not in name}


def afterwards(here, should):
    code, said = end(start(here, "setup"))
    if code != 0:
        return f"the next set-up ends with {code}: {said.strip()[-300:]}"
    code, said = end(start(here, "inspect", "squeezenet1_1", "--depth", "1"))
    return f"inspect ends with {code}: {said.strip()[-300:]}" if code != 0 else work.difference(left(here), should)
