"""The page that `course run` leaves, build/course/index.html: what ran, each lesson in short, all results.

One file that needs no network: style, charts and thumbnails are in it.
"""
import html
import os
import re
import time
from pathlib import Path

from launcher import results as told
from launcher.chart import chart
from launcher.paths import lesson_number
from launcher.ui import seconds

STYLE = Path(__file__).with_name("index.css")

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{headline}</title>
<style>
{style}</style></head><body>
<header><h1>{headline}</h1>
<ul class="facts">{facts}</ul>
{failures}</header>
<main>
<h2>The lessons</h2>
<p class="quiet">Under each title, what you can do after the lesson; below its chart, what this run found. A chart leads to its cell.</p>
<div class="cards">
{cards}</div>
{results}</main>
</body></html>
"""

RESULTS = """<h2 id="results">The results</h2>
<p class="key quiet">
<span><svg width="14" height="14"><circle class="test" cx="7" cy="7" r="4.5"/></svg>accuracy on test pictures</span>
<span><svg width="14" height="14"><circle cx="7" cy="7" r="4.5"/></svg>on others</span>
<span><svg width="28" height="14"><line class="range" x1="0" x2="28" y1="7" y2="7"/></svg>95 % interval</span>
<span><svg width="8" height="14"><line class="baseline" x1="4" x2="4" y1="1" y2="13"/></svg>baseline: always the most frequent class</span></p>
{chart}
<h2>In numbers</h2>
<p class="quiet">In brackets are 95 % intervals. Two methods on the same pictures are compared in pairs, picture by picture: whether the
intervals of their accuracies overlap decides nothing. In bold: these pictures tell
the two apart (McNemar's exact test gives less than 0.05, and the interval leaves out 0).</p>
{tables}"""


def page(options, sources, outcomes, cards, results, took):
    """The whole page. `sources` are the lessons asked for, `cards` the lessons in short by name, `took` seconds."""
    groups = told.grouped(results)
    titles = {lesson_number(name): cards[name].opening.title for name in cards}
    return PAGE.format(
        style=STYLE.read_text(encoding="utf-8"), headline=headline(sources, outcomes),
        facts="".join(f"<li>{html.escape(fact)}</li>" for fact in _facts(options, outcomes, took)),
        failures=_failures(sources, outcomes), cards="".join(_card(o, cards[o["lesson"]], groups) for o in outcomes),
        results=RESULTS.format(chart=chart(groups, titles), tables=_tables(groups, titles)) if results else "")


def headline(sources, outcomes):
    """How it ended, failures first."""
    failed, missing, many = sum(bool(o["error"]) for o in outcomes), len(sources) - len(outcomes), many_lessons(len(sources))
    if failed:
        return f"{failed} of {many} failed" + (f", {missing} did not run" if missing else "")
    if missing:
        return f"{missing} of {many} did not run"
    return "The lesson ran" if len(sources) == 1 else f"All {many} ran"


def many_lessons(number):
    """So many lessons, in words."""
    return "1 lesson" if number == 1 else f"{number} lessons"


def side_by_side(options):
    """What the seconds of a lesson depend on, where there is something to be said."""
    return f", {options.jobs} lessons at once" if options.jobs > 1 else ""


def _facts(options, outcomes, took):
    known = re.match(r"(\w\w+):", options.data or "")  # NAME:FOLDER; one letter is a drive
    data = known.group(1) if known else os.path.basename(options.data or "drawn flowers")
    return [f"Pictures: {data}", f"Profile: {options.profile}", f"{sum(o['cells'] for o in outcomes)} cells",
            seconds(took) + side_by_side(options),
            time.strftime("%Y-%m-%d %H:%M")]


def _failures(sources, outcomes):
    failed = "".join(f"<p><strong>{_link(o['lesson'], o['lesson'])}</strong> failed {html.escape(o['error'])}</p>\n"
                     for o in outcomes if o["error"])
    begun = {o["lesson"] for o in outcomes}
    missing = [s.stem for s in sources if s.stem not in begun]
    if missing:
        failed += f"<p>Not run: {html.escape(', '.join(missing))}</p>\n"
    return f'<section class="failures">\n{failed}</section>\n' if failed else ""


def _link(lesson, text, cell=""):
    where = html.escape(lesson) + ".html" + (f"#cell-id={html.escape(cell)}" if cell else "")
    return f'<a href="{where}">{html.escape(text)}</a>'


def _card(outcome, card, groups):
    lesson = outcome["lesson"]
    number = lesson_number(lesson)
    parts = [f"<h3>{_link(lesson, card.opening.title or lesson)}</h3>"]
    if card.opening.goals:
        goal = card.opening.goals[0].rstrip(";.")
        parts.append(f'<p class="quiet">{inline(goal[:1].upper() + goal[1:])}.</p>')
    if card.chart:
        parts.append(f'<a href="{html.escape(lesson)}.html#cell-id={html.escape(card.chart.cell)}">'
                     f'<img src="{card.chart.uri}" alt="Chart of lesson {html.escape(number)}"></a>')
    if card.finding:
        parts.append(f'<p class="finding">{html.escape(card.finding)}</p>')
    ran = f"{outcome['cells']} cells, {seconds(outcome['seconds'])}"
    some = len(groups.get(number, ()))
    more = f', <a href="#results-{html.escape(number)}">{some} result{"s" * (some != 1)}</a>' if some else ""
    failed = ' <strong class="failed">failed</strong>' if outcome["error"] else ""
    return f'<article class="card">{"".join(parts)}<p class="quiet">{ran}{more}{failed}</p></article>\n'


def inline(text):
    """Markdown of one line as HTML: code, emphasis; of links the text."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", html.escape(text))
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text)


COLUMNS = ("method", "trained on", "accuracy, %", "difference, points", "scored on", "baseline", "seconds")


def _tables(groups, titles):
    head = "".join(f'<th class="{re.match("[a-z]+", name)[0]}">{name}</th>' for name in COLUMNS)
    return "".join(f'<table id="results-{html.escape(lesson)}"><caption>{html.escape(titles.get(lesson) or f"Lesson {lesson}")}</caption>'
                   f"<thead><tr>{head}</tr></thead><tbody>\n{''.join(map(_row, some))}</tbody></table>\n" for lesson, some in groups.items())


def _row(result):
    _, network, method, train, accuracy, scored, baseline, took = (html.escape(str(part)) for part in told.row(result))
    ends = told.interval_text(result)
    cells = [f"{method}<small>{network}</small>", train, accuracy.removesuffix(" %") + (f" ({ends})" if ends else ""),
             _difference(result), scored, baseline, took]
    return f"<tr>{''.join(map(_cell, COLUMNS, cells))}</tr>\n"


def _cell(column, value):
    kind = ' class="method"' if column == "method" else ' class="none"' if value == "-" else ""
    return f'<td{kind} data-label="{column}">{value}</td>'


def _difference(result):
    told_of = told.difference(result)
    if not told_of:
        return "-"
    to, share, low, high, clear = told_of
    kind = ' class="clear"' if clear else ""
    return f"<span{kind}>{_points(share)} ({_points(low)} to {_points(high)})</span><small>against {html.escape(to)}</small>"


def _points(share):
    points = told.hundredths(share)
    return f"{points:+}" if points else "0.0"  # no +0.0
