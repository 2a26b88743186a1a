"""UTF-8 whatever the locale; words, folders and streams."""
import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT

from launcher import encoding, kernel, paths
from launcher.ui import Trouble

INSTALLED = {"C": "ansi_x3.41968", "POSIX": "ansi_x3.41968", "C.UTF-8": "utf8", "de_DE.UTF-8": "utf8", "de_DE": "iso88591",
             "ja_JP.eucJP": "eucjp", "ja_JP.UTF-8": "utf8", "tr_TR": "iso88599"}


@pytest.mark.parametrize("environ, locale", [
    ({"LANG": "de_DE.UTF-8"}, None),
    ({"LC_ALL": "C.UTF-8", "LANG": "xx_YY"}, None),
    ({}, "C.UTF-8"),
    ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "C.UTF-8"),
    ({"LC_CTYPE": "C", "LANG": "de_DE.UTF-8"}, "de_DE.UTF-8"),
    ({"LC_ALL": "xx_YY.UTF-8"}, "C.UTF-8"),
    ({"LANG": "C.UTF-8", "LC_TIME": "xx_YY.UTF-8"}, "C.UTF-8"),
    ({"LC_CTYPE": "xx_YY.UTF-8", "LANG": "de_DE.UTF-8"}, "de_DE.UTF-8"),
    ({"LANG": "de_DE"}, "de_DE.UTF-8"),
    ({"LANG": "ja_JP.eucJP"}, "ja_JP.UTF-8"),
    ({"LANG": "tr_TR"}, "C.UTF-8"),
])
def test_a_locale_of_utf8_that_is_installed(environ, locale):
    assert encoding.replacement(environ, encoding_of=INSTALLED.get, needed=True) == locale


def test_macos_and_windows_need_none():
    assert encoding.replacement({"LC_ALL": "C"}, encoding_of=INSTALLED.get, needed=False) is None


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's locales")
def test_what_java_is_started_with(project):
    project.environ["LC_ALL"] = "xx_YY.UTF-8"
    assert project.child_environment()["LC_ALL"] == "C.UTF-8"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's locales")
def test_a_kernels_locale_for_servers_of_others_stays(project, tmp_path):
    project.environ["LC_ALL"] = "C"
    file = kernel.folder(tmp_path) / "kernel.json"
    for name in ("C", "C.UTF-8"):
        project.environ["LC_ALL"] = name
        for path, text in kernel._files(project, kernel_jdk(tmp_path), file.parent).items():
            paths.write(path, text)
        assert json.loads(file.read_text())["env"]["LC_ALL"] == "C.UTF-8"
    assert "-Dfile.encoding=UTF-8" in json.loads(file.read_text())["argv"]


def kernel_jdk(home):
    from launcher.java_side import Jdk
    return Jdk(home, "17")


def test_a_terminal_on_windows_keeps_its_encoding():
    assert encoding.java_options(windows=True, terminal=True) == ["-Dfile.encoding=UTF-8"]
    assert "-Dstdout.encoding=UTF-8" in encoding.java_options(windows=True, terminal=False)


@pytest.mark.parametrize("environ, place", [
    ({"HOME": "/h", "TORCH_HOME": "~/t"}, "/h/t"),
    ({"HOME": "/h", "XDG_CACHE_HOME": "~/c"}, "/h/c/torch"),
    ({"HOME": "/h"}, "/h/.cache/torch"),
    ({"HOME": "/h", "TORCH_HOME": "/x/~"}, "/x/~"),
])
def test_the_users_folder_in_names(project, environ, place):
    project.environ = environ
    assert project.torch.as_posix() == project.child_environment()["TORCH_HOME"] == place


def test_a_user_without_a_folder(project, monkeypatch):
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    project.environ = {}
    with pytest.raises(Trouble, match="^Your folder is not known: set HOME"):
        project.torch
    project.environ = {"TORCH_HOME": "/t"}
    assert project.torch.as_posix() == "/t"


def course(*words, **environ):
    done = subprocess.run([sys.executable, str(ROOT / "course"), *words], capture_output=True, timeout=60,
                          env={**os.environ, **environ})
    return done.returncode, done.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="names of bytes")
@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "xx_YY.UTF-8"])
def test_a_word_in_latin_1_or_shift_jis_is_refused(locale):
    for word in (b"--data=M\xfcll", "桜".encode("shift_jis")):
        code, said = course("train", word, LC_ALL=locale)
        assert code == 2 and said.startswith("course: The word '") and "is not UTF-8" in said and said.count("\n") == 1


@pytest.mark.parametrize("environ", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_the_launchers_own_words_never_fail_for_a_letter(environ):
    code, said = course("grade", "桜.ipynb", **environ)
    assert code == 2 and "There is no notebook '桜.ipynb'" in said


@pytest.mark.skipif(os.name == "nt", reason="a shell's redirection")
@pytest.mark.parametrize("how, code", [("--help >&-", 0), ("--help | head -1 >/dev/null; exit 0", 0), ("grade x 2>&-", 2),
                                       ("--help >/dev/full", 1)])
def test_closed_and_full_streams_leave_no_trace(how, code):
    done = subprocess.run(f'"{sys.executable}" "{ROOT / "course"}" {how}', shell=True, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr, "Exception" in done.stderr) == (code, False, False)
