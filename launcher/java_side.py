"""The Java side: finding a JDK and Maven, building the jar and its libraries, starting the command line."""
import hashlib
import json
import os
import re
import shutil
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from launcher import encoding, maven_proxy
from launcher.alone import alone, share
from launcher.paths import write
from launcher.process import WINDOWS, become, output, run_logged
from launcher.ui import Trouble, step

TITLE = "Java side"
MAIN = "tsugiki.cli.Main"
OLDEST = 17
NEXT = "tsugiki-next"
IN_USE = ("The libraries in target/lib must change, and lessons, JupyterLab or another ./course use them; end these, "
          "then call again.")
INSTALL = ("install one (Debian, Ubuntu: openjdk-17-jdk-headless; macOS: brew install openjdk@17; "
           "conda: openjdk=17) and set JAVA_HOME to it")


@dataclass(frozen=True)
class Jdk:
    """A Java that can also compile."""

    home: Path
    version: str

    @property
    def java(self):
        return self.home / "bin" / ("java.exe" if WINDOWS else "java")


def find_jdk(environ):
    """The first JDK of at least 17: JAVA_HOME, then `java` on the PATH."""
    refused = []
    for name, java in _candidates(environ):
        jdk, why = _look(java, environ)
        if jdk:
            return jdk
        refused.append(f"{name} {why}")
    found = f" ({'; '.join(refused)})" if refused else ""
    raise Trouble(f"No JDK {OLDEST} or newer was found{found}: {INSTALL}.")


def _candidates(environ):
    java = "java.exe" if WINDOWS else "java"
    if environ.get("JAVA_HOME"):
        yield "JAVA_HOME", os.path.join(environ["JAVA_HOME"], "bin", java)
    on_path = shutil.which("java", path=environ.get("PATH", ""))
    if on_path:
        yield "java on the PATH", on_path


def _look(java, environ):
    if not os.path.isfile(java):
        return None, f"names {java}, which is not there"
    code, _, told = output([java, "-XshowSettings:properties", "-version"], env=encoding.utf8(environ))
    values = dict(re.findall(r"^\s+(java\.home|java\.version) = (.+?)\s*$", told, re.MULTILINE))
    if code != 0 or len(values) != 2:
        return None, f"({java}) does not start"
    version = values["java.version"]
    if int(re.match(r"(?:1\.)?(\d+)", version).group(1)) < OLDEST:
        return None, f"is version {version}"
    jdk = Jdk(Path(values["java.home"]), version)
    if not (jdk.home / "bin" / ("javac.exe" if WINDOWS else "javac")).exists():
        return None, f"({jdk.home}) is a JRE without a compiler"
    return jdk, None


def find_maven(environ):
    maven = shutil.which("mvn", path=environ.get("PATH", ""))
    if not maven:
        raise Trouble("Maven was not found: install it (Debian, Ubuntu: maven; macOS: brew install maven; "
                      "conda: maven) so that mvn is on the PATH.")
    return maven


def maven_environment(project, jdk):
    return {**project.child_environment(), "JAVA_HOME": str(jdk.home)}


def is_built(project):
    """Whether jar and libraries are there and belong to the sources as they are now."""
    stamp = _stamp(project)
    return (stamp.get("inputs") == inputs(project) and project.jar.is_file()
            and stamp.get("lib") == listing(project.lib))


def build(project, jdk):
    """Builds target/tsugiki.jar and target/lib if they are not those of the sources."""
    if is_built(project):
        return
    maven = find_maven(project.environ)
    sources, pom = inputs(project), digest([project.root / "pom.xml"], project)
    _clear_leftovers(project, pom)
    stamp_file, log = _stamp_file(project), project.setup / "maven.log"
    write(stamp_file, json.dumps({"building": True, "pom": pom}))
    argv = [maven, "-B", *maven_proxy.words(project), "package", "-Dmaven.test.skip=true", f"-Dcourse.jar={NEXT}",
            *(["-Dcuda"] if project.choices()["cuda"] else [])]
    fetched, doing = [], "building the library with Maven"
    if not project.lib.exists():
        doing += " (on a fresh machine it fetches about 240 MB)"
    with step(TITLE, doing) as status:
        def on_line(line):
            if "Downloaded from" in line:
                fetched.append(line)
            status.show(f"{len(fetched)} files fetched" if fetched else "compiling")
        code = run_logged(argv, log, on_line, cwd=project.root, env=maven_environment(project, jdk))
        if code != 0:
            raise Trouble(why(log))
        os.replace(project.jar.with_name(f"{NEXT}.jar"), project.jar)  # whoever has the old one open keeps it
        write(stamp_file, json.dumps({"inputs": sources, "pom": pom, "lib": listing(project.lib)}))


def start(project, words):
    """Hands over to the Java command line: its exit code, input and output."""
    with zipfile.ZipFile(project.jar) as jar:
        if MAIN.replace(".", "/") + ".class" not in jar.namelist():
            raise Trouble(f"'{words[0]}' is a word for the Java command line, which this build lacks ({MAIN}).")
    jdk = find_jdk(project.environ)
    return become([*command_line(project, jdk), *words], project.child_environment())


def command_line(project, jdk):
    """What starts the Java command line; its words follow."""
    return [str(jdk.java), *options(project), "-cp", os.pathsep.join([str(project.jar), *class_path(project)]), MAIN]


def options(project):
    """What Java is told besides the class path."""
    heap = project.environ.get("TSUGIKI_HEAP")
    return [*([f"-Xmx{heap}"] if heap else []), "-Djava.awt.headless=true",
            f"-Dtsugiki.terminal={str(sys.stderr.isatty()).lower()}", *encoding.java_options()]


def class_path(project):
    """All libraries, also those that the word export alone needs: the notebooks' kernel goes without these."""
    return [str(project.lib / "*"), str(project.lib / "export" / "*")]


def _stamp_file(project):
    return project.root / "target" / "course.json"


def _stamp(project):
    try:
        return json.loads(_stamp_file(project).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _clear_leftovers(project, pom):
    """What an interrupted build left may be half a file; libraries of another pom would stay on the class path."""
    stamp, target = _stamp(project), project.root / "target"
    if project.lib.exists() and (stamp.get("pom") != pom or stamp.get("lib") != listing(project.lib)):
        with alone(_in_use(project), refusing=IN_USE):
            shutil.rmtree(project.lib)
    if "building" in stamp:
        shutil.rmtree(target / "classes", ignore_errors=True)
        project.jar.with_name(f"{NEXT}.jar").unlink(missing_ok=True)


def use(project):
    """Nobody takes the libraries away while this process lives, or JupyterLab or Java, which it may become."""
    share(_in_use(project))


def _in_use(project):
    return project.root / "target" / "in-use.lock"


def inputs(project):
    """The sum over the kit's sources."""
    main = project.root / "src" / "main"
    files = sorted(p for p in main.rglob("*") if p.is_file())
    return digest([project.root / "pom.xml", *files], project)


def digest(files, project):
    """The sum over some files and the choice of the processor's library."""
    digest = hashlib.sha256(b"cuda" if project.choices()["cuda"] else b"cpu")
    for file in files:
        digest.update(file.relative_to(project.root).as_posix().encode() + b"\0")
        try:
            digest.update(file.read_bytes() + b"\0")
        except OSError as e:
            raise Trouble(f"{file} cannot be read ({e.strerror}); take it from the project again.") from e
    return digest.hexdigest()


def listing(folder):
    """The jars in a folder, with their sizes."""
    return {p.relative_to(folder).as_posix(): p.stat().st_size for p in sorted(folder.rglob("*.jar"))} if folder.is_dir() else {}


NO_NETWORK = re.compile(r"UnknownHost|Unknown host|Connection refused|Network is unreachable|timed out|"
                        r"Temporary failure in name resolution|No route to host|Connect to .* failed")


def why(log):
    """One sentence from Maven's log."""
    text = log.read_text(encoding="utf-8", errors="replace")
    if "No space left" in text:
        return "The disk is full; free 2 GB and run ./course setup again."
    if NO_NETWORK.search(text):
        return f"Maven cannot reach its repository; check the network, then run ./course setup again (log: {log})."
    errors = [re.sub(r"\x1b\[[0-9;]*m|^\[ERROR\]\s*", "", l).strip() for l in text.splitlines() if "ERROR" in l[:20]]
    compiler = [e for e in errors if ".java:[" in e]
    first = (compiler or [e for e in errors if e] or ["no reason given"])[0]
    return f"Maven failed: {first.rstrip('.')}; its log is {log}."
