"""One process at a time; what a killed one held is free."""
import os
import subprocess
import sys

import pytest
from conftest import ROOT

from launcher import java_side, run, setup
from launcher.alone import alone, share
from launcher.paths import write
from launcher.ui import Trouble

HOLDER = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from launcher.alone import alone, share
{do}
"""


def holding(file, do="with alone(Path(sys.argv[2])): print('held', flush=True); sys.stdin.read()"):
    """Another process that holds the lock until its input ends."""
    child = subprocess.Popen([sys.executable, "-c", HOLDER.format(do=do), str(ROOT), str(file)],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_is_refused_in_one_sentence_and_a_killed_ones_lock_is_free(tmp_path):
    other = holding(tmp_path / "a.lock")
    with pytest.raises(Trouble, match="^Busy.$"), alone(tmp_path / "a.lock", refusing="Busy."):
        pass
    other.kill()
    other.wait()
    with alone(tmp_path / "a.lock", refusing="Busy."):
        assert (tmp_path / "a.lock").exists()
    assert os.name == "nt" or not (tmp_path / "a.lock").exists()


def test_a_second_waits_with_a_word(tmp_path, capsys, monkeypatch):
    other = holding(tmp_path / "a.lock")
    monkeypatch.setattr("launcher.alone.time.sleep", lambda _: (other.stdin.close(), other.wait()))
    with alone(tmp_path / "a.lock", waiting="Waiting."):
        pass
    assert capsys.readouterr().err == "Waiting.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows guards files in use itself")
def test_shared_with_others_through_an_exec_and_not_with_one_who_wants_it_alone(tmp_path):
    become = "share(Path(sys.argv[2])); import os; os.execv('/bin/sh', ['sh', '-c', 'echo held; cat'])"
    other = holding(tmp_path / "a.lock", become)
    share(tmp_path / "a.lock")
    with pytest.raises(Trouble), alone(tmp_path / "a.lock", refusing="Busy."):
        pass
    other.communicate("")


def test_a_second_run_leaves_the_firsts_output_alone(project):
    (project.build / "course").mkdir(parents=True)
    write(project.sources / "00-a.md", "")
    with run.one_at_a_time(project, "run"):
        with pytest.raises(Trouble, match="^Another ./course run is at work in this folder; wait for its end"):
            run.command(project, [])
    assert (project.build / "course").is_dir()


def test_libraries_in_use_are_not_taken_away(project):
    java_side.build(project, java_side.find_jdk(project.environ))
    (project.root / "pom.xml").write_text("<other/>")
    with alone(java_side._in_use(project)), pytest.raises(Trouble, match="lessons, JupyterLab or another ./course use them"):
        java_side.build(project, java_side.find_jdk(project.environ))
    assert (project.lib / "some-1.0.jar").exists() and not java_side.is_built(project)


def test_a_jar_that_is_open_stays_as_it_was(project):
    jdk = java_side.find_jdk(project.environ)
    java_side.build(project, jdk)
    with open(project.jar) as opened:
        (project.root / "src/main/java/A.java").write_text("other")
        java_side.build(project, jdk)
        assert os.name == "nt" or os.fstat(opened.fileno()).st_ino != project.jar.stat().st_ino


def test_what_killed_set_ups_left_is_swept(project):
    from launcher import python_side
    (project.setup / "trash3/lib").mkdir(parents=True)
    (project.setup / "choices.json.part").write_text("{")
    with setup.building(project):
        python_side.sweep(project)
    assert list(project.setup.iterdir()) == []
