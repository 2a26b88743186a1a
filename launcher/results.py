"""The results that lessons write, a line of JSON each: as rows for the terminal, and as the page tells them.

What is computed of them, intervals and paired differences, Java has written beside them (course/Result).
"""
import json
from decimal import ROUND_HALF_UP, Decimal

from launcher.paths import lesson_number
from launcher.ui import say

HEAD = ("lesson", "network", "method", "trained on", "accuracy", "on", "baseline", "seconds")


def read(file):
    """The results in a file, in the lessons' order; a line that is none is left out, and said."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            result = json.loads(line)
        except ValueError:
            result = None
        if isinstance(result, dict):
            found.append(result)
        else:
            say(f"  (a result is not JSON and was left out: {line[:80]})")
    return sorted(found, key=lambda result: str(result.get("lesson", "")))


def row(result):
    """A row of the terminal's table."""
    took = result.get("seconds")
    return (lesson(result), *(result.get(name, "-") for name in ("network", "method", "train")), percent(result.get("accuracy")),
            scored(result), percent(result.get("baseline")), f"{took:.1f}" if number(took) else "-")


def lesson(result):
    """The lesson's number."""
    return lesson_number(str(result.get("lesson", "-")))


def scored(result):
    parts = [result.get("pictures"), result.get("scored_on")]
    return " ".join(str(part) for part in parts if part is not None) or "-"


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def hundredths(share):
    """A share, 0..1, in percent with one decimal; halves are rounded away from 0, as the lessons' tables round them."""
    return Decimal(repr(100 * share)).quantize(Decimal("0.1"), ROUND_HALF_UP) + 0


def percent(value):
    return f"{hundredths(value)} %" if number(value) else "-"


def interval(result):
    """Its two ends, 0..1; None where the line has none."""
    return _ends(result.get("interval"))


def interval_text(result):
    ends = interval(result)
    return f"{hundredths(ends[0])} to {hundredths(ends[1])}" if ends else ""


def difference(result):
    """What the line says beside another result on the same pictures: (its method, share, low, high,
    whether these pictures tell the two apart); None where it says nothing."""
    told = result.get("difference")
    if not isinstance(told, dict) or not number(told.get("share")) or not _ends(told.get("interval")):
        return None
    return (str(told.get("to", "")), told["share"], *_ends(told["interval"]), told.get("clear") is True)


def grouped(results):
    """{lesson's number: its results}, in the order of the lessons."""
    groups = {}
    for result in sorted(results, key=lesson):
        groups.setdefault(lesson(result), []).append(result)
    return groups


def _ends(value):
    return tuple(value) if isinstance(value, list) and len(value) == 2 and all(map(number, value)) else None
