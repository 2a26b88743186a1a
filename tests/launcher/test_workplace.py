"""Where a notebook is graded."""
import os

import pytest

from launcher import exercises, workplace
from launcher.paths import write

VERDICT = '{"exercise": "04.1", "state": "right", "says": "two\\nlines", "hint": "", "more": 1}'


def test_a_notebook_finds_its_neighbours_and_changes_copies_only(tmp_path):
    for name in ("mine.ipynb", "pictures/a.txt", ".git/config", ".hidden"):
        write(tmp_path / "learner" / name, "as it was")
    with workplace.copied(tmp_path / "learner/mine.ipynb", tmp_path / "work") as folder:
        assert sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()) == ["mine.ipynb", "pictures/a.txt"]
        (folder / "pictures/a.txt").write_text("spoiled")
    assert (tmp_path / "learner/pictures/a.txt").read_text() == "as it was" and not folder.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_neither_a_pipe_nor_a_link_to_nowhere_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    write(tmp_path / "a.ipynb", "")
    assert [str(p) for p in workplace.neighbours(tmp_path)] == ["a.ipynb"]


def test_a_large_folder_is_not_copied(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(workplace, "MOST_BYTES", 10)
    write(tmp_path / "in/a.ipynb", "{}")
    write(tmp_path / "in/large", "x" * 11)
    with workplace.copied(tmp_path / "in/a.ipynb", tmp_path / "work") as folder:
        assert os.listdir(folder) == ["a.ipynb"]
    assert "it is graded without it" in capsys.readouterr().err


def test_what_ended_calls_left_is_removed_and_the_work_of_others_stays(project):
    base = project.build / "grade"
    (base / "1/logs").mkdir(parents=True)
    (base / "2/logs").mkdir(parents=True)
    with workplace.alone(base / "2.lock"), workplace.graded(project) as out:
        assert out == base / str(os.getpid()) and not (base / "1").exists() and (base / "2").exists()


def test_a_line_that_is_no_verdict_is_passed_over(tmp_path):
    (tmp_path / "said").write_bytes(b"\xff\n7\n" + VERDICT.encode() + b'\n{"exercise": "04.2"}\n' + VERDICT[:20].encode())
    assert exercises.verdicts(tmp_path / "said") == [{"exercise": "04.1", "state": "right", "says": "two lines", "hint": ""}]
