"""Set-up as a whole, with a pretended pip: interrupted, broken, done, and without network."""
import json
import os

import pytest
from conftest import calls, script

from launcher import kernel, locked, python_side, samples, setup, weights
from launcher.paths import write
from launcher.ui import Trouble

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pretended tools are shell scripts")


class Pip:
    """Stands in for run_logged: makes a .venv, or fails as told."""

    def __init__(self, project):
        self.project, self.commands, self.fails_with = project, [], None

    def __call__(self, argv, log, on_line=None, **options):
        self.commands.append([str(a) for a in argv][1:4])
        if self.fails_with is not None and "install" in argv:
            write(log, self.fails_with)
            return 1
        if "venv" in argv:
            answer = json.dumps({"prefix": str(self.project.venv), "packages": "p", "wrong": []})
            script(python_side.venv_python(self.project.venv), f"#!/bin/sh\necho '{answer}'\n")
        write(kernel.folder(self.project.venv) / "jjava.jar", "jar")
        return 0


@pytest.fixture
def pip(project, monkeypatch):
    pip = Pip(project)
    monkeypatch.setattr(python_side, "run_logged", pip)
    monkeypatch.setattr(weights, "missing", lambda project, *a: [])
    monkeypatch.setattr(samples, "missing", lambda project, *a: [])
    return pip


def test_a_second_time_starts_neither_pip_nor_maven(project, pip):
    setup.all_steps(project)
    done = len(pip.commands)
    pip.fails_with = "no network, so every call would fail"
    setup.all_steps(project)
    assert done == 3 and len(pip.commands) == done and calls(project) == 1


def test_an_interrupted_venv_is_made_again(project, pip):
    pip.fails_with = "ERROR: killed"
    with pytest.raises(Trouble):
        setup.all_steps(project)
    write(project.venv / "half", "?")
    pip.fails_with = None
    setup.all_steps(project)
    assert not (project.venv / "half").exists() and python_side.is_ready(project)


def test_a_venv_whose_python_is_gone_is_made_again(project, pip):
    setup.all_steps(project)
    python_side.venv_python(project.venv).unlink()
    setup.all_steps(project)
    assert python_side.is_ready(project)


def test_a_venv_of_the_users_own_is_kept(project, pip):
    script(python_side.venv_python(project.venv), "#!/bin/sh\necho '{\"wrong\": []}'\n")
    write(project.venv / "mine", "!")
    setup.all_steps(project)
    assert (project.root / ".venv.kept/mine").exists() and python_side.is_ready(project)


def test_new_pins_make_a_new_venv(project, pip):
    setup.all_steps(project)
    old = json.dumps({"prefix": "p", "packages": "p", "wrong": ["jjava==1.0a8"]})
    script(python_side.venv_python(project.venv), f"#!/bin/sh\necho '{old}'\n")
    setup.all_steps(project)
    assert len(pip.commands) == 6 and python_side.is_ready(project)


def test_a_new_lock_makes_a_new_venv(project, pip, monkeypatch):
    setup.all_steps(project)
    monkeypatch.setattr(locked, "digest", lambda: "other")
    setup.all_steps(project)
    assert len(pip.commands) == 6 and python_side.is_ready(project)


@pytest.mark.parametrize("said, sentence", [
    ("WARNING: NewConnectionError: failed", "pip cannot reach its package index; check the network"),
    ("OSError: [Errno 28] No space left on device", "The disk is full"),
    ("error: externally-managed-environment", "belongs to the system"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    six==1.17.0 from x:\n",
     "^six==1.17.0 as pip fetched it is not the file the course knows"),
    ("ERROR: No matching distribution found for x==1", r"pip failed \(No matching distribution found for x==1\)"),
])
def test_a_failed_pip_in_one_sentence(project, pip, said, sentence):
    pip.fails_with = said
    with pytest.raises(Trouble, match=sentence):
        setup.all_steps(project)


def test_a_full_disk_is_said_before_any_work(project, pip, monkeypatch):
    monkeypatch.setattr(setup.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 5e8}))
    with pytest.raises(Trouble, match="0.5 GB free and set-up needs 2 GB"):
        setup.all_steps(project)
    assert pip.commands == []


def test_here_is_remembered(project):
    setup_words = ["--here", "--cuda", "--ipc"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup, "all_steps", lambda project: None)
        setup.command(project, setup_words)
        assert project.choices()["cuda"] and project.choices()["ipc"]
        assert python_side.executable(project) == python_side.Path(setup.sys.executable)
        setup.command(project, [])
    assert project.choices() == {"here": None, "cuda": False, "ipc": False, "spark": False}
