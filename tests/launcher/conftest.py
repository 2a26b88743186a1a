"""A small made project in a temporary folder, with a Maven that only pretends."""
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from launcher.paths import Project, write  # noqa: E402

MVN = """#!/bin/sh
echo called >> mvn.calls
mkdir -p target/lib target/classes
echo jar > target/tsugiki-next.jar
echo lib > target/lib/some-1.0.jar
"""


@pytest.fixture
def project(tmp_path):
    """Sources, environment.yml, a pretended `mvn` and a pretended JDK 17 on the PATH, no caches."""
    root = tmp_path / "project"
    write(root / "src/main/java/A.java", "class A {}")
    write(root / "pom.xml", "<project/>")
    shutil.copy(ROOT / "environment.yml", root)
    tools = tmp_path / "tools"
    script(tools / "mvn", MVN)
    jdk(tools, "17.0.1")
    path = os.pathsep.join([str(tools / "bin"), str(tools), "/usr/bin", "/bin"])
    return Project(root, {"PATH": path, "TORCH_HOME": str(tmp_path / "torch"), "HOME": str(tmp_path)})


def script(file, text):
    write(file, text)
    file.chmod(file.stat().st_mode | stat.S_IEXEC)
    return file


def jdk(home, version, compiler=True):
    """A folder whose bin/java answers as a JDK's does."""
    script(home / "bin/java", f"#!/bin/sh\necho '    java.home = {home}\n    java.version = {version}' >&2\n")
    if compiler:
        script(home / "bin/javac", "#!/bin/sh\n")
    return home


def calls(project):
    """How often the pretended Maven ran."""
    file = project.root / "mvn.calls"
    return len(file.read_text().splitlines()) if file.exists() else 0
