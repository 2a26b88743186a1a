"""What the page of `course run` shows of one lesson, from its executed notebook: title, goal, key chart, finding.

Which chart and which finding, a lesson says by a cell's tag; notebooks/source/README.md tells how.
"""
import base64
import json
import re
from dataclasses import dataclass

CHART, FINDING = "key-chart", "finding"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
LONGEST = 300  # letters of a finding


@dataclass(frozen=True)
class Opening:
    """How a lesson begins; what is not there is empty."""

    title: str = ""
    goals: tuple = ()
    time: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture that a cell showed."""

    kind: str  # image/png or image/jpeg
    data: bytes
    cell: str  # the cell's id

    @property
    def uri(self):
        return f"data:{self.kind};base64,{base64.b64encode(self.data).decode()}"


@dataclass(frozen=True)
class Card:
    """A lesson in short: what its notebook does not have is empty or None."""

    opening: Opening = Opening()
    chart: Chart = None
    finding: str = ""


def opening(text):
    """The opening of a lesson, from its Markdown."""
    title = re.search(r"^# (.+)$", text, re.MULTILINE)
    goal = re.search(r"^\*\*Goal\.\*\*(.*?)(?=^\*\*|^#|\Z)", text, re.MULTILINE | re.DOTALL)
    time = re.search(r"^\*\*Time\.\*\* (.+?)\.?$", text, re.MULTILINE)
    told = goal.group(1) if goal else ""
    goals = re.findall(r"^\d+\. (.+)$", told, re.MULTILINE) or [" ".join(told.split())]
    return Opening(title.group(1).strip() if title else "", tuple(filter(None, goals)), time.group(1) if time else "")


def card(file):
    """The card of an executed notebook; an empty one where there is none."""
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError):
        return Card()
    written = "\n\n".join(_text(c["source"]) for c in cells if c["cell_type"] == "markdown")
    return Card(opening(written), _chart(cells), _finding(cells))


def _chart(cells):
    """What the tagged cell shows last; without a tag the last chart, without a chart the last picture."""
    shown = [(c, Chart(kind, base64.b64decode(_text(o["data"][kind])), c.get("id", ""))) for c in cells
             for o in c.get("outputs", []) for kind in ("image/png", "image/jpeg") if kind in o.get("data", {})]
    tagged = [chart for cell, chart in shown if _has(cell, CHART)]
    charts = [chart for _, chart in shown if chart.kind == "image/png"]
    return (tagged or charts or [chart for _, chart in shown] or [None])[-1]


def _finding(cells):
    """The first line of text that the tagged cell gives."""
    for cell in cells:
        for output in cell.get("outputs", []) if _has(cell, FINDING) else []:
            for line in ANSI.sub("", _said(output)).splitlines():
                if line.strip():
                    line = " ".join(line.split())
                    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " ..."
    return ""


def _said(output):
    """A text, no bar, table or picture, which have a text of their own beside them."""
    data = output.get("data", {})
    if output.get("output_type") == "stream":
        return _text(output.get("text", "")) if output.get("name") == "stdout" else ""
    return _text(data["text/plain"]) if list(data) == ["text/plain"] else ""


def _has(cell, tag):
    return tag in cell.get("metadata", {}).get("tags", [])


def _text(lines):
    """A notebook keeps a text whole or as a list of its lines."""
    return lines if isinstance(lines, str) else "".join(lines)
