"""What a person is told who asks, or mistypes; nothing of it needs a set-up."""
import importlib

import pytest
from conftest import ROOT
from test_calls import course

from launcher import commands, grade, lab, main, notebooks, setup, version
from launcher.commands import JAVA, LAUNCHER
from launcher.paths import Project, write
from launcher.ui import WrongCall


@pytest.fixture
def bare(monkeypatch):
    """This project; who sets it up fails."""
    for name in ("all_steps", "for_java"):
        monkeypatch.setattr(setup, name, lambda *_, **__: pytest.fail("a set-up was begun"))
    return Project(ROOT)


@pytest.mark.parametrize("word", LAUNCHER)
@pytest.mark.parametrize("ask", [["-h"], ["--help"], ["more", "--help"]])
def test_every_word_tells_its_options_and_an_example(bare, capsys, word, ask):
    assert main.main([word, *ask], bare) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: ./course {word}") and f"Example:\n  ./course {word}" in said
    options = importlib.import_module("launcher." + LAUNCHER[word]).options(bare).options()
    assert all(name in said for name in options) and "--help" in options
    assert len(options) == 1 or "(default: " in " ".join(said.split())


def test_help_of_a_word_is_that_of_the_word(bare, capsys):
    assert main.main(["help", "run"], bare) == 0
    assert capsys.readouterr().out.startswith("usage: ./course run")


@pytest.mark.parametrize("words, sentence", [
    (["rn"], "course: There is no word 'rn' (did you mean run?); ./course --help lists the words."),
    (["trian", "--data", "x"], "course: There is no word 'trian' (did you mean train?); ./course --help lists the words."),
    (["xyzzy"], "course: There is no word 'xyzzy'; ./course --help lists the words."),
    (["--data", "x"], "course: There is no word '--data'; ./course --help lists the words."),
    (["run", "--profle", "smoke"], "course: course run: unrecognized arguments: --profle (did you mean --profile?); "
                                   "./course run --help shows its options."),
])
def test_what_was_mistyped_is_guessed_and_begins_nothing(bare, capsys, words, sentence):
    assert main.main(words, bare) == 2
    assert capsys.readouterr() == ("", sentence + "\n")


def test_the_summary_names_every_word_of_java_and_the_launcher():
    assert [word for word in (*LAUNCHER, *JAVA) if f"./course {word}" not in commands.HELP and f", {word}" not in commands.HELP] == []


def test_the_version_of_a_bare_project_says_that_it_is_not_set_up(project):
    (project.root / "pom.xml").write_text("<project><version>1.2</version><djl.version>0.3</djl.version></project>")
    assert version.lines(project)[:5] == ["Tsugiki 1.2 (not set up)", "DJL 0.3 (not set up)", "libtorch unknown (not set up)",
                                          "kernel jjava 1.0a8 (not set up)", "Java 17.0.1"]


@pytest.mark.parametrize("words, opened", [
    ([], True), (["--no-browser", "--port", "8889"], True), (["04-replace-the-head.ipynb"], False),
    (["--ServerApp.root_dir=elsewhere"], False), (["--LabApp.default_url=/lab"], False)])
def test_jupyterlab_opens_the_first_lesson_if_nothing_else_was_chosen(project, words, opened):
    assert ("--LabApp.default_url=/lab/tree/00-start-here.ipynb" in lab.argv(project, words)) == opened
    assert (ROOT / "notebooks" / lab.FIRST).is_file()


def test_as_a_user_calls_it():
    done = course("--version")
    assert done.returncode == 0 and done.stdout.startswith("Tsugiki ") and "libtorch 2." in done.stdout
    assert course("rn").returncode == 2


def test_the_list_of_lessons_is_that_of_the_sources_and_names_them_all():
    listed = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    assert listed == notebooks.contents(Project(ROOT))
    assert [f.name for f in (ROOT / "notebooks").glob("*.ipynb") if f"({f.name})" not in listed] == []


def test_a_folder_stands_for_its_notebooks(tmp_path):
    for name in ("b.ipynb", "a.ipynb", ".ipynb_checkpoints/a.ipynb", "notes.txt"):
        write(tmp_path / "handed-in" / name, "{}")
    assert [f.name for f in grade._files(str(tmp_path / "handed-in"))] == ["a.ipynb", "b.ipynb"]
    (tmp_path / "none").mkdir()
    with pytest.raises(WrongCall, match="holds no notebook"):
        grade._files(str(tmp_path / "none"))


def test_several_notebooks_end_in_one_table(capsys):
    right = {"exercise": "04.1", "state": "right", "says": "Right.", "hint": ""}
    grade._text([{"lesson": "/x/a.ipynb", "exercises": [right], "error": ""}, {"lesson": "/x/b.ipynb", "exercises": [], "error": "is no notebook"}])
    assert capsys.readouterr().out.endswith("""\
notebook  right  of  what went wrong
--------  -----  --  ---------------
a.ipynb       1   1  -
b.ipynb       0   0  is no notebook

All notebooks: 1 of 1
""")
