"""The kernel `java` of the notebooks: JJava from its pip package, with a start command of our own.

The package's kernel starts `java` from the PATH through a second JVM that only passes options on. Ours names the
JDK absolutely and starts the kernel itself: half the JVMs, options with blanks are possible, and a kernel that is
killed leaves no Java process behind.

Where a server starts kernels over ipc, as Colab's does, a second kernel.json stands among the user's kernels: it starts
proxy.py with the Python of the lessons, and the server's own Python stays as it is.
"""
import json
import os
import sys
from pathlib import Path

from launcher import encoding, locked, paths, python_side
from launcher.paths import ENGINE, write
from launcher.process import run_logged
from launcher.ui import Trouble, say

TITLE = "Notebook kernel"
PROXY = Path(__file__).resolve().with_name("proxy.py")
HEAP = "1g"  # a hosted session has 2 GiB for server, heap and libtorch's own memory
# The first of the JVM's two compilers alone: a lesson runs most of its Java once (the compiler of its cells above all), so
# the second one's work never pays; measured, the processor's time of a short lesson falls by a third, of a long one not at all.
COMPILER = "-XX:TieredStopAtLevel=1"
QUIET = "# A learner reads the notebook, not a log.\nhandlers=java.util.logging.ConsoleHandler\n.level=SEVERE\n"


def folder(prefix):
    return Path(prefix) / "share" / "jupyter" / "kernels" / "java"


def user_folder(environ):
    """Where Jupyter looks for this user's kernels, whichever Python it runs with."""
    home = Path(paths.home(environ))
    if sys.platform == "darwin":
        data = home / "Library" / "Jupyter"
    else:
        data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "jupyter"
    return Path(environ.get("JUPYTER_DATA_DIR") or data) / "kernels" / "java"


def proxied(project, jdk, kernel_folder, locale=None):
    """The content of kernel.json for a server that starts kernels over ipc."""
    direct = spec(project, jdk, kernel_folder, locale)
    start = [str(python_side.executable(project)), "-I", str(PROXY), "{connection_file}"]
    return {**direct, "argv": [*start, *direct["argv"][:-1]]}


def spec(project, jdk, kernel_folder, locale=None):
    """The content of kernel.json. The launcher gives JupyterLab a locale of UTF-8; `locale` is for servers of others."""
    heap = project.environ.get("TSUGIKI_HEAP") or HEAP
    return {
        "argv": [
            str(jdk.java), f"-Xmx{heap}", "-XX:+UseSerialGC", COMPILER, "-Djava.awt.headless=true", *encoding.OPTIONS,
            f"-Djava.util.logging.config.file={kernel_folder / 'logging.properties'}",
            "--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-jar", str(kernel_folder / "jjava.jar"), "{connection_file}"],
        "display_name": "Java (Tsugiki)",
        "language": "java",
        "interrupt_mode": "message",
        "env": {
            "JJAVA_CLASSPATH": os.pathsep.join([str(project.jar), str(project.lib / "*.jar")]),
            "JJAVA_STARTUP_SCRIPTS_PATH": str(project.startup),
            "TSUGIKI_HOME": str(project.root),
            "TSUGIKI_PYTHON": str(python_side.executable(project)),
            **{name: project.environ.get(name) or value for name, value in ENGINE.items()},
            **({"LC_ALL": locale} if locale else {}),
        },
        "metadata": {},
    }


def install(project, jdk, found):
    """Writes kernel.json beside JJava's jar if it is not there as wanted."""
    place = folder(found["prefix"])
    if not (place / "jjava.jar").is_file():
        _reinstall(project, place)
    if is_current(project, jdk, found):
        return
    files = _files(project, jdk, place)
    for file in files:
        if file.parent != place and "TSUGIKI_HOME" not in (_text(file) or "TSUGIKI_HOME"):
            raise Trouble(f"{file} is another Java kernel; move its folder away, then run ./course setup --ipc again.")
    for file, text in files.items():
        write(file, text)
    say(f"  {TITLE}: installed in {' and '.join(dict.fromkeys(str(file.parent) for file in files))}")


def is_current(project, jdk, found):
    """Whether the installed kernel is the one that this project and this JDK want."""
    place = folder(found["prefix"])
    return (place / "jjava.jar").is_file() and all(_text(f) == text for f, text in _files(project, jdk, place).items())


def _files(project, jdk, place):
    """{file: its text}."""
    locale = encoding.replacement(project.environ) or _locale(place / "kernel.json")
    files = {place / "logging.properties": QUIET, place / "kernel.json": _json(spec(project, jdk, place, locale))}
    if project.choices()["ipc"]:
        files[user_folder(project.environ) / "kernel.json"] = _json(proxied(project, jdk, place, locale))
    return files


def _locale(file):
    """The locale of an installed kernel.json: a call from a better terminal does not take it away."""
    try:
        return json.loads(_text(file) or "{}")["env"].get("LC_ALL")
    except (ValueError, KeyError, AttributeError, TypeError):
        return None


def _json(content):
    return json.dumps(content, indent=2) + "\n"


def _text(file):
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def _reinstall(project, place):
    log, jjava = project.setup / "kernel.log", locked.part(project, "lessons", "jjava")
    run_logged([python_side.executable(project), *locked.install(jjava, "--force-reinstall")], log, env=project.environ)
    if not (place / "jjava.jar").is_file():
        raise Trouble(f"The Java kernel's jar is not in {place}; read {log}, or delete .venv and run ./course setup.")
