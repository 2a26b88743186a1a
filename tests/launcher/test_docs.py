"""`course docs`: how the JDK's javadoc is called, and what is said of how it ended."""
import pytest
from conftest import script

from launcher import docs
from launcher.ui import Trouble, WrongCall


@pytest.fixture
def built(project, monkeypatch):
    monkeypatch.setattr(docs.setup, "for_java", lambda project: None)
    return project


def javadoc(tmp_path, code):
    script(tmp_path / "tools/bin/javadoc", f'#!/bin/sh\nprintf "%s\\n" "$@" > javadoc.words\nexit {code}\n')


def test_a_warning_is_an_error_and_the_overview_is_in_it(built, tmp_path, capsys):
    javadoc(tmp_path, 0)
    assert docs.command(built, []) == 0
    words = (built.root / "javadoc.words").read_text().splitlines()
    assert "-Werror" in words and words[words.index("-overview") + 1].endswith("src/main/javadoc/overview.html")
    assert capsys.readouterr().err.strip().endswith("docs/index.html")


def test_who_reads_is_told_where_it_fails(built, tmp_path):
    javadoc(tmp_path, 1)
    with pytest.raises(Trouble, match="what javadoc printed"):
        docs.command(built, [])


def test_it_takes_no_words(built):
    with pytest.raises(WrongCall, match="--open"):
        docs.command(built, ["--open"])
