"""`course doctor`: looks at everything the course needs and says how to mend what is missing. Changes nothing."""
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from launcher import java_side, kernel, python_side, samples, weights
from launcher.commands import Parser
from launcher.machine import memory
from launcher.process import output
from launcher.ui import Trouble

OK, WARN, BAD = "ok", "warn", "BAD"
SETUP = "run ./course setup"

# Java's own view: fonts need a font library that slim images lack, and then charts fail.
FONTS = """
public class Fonts {
    public static void main(String[] args) {
        var image = new java.awt.image.BufferedImage(8, 8, 1);
        image.createGraphics().drawString("a", 1, 7);
        var fonts = java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment();
        System.out.println(fonts.getAvailableFontFamilyNames().length);
    }
}
"""


def options(project):
    return Parser("doctor", "Looks at everything the course needs and says how to mend what is missing. Changes nothing.", "doctor")


def command(project, words):
    """./course doctor"""
    options(project).parse_args(words)
    verdicts = []
    for name, look in CHECKS:
        state, finding = _safely(look, project)
        verdicts.append(state)
        print(f"{state:5} {name:16} {finding}", flush=True)
    bad, warn = verdicts.count(BAD), verdicts.count(WARN)
    print(f"\n{bad} bad, {warn} to know of." if bad or warn else "\nAll is well.")
    return 1 if bad else 0


def _safely(look, project):
    try:
        return look(project)
    except Trouble as e:
        return BAD, str(e)
    except OSError as e:
        return WARN, f"cannot be looked at: {e}"


def _python(project):
    return OK, f"{platform.python_version()} at {sys.executable}"


def _java(project):
    jdk = java_side.find_jdk(project.environ)
    return OK, f"JDK {jdk.version} at {jdk.home}"


def _maven(project):
    return OK, java_side.find_maven(project.environ)


def _memory(project):
    total = memory()
    if total is None:
        return WARN, "not known on this system; a lesson needs 2 GiB"
    text = f"{total / 2**30:.1f} GiB"
    return (OK, text) if total >= 2 * 2**30 * 0.95 else (BAD, f"{text}; a lesson needs 2 GiB: close other programs")


def _disk(project):
    free = shutil.disk_usage(project.root).free
    text = f"{free / 1e9:.1f} GB free at {project.root}"
    return (OK, text) if free >= 2e9 else (WARN, f"{text}; set-up needs 2 GB, Flowers-102 1 GB more: make room")


def _fonts(project):
    jdk = java_side.find_jdk(project.environ)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "Fonts.java"
        source.write_text(FONTS, encoding="utf-8")
        code, out, _ = output([str(jdk.java), "-Djava.awt.headless=true", str(source)], cwd=folder)
    mend = "install fontconfig and a font (Debian, Ubuntu: fontconfig fonts-dejavu-core)"
    if code != 0:
        return BAD, f"Java cannot draw text, so charts will fail: {mend}"
    return (OK, f"{out.strip()} families") if out.strip() != "0" else (BAD, f"Java finds none: {mend}")


def _library(project):
    if not java_side.is_built(project):
        return WARN, f"not built from these sources yet: {SETUP}"
    return OK, f"{project.jar.relative_to(project.root)}, {len(list(project.lib.glob('*.jar')))} jars"


def _native(project):
    if project.choices()["cuda"]:
        return WARN, "set up with --cuda: DJL fetches the library for this machine when a network is first used"
    classifier = native_classifier()
    if classifier is None:
        return BAD, (f"there is no libtorch 2.7.1 for {platform.system()} on {platform.machine()}; "
                     "use Linux, macOS on Apple silicon, or 64-bit Windows")
    jars = list(project.lib.glob(f"pytorch-native-cpu-*-{classifier}.jar"))
    return (OK, jars[0].name) if jars else (WARN, f"for {classifier}: not fetched yet: {SETUP}")


def native_classifier(system=None, machine=None):
    """The name of this machine's native jar, as in pom.xml, or None."""
    system, machine = system or platform.system(), (machine or platform.machine()).lower()
    return {("Linux", "x86_64"): "linux-x86_64", ("Linux", "aarch64"): "linux-aarch64",
            ("Darwin", "arm64"): "osx-aarch64", ("Windows", "amd64"): "win-x86_64"}.get((system, machine))


def _device(project):
    code, out, _ = output(["nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader"], timeout=20)
    if code != 0 or not out.strip():
        return OK, f"CPU, {os.cpu_count()} cores; no NVIDIA GPU seen"
    gpu = out.strip().splitlines()[0]
    if project.choices()["cuda"]:
        return OK, f"GPU: {gpu}"
    return WARN, f"GPU {gpu} is there but the CPU library is set up: ./course setup --cuda"


def _environment(project):
    ready = python_side.is_ready(project)
    return (OK, ready["prefix"]) if ready else (WARN, f"not complete: {SETUP}")


def _kernel(project):
    found = python_side.is_ready(project)
    place = kernel.folder(found["prefix"]) if found else None
    if not place or not (place / "kernel.json").is_file():
        return WARN, f"not installed yet: {SETUP}"
    if not kernel.is_current(project, java_side.find_jdk(project.environ), found):
        return WARN, f"made for another Java or folder: {SETUP}"
    return OK, str(place)


def _weights(project):
    lacking = weights.missing(project)
    if lacking:
        return WARN, f"{', '.join(w.file for w in lacking)} not in {project.checkpoints}: {SETUP}"
    return OK, f"EfficientNet-Lite0/1/2 in {project.checkpoints}"


def _samples(project):
    lacking = samples.missing(project)
    return (WARN, f"{', '.join(s.name for s in lacking)} missing: {SETUP}") if lacking else (OK, str(project.samples))


def _data(project):
    chosen = project.environ.get("TSUGIKI_DATA") or "none, so drawn flowers"
    here = sorted(p.parent.name for p in (project.root / "datasets").glob("*/*")
                  if p.is_dir() or p.suffix in (".tgz", ".mat"))
    return OK, f"chosen: {chosen}; unpacked here: {', '.join(dict.fromkeys(here)) or 'none'}"


CHECKS = (("Python", _python), ("Java", _java), ("Maven", _maven), ("memory", _memory), ("disk", _disk),
          ("fonts", _fonts), ("device", _device), ("library", _library), ("native library", _native),
          ("environment", _environment), ("kernel", _kernel), ("weights", _weights), ("photographs", _samples),
          ("data sets", _data))
