"""`course docs`: how the JDK's javadoc is called, and what is said of how it ended; and the links of Markdown files."""
import re
import subprocess

import pytest
from conftest import ROOT, script

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


def test_links_between_markdown_files_lead_somewhere():
    asked = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    lost = []
    for name in filter(lambda name: (ROOT / name).is_file(), asked.stdout.splitlines()):
        lesson = name.startswith("notebooks/source/") and not name.endswith("README.md")  # it is read where it is built
        folder = (ROOT / (name.replace("notebooks/source", "notebooks", 1) if lesson else name)).parent
        prose = re.sub(r"```.*?```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.S)  # in Java [.](png) is no link
        links = re.findall(r"\]\(([^)#\s:]+)[^):]*\)", prose)
        lost += [f"{name}: {link}" for link in links if not (folder / link).exists()]
    assert lost == []


def test_what_contributing_names_is_there():
    places = [ROOT, ROOT / "src/main/java/tsugiki", ROOT / "src/test/java/tsugiki", ROOT / "src/main/resources", ROOT / "src/test/resources"]
    named = re.findall(r"`((?:\w[\w.-]*/)+[\w.-]+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert len(named) > 50
    made = re.compile("build/|target/|.*(NN|NAME)")
    assert [name for name in named if not made.match(name) and not any((place / (name + end)).exists() for place in places for end in ("", ".java"))] == []
