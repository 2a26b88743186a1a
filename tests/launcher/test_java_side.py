"""Finding a JDK and Maven; building once, again when something changed, and after an interruption."""
import os

import pytest
from conftest import calls, jdk, script

from launcher import java_side, kernel
from launcher.paths import write
from launcher.ui import Trouble

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pretended tools are shell scripts")


def build(project):
    java_side.build(project, java_side.find_jdk(project.environ))


def test_no_java_at_all(tmp_path):
    with pytest.raises(Trouble, match="^No JDK 17 or newer was found: install one .* set JAVA_HOME"):
        java_side.find_jdk({"PATH": str(tmp_path)})


def test_java_home_first(project, tmp_path):
    home = jdk(tmp_path / "other", "21.0.2")
    found = java_side.find_jdk({**project.environ, "JAVA_HOME": str(home)})
    assert (found.home, found.version, found.java) == (home, "21.0.2", home / "bin/java")


def test_an_old_java_home_is_named_and_the_path_is_taken(project, tmp_path):
    old = jdk(tmp_path / "old", "1.8.0_292")
    assert java_side.find_jdk({**project.environ, "JAVA_HOME": str(old)}).version == "17.0.1"
    with pytest.raises(Trouble, match="JAVA_HOME is version 1.8.0_292"):
        java_side.find_jdk({"JAVA_HOME": str(old), "PATH": ""})


def test_a_jre_is_not_enough(tmp_path):
    home = jdk(tmp_path / "jre", "17.0.1", compiler=False)
    with pytest.raises(Trouble, match="JRE without a compiler"):
        java_side.find_jdk({"JAVA_HOME": str(home), "PATH": ""})


def test_no_maven(tmp_path):
    with pytest.raises(Trouble, match="^Maven was not found: install it"):
        java_side.find_maven({"PATH": str(tmp_path)})


def test_built_once(project):
    build(project)
    build(project)
    assert calls(project) == 1 and java_side.is_built(project)


@pytest.mark.parametrize("changed", ["src/main/java/A.java", "src/main/java/B.java", "pom.xml"])
def test_built_again_when_a_source_changed(project, changed):
    build(project)
    write(project.root / changed, "other")
    build(project)
    assert calls(project) == 2


def test_built_again_when_a_library_is_gone_or_cut_short(project):
    build(project)
    (project.lib / "some-1.0.jar").write_text("")
    build(project)
    assert calls(project) == 2 and (project.lib / "some-1.0.jar").read_text() == "lib\n"


def test_what_only_export_needs_belongs_to_the_command_line_and_not_to_the_kernel(project):
    build(project)
    found = java_side.find_jdk(project.environ)
    assert str(project.lib / "export" / "*") in java_side.command_line(project, found)[-2].split(os.pathsep)
    class_path = kernel.spec(project, found, project.root)["env"]["JJAVA_CLASSPATH"]
    assert class_path.split(os.pathsep) == [str(project.jar), str(project.lib / "*.jar")]


def test_built_again_when_a_library_of_export_is_gone(project):
    script(project.root.parent / "tools/mvn", "#!/bin/sh\necho called >> mvn.calls\nmkdir -p target/lib/export\n"
                                              "echo x > target/lib/export/some-1.0.jar\necho jar > target/tsugiki-next.jar\n")
    build(project)
    (project.lib / "export" / "some-1.0.jar").unlink()
    build(project)
    assert calls(project) == 2


def test_a_new_pom_leaves_no_library_of_the_old_one(project):
    build(project)
    script(project.root.parent / "tools/mvn", "#!/bin/sh\nmkdir -p target/lib\necho x > target/lib/some-2.0.jar\n"
                                              "echo jar > target/tsugiki-next.jar\n")
    write(project.root / "pom.xml", "<other/>")
    build(project)
    assert [p.name for p in project.lib.iterdir()] == ["some-2.0.jar"]


def test_half_files_of_an_interrupted_build_are_removed(project):
    write(project.root / "target/course.json", '{"building": true}')
    write(project.root / "target/classes/Half.class", "?")
    write(project.lib / "half.jar", "?")
    write(project.jar, "?")
    build(project)
    assert not (project.root / "target/classes/Half.class").exists() and not (project.lib / "half.jar").exists()
    assert project.jar.read_text() == "jar\n" and java_side.is_built(project)


@pytest.mark.parametrize("said, sentence", [
    ("[ERROR] COMPILATION ERROR :\n[ERROR] /x/A.java:[3,4] ';' expected",
     r"Maven failed: /x/A.java:\[3,4\] ';' expected; its log"),
    ("[ERROR] Could not transfer artifact a:b: Unknown host repo",
     "Maven cannot reach its repository; check the network"),
    ("[ERROR] write error: No space left on device", "The disk is full; free 2 GB"),
])
def test_a_failed_build_in_one_sentence(project, said, sentence):
    script(project.root.parent / "tools/mvn", f"#!/bin/sh\ncat <<'END'\n{said}\nEND\nexit 1\n")
    with pytest.raises(Trouble, match=sentence):
        build(project)
    assert not java_side.is_built(project)
