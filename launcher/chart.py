"""All results of a run as one chart: a dot with its interval each, grouped by lesson.

Each row holds its label, a strip of SVG and its number. Positions in a strip are shares of its width, so letters keep their
size on every screen.
"""
import html
import math
from collections import Counter

from launcher import results as told

HEIGHT = 20  # of a strip, in pixels


def chart(groups, titles):
    """HTML. `groups` are results by lesson, `titles` the lessons' titles by number."""
    drawn = {lesson: [r for r in some if told.number(r.get("accuracy"))] for lesson, some in groups.items()}
    drawn = {lesson: some for lesson, some in drawn.items() if some}
    if not drawn:
        return ""
    scale = Scale.of([r for some in drawn.values() for r in some])
    common = Counter(str(r.get("network", "")) for some in drawn.values() for r in some).most_common(1)[0][0]
    parts = [f'<div class="row axis" aria-hidden="true"><span></span>{scale.labels()}<span>%</span></div>']
    for lesson, some in drawn.items():
        parts.append(f'<h3><a href="#results-{html.escape(lesson)}">{html.escape(titles.get(lesson) or f"Lesson {lesson}")}</a></h3>')
        parts += [_row(r, scale, common) for r in some]
    return "\n".join(['<div class="chart">', *parts, "</div>"])


class Scale:
    """Where a share of pictures stands in a strip, in percent of its width."""

    def __init__(self, low):
        self.low = min(low, 90)

    @staticmethod
    def of(results):
        """From the tens below all that is drawn, up to 100 %."""
        values = [v for r in results for v in (r["accuracy"], r.get("baseline"), *(told.interval(r) or ())) if told.number(v)]
        return Scale(10 * math.floor(10 * min(values) + 1e-9))

    def at(self, share):
        return f"{(100 * share - self.low) / (100 - self.low) * 100:.2f}%"

    def ticks(self):
        step = 10 if self.low >= 50 else 20
        return range(-(-self.low // step) * step, 101, step)

    def grid(self):
        return "".join(f'<line class="grid" x1="{self.at(t / 100)}" x2="{self.at(t / 100)}" y1="0" y2="100%"/>' for t in self.ticks())

    def labels(self):
        texts = "".join(f'<text x="{self.at(t / 100)}" y="14">{t}</text>' for t in self.ticks())
        return f'<svg width="100%" height="{HEIGHT}">{texts}</svg>'


def _row(result, scale, common):
    network = str(result.get("network", ""))
    label = str(result.get("method", "-")) + (f", {network}" if network != common else "")
    accuracy, baseline = result["accuracy"], result.get("baseline")
    ends, middle = told.interval(result), f'y1="{HEIGHT // 2}" y2="{HEIGHT // 2}"'
    marks = [scale.grid()]
    if told.number(baseline):
        marks.append(f'<line class="baseline" x1="{scale.at(baseline)}" x2="{scale.at(baseline)}" y1="4" y2="{HEIGHT - 4}"/>')
    if ends:
        marks.append(f'<line class="range" x1="{scale.at(ends[0])}" x2="{scale.at(ends[1])}" {middle}/>')
    kind = "test" if result.get("scored_on") == "test" else "other"
    marks.append(f'<circle class="{kind}" cx="{scale.at(accuracy)}" cy="{HEIGHT // 2}" r="4.5"/>')
    return (f'<div class="row"><span class="label">{html.escape(label)}</span><svg width="100%" height="{HEIGHT}" role="img" '
            f'aria-label="{told.percent(accuracy)}">{"".join(marks)}</svg><span class="value">{told.percent(accuracy)}</span></div>')
