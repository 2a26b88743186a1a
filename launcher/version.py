"""`course --version`: what the course is made of; works before the set-up too."""
import platform
import re

from launcher import java_side, python_side
from launcher.ui import Trouble


def lines(project):
    """One line for each part."""
    pom = (project.root / "pom.xml").read_text(encoding="utf-8")
    built = "" if java_side.is_built(project) else " (not set up)"
    ready = "" if python_side.is_ready(project) else " (not set up)"
    kernel = next((pin for pin in python_side.wanted(project) if "java" in pin), "unknown").replace("==", " ")
    return [f"Tsugiki {_first(pom, 'version')}{built}", f"DJL {_first(pom, 'djl.version')}{built}",
            f"libtorch {_first(pom, 'pytorch.version')}{built}", f"kernel {kernel}{ready}", _java(project),
            f"Python {platform.python_version()}"]


def _first(pom, tag):
    found = re.search(f"<{re.escape(tag)}>([^<]+)<", pom)
    return found.group(1) if found else "unknown"


def _java(project):
    try:
        return f"Java {java_side.find_jdk(project.environ).version}"
    except Trouble as e:
        return f"Java: {e}"
