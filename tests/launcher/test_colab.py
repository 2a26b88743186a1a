"""The cells of Colab's set-up notebook, with a pretended apt-get and a course that only tells how it was called."""
import json
import os
import shutil
import subprocess

import pytest
from conftest import ROOT, script

from launcher.paths import write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pretended tools are shell scripts")
COURSE = 'import os, sys; print("called with", sys.argv[1:]); sys.exit("PYTHONPATH" in os.environ)\n'


@pytest.fixture
def cells(tmp_path, monkeypatch):
    """Runs all code cells in an empty folder with an address."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", "")
    monkeypatch.setenv("PATH", f"{tmp_path / 'tools'}{os.pathsep}{os.environ['PATH']}")
    script(tmp_path / "tools/apt-get", '#!/bin/sh\necho "$@" >> apt.calls\n')
    notebook = json.loads((ROOT / "colab/set-up.ipynb").read_text(encoding="utf-8"))
    codes = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]

    def run(address):
        assert codes[0].count('ADDRESS = ""') == 1
        names = {}
        for code in [codes[0].replace('ADDRESS = ""', f"ADDRESS = {address!r}"), *codes[1:]]:
            exec(code, names)

    return run


def zipped(tmp_path, name):
    write(tmp_path / "made" / name, COURSE)
    shutil.make_archive("up", "zip", tmp_path / "made")


def test_without_an_address_it_says_what_to_do(cells):
    with pytest.raises(SystemExit, match="ADDRESS is empty: write the course's git address or the name of its uploaded"):
        cells("")


def test_from_a_git_address(cells, tmp_path, capfd):
    write(tmp_path / "origin/course", COURSE)
    git = ["git", "-C", tmp_path / "origin", "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "a"]):
        subprocess.run([*git, *words], check=True)
    cells((tmp_path / "origin").as_uri())
    assert "called with ['setup', '--ipc']" in capfd.readouterr().out
    asked = (tmp_path / "apt.calls").read_text()
    assert "openjdk-17-jdk-headless maven" in asked and "-venv" in asked


def test_from_a_zip_with_one_folder_and_again(cells, tmp_path, capfd):
    zipped(tmp_path, "tsugiki-main/course")
    cells("up.zip")
    assert "called with ['setup', '--ipc']" in capfd.readouterr().out
    cells("")
    assert "is here already" in capfd.readouterr().out


@pytest.mark.parametrize("name, address, sentence", [
    ("README.md", "up.zip", "up.zip holds no file `course`: take a zip of the whole repository"),
    ("README.md", "down.zip", "down.zip is not here: upload it"),
    ("README.md", "file:///not/there", "git clone --depth failed; the reason stands above"),
])
def test_what_is_wrong_with_an_address(cells, tmp_path, name, address, sentence):
    zipped(tmp_path, name)
    with pytest.raises(SystemExit, match=sentence):
        cells(address)
