"""The command line as a user calls it: exit codes and one sentence, never a traceback."""
import subprocess
import sys

import pytest
from conftest import ROOT


def course(*words):
    return subprocess.run([sys.executable, str(ROOT / "course"), *words], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("words, sentence", [
    (["run", "--profile", "tiny"], "--profile tiny: choose smoke, quick, full"),
    (["run", "--speed", "9"], "--speed"),
    (["run", "--device", "tpu"], "--device"),
    (["setup", "--there"], "unrecognized arguments: --there"),
    (["test", "everything"], "not 'everything'"),
    (["doctor", "now"], "unrecognized arguments: now"),
    (["notebooks", "--force"], "unrecognized arguments: --force"),
    (["grade"], "NOTEBOOK"),
    (["grade", "none.ipynb"], "There is no notebook 'none.ipynb'"),
    (["grade", "README.md", "--profile", "tiny"], "--profile tiny"),
])
def test_a_wrong_call_ends_with_2_and_one_sentence(words, sentence):
    done = course(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [[], ["--help"], ["help"]])
def test_help_lists_the_learners_words_first(words):
    done = course(*words)
    assert done.returncode == 0
    assert 0 < done.stdout.index("course lab") < done.stdout.index("work on the course") < done.stdout.index("--here")
