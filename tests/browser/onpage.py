"""The page, served or alone, with the words of a person: drop, paste, look, save; and what `predict` says of the same files."""
import base64
import csv
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]

from test_browser import playwright  # noqa: E402

from launcher import java_side  # noqa: E402
from launcher.paths import Project  # noqa: E402

PROJECT = Project(ROOT)
COLOURS = {"moss": (60, 120, 60), "brick": (170, 70, 50), "slate": (90, 100, 120)}
MARKUP = '=<img src=x onerror="document.title=`run`">&amp;.png'
FILES = """(data, files) => { for (const [name, bytes] of files) data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name));
    return data; }"""
DROP = f"""files => {{ const dataTransfer = ({FILES})(new DataTransfer(), files);
    for (const kind of ['dragover', 'drop']) document.dispatchEvent(new DragEvent(kind, {{dataTransfer, bubbles: true, cancelable: true}})); }}"""
PASTE = f"""files => document.dispatchEvent(new ClipboardEvent('paste', {{clipboardData: ({FILES})(new DataTransfer(), files), bubbles: true}}))"""
LONGEST = 120_000


def course(*words):
    """The Java side with these words: its command line, and how it is started."""
    java = java_side.command_line(PROJECT, java_side.find_jdk(PROJECT.environ))
    return [*java, *map(str, words)], {"env": PROJECT.child_environment(), "cwd": ROOT, "encoding": "utf-8", "stdout": subprocess.PIPE}


def look(page, name):
    (ROOT / "build" / "browser").mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(ROOT / "build" / "browser" / f"serve-{name}.png"), full_page=True)


def told(page, text):
    playwright.expect(page.locator("#told")).to_contain_text(text, timeout=LONGEST)


def encoded(files):
    return [[name, base64.b64encode(content).decode()] for name, content in files]


def predicted(student, files):
    argv, how = course("predict", student, *files, "--format", "json")
    return json.loads(subprocess.run(argv, check=True, **how).stdout.splitlines()[-1])


def saved(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    with open(download.value.path(), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
