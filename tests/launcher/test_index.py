"""The page that `course run` leaves: what it says, in which order, that texts are texts, that nothing is loaded."""
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from launcher import cards, index, results
from launcher.chart import chart
from launcher.paths import write
from launcher.ui import table

RESULT = {"lesson": "05-extract-features", "network": "efficientnet_lite0", "method": "softmax", "train": 160,
          "scored_on": "test", "pictures": 80, "accuracy": 0.875, "baseline": 0.1, "seconds": 3.21, "interval": [0.785, 0.931]}
SVM = {**RESULT, "method": "svm", "accuracy": 0.95,
       "difference": {"to": "softmax", "share": 0.075, "interval": [0.011, 0.149], "clear": True}}


def outcome(lesson, error=""):
    return {"lesson": lesson, "cells": 9, "seconds": 1.0, "error": error}


def page(outcomes, found=(), sources=None, card=cards.Card(), data=None):
    asked = [Path(f"{name}.md") for name in sources or [o["lesson"] for o in outcomes]]
    options = SimpleNamespace(data=data, profile="quick", jobs=1)
    return index.page(options, asked, outcomes, {o["lesson"]: card for o in outcomes}, list(found), 812.0)


def test_a_row_of_results(tmp_path):
    write(tmp_path / "r.jsonl", json.dumps(RESULT) + "\nnot json\n[1]\n" + json.dumps({"lesson": "06-x"}) + "\n")
    rows = [results.row(r) for r in results.read(tmp_path / "r.jsonl")]
    assert rows[0] == ("05", "efficientnet_lite0", "softmax", 160, "87.5 %", "80 test", "10.0 %", "3.2")
    assert rows[1:] == [("06", "-", "-", "-", "-", "-", "-", "-")]
    assert table(results.HEAD, rows).splitlines()[0].startswith("lesson  network")


@pytest.mark.parametrize("sources, errors, headline", [
    (["00-a"], [""], "The lesson ran"),
    (["00-a", "01-b"], ["", ""], "All 2 lessons ran"),
    (["00-a", "01-b"], ["", "in cell 1"], "1 of 2 lessons failed"),
    (["00-a", "01-b", "02-c"], ["in cell 1"], "1 of 3 lessons failed, 2 did not run"),
    (["00-a", "01-b"], [""], "1 of 2 lessons did not run"),
])
def test_the_headline_says_failures_first(sources, errors, headline):
    outcomes = [outcome(name, error) for name, error in zip(sources, errors)]
    text = page(outcomes, sources=sources)
    assert f"<title>{headline}</title>" in text and f"<h1>{headline}</h1>" in text
    assert ('<section class="failures">' in text) == (headline[0] in "12")
    for name in sources[len(outcomes):]:
        assert name in text[text.index("Not run: "):text.index("<main>")]


@pytest.mark.parametrize("data, said", [
    (None, "drawn flowers"), ("{folder}/my-pictures", "my-pictures"), ("grocery:{folder}", "grocery")])
def test_what_ran_and_no_folder_of_this_machine(tmp_path, data, said):
    text = page([outcome("00-a"), outcome("01-b")], data=data and data.format(folder=tmp_path))
    facts = re.findall("<li>(.*?)</li>", text)
    assert facts[:4] == [f"Pictures: {said}", "Profile: quick", "18 cells", "13 min 32 s"]
    assert str(tmp_path) not in text


def test_a_lesson_in_short():
    card = cards.Card(cards.Opening("05 <Extract>", ("say `why`, *once*;", "x"), "9"), cards.Chart("image/png", b"abc", "c-1"), "A < B & C")
    text = page([outcome("05-a")], [RESULT], card=card)
    assert '<h3><a href="05-a.html">05 &lt;Extract&gt;</a></h3>' in text
    assert "Say <code>why</code>, <em>once</em>." in text
    assert '<a href="05-a.html#cell-id=c-1"><img src="data:image/png;base64,YWJj"' in text
    assert "A &lt; B &amp; C" in text and '<a href="#results-05">1 result</a>' in text
    empty = page([outcome("05-a")])
    assert '<h3><a href="05-a.html">05-a</a></h3>' in empty and "<img" not in empty and 'class="finding"' not in empty
    assert "The results" not in empty


def test_results_stand_under_their_lesson_with_intervals_and_differences():
    text = page([outcome("04-a"), outcome("05-b")], [SVM, {**RESULT, "lesson": "04"}, RESULT])
    four, five = (text.index(f'<table id="results-{n}">') for n in ("04", "05"))
    assert four < five and text.count("<tbody>") == 2
    assert "87.5 (78.5 to 93.1)" in text[four:five] and "against" not in text[four:five]
    assert '<span class="clear">+7.5 (+1.1 to +14.9)</span><small>against softmax</small>' in text[five:]


def test_a_lesson_between_two_others_has_results_of_its_own():
    text = page([outcome("01-a"), outcome("01b-c"), outcome("02-d")], [{**RESULT, "lesson": n} for n in ("02", "01b", "01-a")])
    assert re.findall(r'<table id="results-(\w+)">', text) == ["01", "01b", "02"]
    assert all(f'<a href="#results-{n}">1 result</a>' in text for n in ("01", "01b", "02"))


def test_no_difference_has_no_sign():
    same = {**SVM, "difference": {"to": "softmax", "share": -0.0001, "interval": [-0.05, 0.05], "clear": False}}
    assert "<span>0.0 (-5.0 to +5.0)</span>" in page([outcome("05-b")], [RESULT, same])


@pytest.mark.parametrize("difference", [None, {}, {"to": "a", "share": 0.1}, {"to": "a", "share": "x", "interval": [0, 1]}, "5"])
def test_no_difference_is_invented(difference):
    assert results.difference({**RESULT, "difference": difference}) is None
    unclear = {"to": "a", "share": 0.1, "interval": [-0.1, 0.3]}
    assert results.difference({**RESULT, "difference": unclear}) == ("a", 0.1, -0.1, 0.3, False)


def test_the_chart_shows_each_accuracy_where_it_stands():
    some = {"05": [RESULT, {**SVM, "network": "resnet50", "scored_on": "validation", "interval": None}, {"lesson": "05"}]}
    text = chart(some, {"05": "05 <A>"})
    assert text.count("<circle") == 2 and text.count('class="range"') == 1 and "05 &lt;A&gt;" in text
    assert '<circle class="test" cx="86.11%"' in text  # 87.5 on a scale that begins at the baseline's 10
    assert '<span class="label">softmax</span>' in text and '<span class="label">svm, resnet50</span>' in text
    assert chart({"05": [{"lesson": "05"}]}, {}) == ""


@pytest.mark.parametrize("accuracies, low, ticks", [
    ([0.31, 0.9], 30, [40, 60, 80, 100]), ([0.5, 1.0], 50, [50, 60, 70, 80, 90, 100]), ([1.0], 90, [90, 100]), ([0.0], 0, [0, 20, 40, 60, 80, 100])])
def test_the_scale_begins_below_all_that_is_drawn(accuracies, low, ticks):
    from launcher.chart import Scale
    scale = Scale.of([{"accuracy": a} for a in accuracies])
    assert (scale.low, list(scale.ticks())) == (low, ticks)
    assert scale.at(low / 100) == "0.00%" and scale.at(1) == "100.00%"


def test_every_text_is_only_text():
    bad = "<script>x</script>\"'&"
    result = {**SVM, "lesson": bad, "network": bad, "method": bad, "scored_on": bad, "train": bad, "difference": {**SVM["difference"], "to": bad}}
    card = cards.Card(cards.Opening(bad, (bad,), bad), cards.Chart("image/png", b"", bad), bad)
    text = page([outcome("05-a", bad)], [result], card=card, data=bad)
    assert "<script" not in text and "x</script" not in text and f'"{bad}' not in text
    style = text.index("</style>")
    assert text[style:].count("<b") == text[style:].count("<body")  # and no tag of the texts' own


def test_the_page_loads_nothing():
    text = page([outcome("05-a")], [RESULT, SVM], card=cards.Card(chart=cards.Chart("image/png", b"abc", "c")))
    assert not re.search(r"https?:|//\w|<script|<link|@import|url\(", text)
    assert "default-src 'none'" in text and "width=device-width" in text
    assert "@media print" in text and "prefers-color-scheme: dark" in text
