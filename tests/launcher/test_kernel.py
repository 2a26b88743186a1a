"""What kernel.json says."""
import json
import sys

import pytest

from launcher import kernel, python_side
from launcher.java_side import Jdk
from launcher.paths import write
from launcher.ui import Trouble


def installed(project, tmp_path, home="/opt/a jdk"):
    prefix = tmp_path / "prefix"
    write(kernel.folder(prefix) / "jjava.jar", "jar")
    jdk, found = Jdk(tmp_path / home, "17"), {"prefix": str(prefix)}
    kernel.install(project, jdk, found)
    return json.loads((kernel.folder(prefix) / "kernel.json").read_text()), jdk, found


def test_one_jvm_started_absolutely_with_a_heap_limit(project, tmp_path):
    spec, jdk, found = installed(project, tmp_path)
    argv = spec["argv"]
    assert argv[0] == str(jdk.java)
    assert "-Xmx1g" in argv and "-Djava.awt.headless=true" in argv
    assert argv[-3:] == ["-jar", str(kernel.folder(found["prefix"]) / "jjava.jar"), "{connection_file}"]
    assert spec["interrupt_mode"] == "message" and spec["language"] == "java"


def test_environment_of_the_kernel(project, tmp_path):
    env = installed(project, tmp_path)[0]["env"]
    assert str(project.jar) in env["JJAVA_CLASSPATH"] and str(project.lib / "*.jar") in env["JJAVA_CLASSPATH"]
    assert env["JJAVA_STARTUP_SCRIPTS_PATH"] == str(project.startup)
    assert (env["TSUGIKI_HOME"], env["OPT_OUT_TRACKING"]) == (str(project.root), "true")
    assert env["TSUGIKI_PYTHON"] == str(project.venv / "bin" / "python")


def test_the_learners_heap(project, tmp_path):
    project.environ["TSUGIKI_HEAP"] = "3g"
    assert "-Xmx3g" in installed(project, tmp_path)[0]["argv"]


def test_not_current_for_another_java(project, tmp_path):
    _, jdk, found = installed(project, tmp_path)
    assert kernel.is_current(project, jdk, found)
    assert not kernel.is_current(project, Jdk(tmp_path / "moved", "21"), found)


def test_for_ipc_a_second_kernel_goes_through_the_proxy(project, tmp_path):
    project.choose(ipc=True)
    direct, jdk, found = installed(project, tmp_path)
    file = tmp_path / "data/kernels/java/kernel.json"
    project.environ["JUPYTER_DATA_DIR"] = str(tmp_path / "data")
    assert not kernel.is_current(project, jdk, found)
    kernel.install(project, jdk, found)
    spec = json.loads(file.read_text())
    assert spec["argv"] == [str(python_side.executable(project)), "-I", str(kernel.PROXY), "{connection_file}",
                            *direct["argv"][:-1]]
    assert {**spec, "argv": direct["argv"]} == direct and kernel.is_current(project, jdk, found)


def test_a_kernel_of_someone_elses_is_left_alone(project, tmp_path):
    project.choose(ipc=True)
    file = kernel.user_folder(project.environ) / "kernel.json"
    write(file, '{"argv": ["java", "-jar", "other.jar"]}')
    with pytest.raises(Trouble, match="is another Java kernel; move its folder away"):
        installed(project, tmp_path)
    assert "other.jar" in file.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's folders")
def test_the_users_kernels_are_where_jupyter_looks(project, tmp_path):
    rules = [{}, {"XDG_DATA_HOME": "/x"}, {"XDG_DATA_HOME": "/x", "JUPYTER_DATA_DIR": "/j"}]
    assert [str(kernel.user_folder({"HOME": "/h", **rule})) for rule in rules] == [
        "/h/.local/share/jupyter/kernels/java", "/x/jupyter/kernels/java", "/j/kernels/java"]


def test_how_memory_is_kept_can_be_chosen(project, tmp_path):
    project.environ["MALLOC_TOP_PAD_"] = "1"
    env = installed(project, tmp_path)[0]["env"]
    assert (env["MALLOC_TOP_PAD_"], env["MALLOC_ARENA_MAX"]) == ("1", "1")
