"""Two lessons side by side: both are at work at the same time, and an interrupt ends both with their kernels."""
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "lessons")]

from launcher import lessons  # noqa: E402
from test_killed import PROJECT, RUNNER, ended, kernel_of, start  # noqa: E402

WAITS = """```java
Files.writeString(Path.of("{mine}"), "" + ProcessHandle.current().pid());
for (int i = 0; i < 1200 && !Files.exists(Path.of("{other}")); i++) {{ Thread.sleep(100); }}
System.getenv("TSUGIKI_LESSON") + " met the other: " + Files.exists(Path.of("{other}"))
```
"""
HEAD = "---\njupyter:\n  kernelspec:\n    name: java\n    language: java\n    display_name: Java\n---\n\n"


def job(folder, text, at_once):
    """A job of two lessons, `text` with the names of files for {mine} and {other}."""
    sources = []
    for name, other in (("01-one", "02-two"), ("02-two", "01-one")):
        sources.append(folder / f"{name}.md")
        sources[-1].write_text(HEAD + text.format(mine=folder / f"{name}.pid", other=folder / f"{other}.pid"))
    file = folder / "job.json"
    file.write_text(json.dumps({"mode": "run", "root": str(ROOT), "sources": list(map(str, sources)), "out": str(folder / "out"),
                                "report": str(folder / "report.json"), "timeout": 240, "at_once": at_once}))
    return file


def test_they_meet(tmp_path, monkeypatch):
    for name, value in PROJECT.child_environment().items():
        monkeypatch.setenv(name, value)
    assert lessons.main(job(tmp_path, WAITS, 2)) == 0
    report = json.loads((tmp_path / "report.json").read_text())
    assert [o["lesson"] for o in report] == ["01-one", "02-two"]
    for name in ("01-one", "02-two"):
        assert f"{name} met the other: true" in (tmp_path / "out" / f"{name}.ipynb").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_interrupt_ends_both(tmp_path):
    text = '```java\nFiles.writeString(Path.of("{mine}"), "" + ProcessHandle.current().pid()); Thread.sleep(600_000);\n```\n'
    child = start(RUNNER, str(job(tmp_path, text, 2)))
    kernels = [kernel_of(child, tmp_path / f"{name}.pid") for name in ("01-one", "02-two")]
    time.sleep(1)
    os.kill(child.pid, signal.SIGINT)
    assert child.wait(60) == 130
    assert all(map(ended, kernels))
