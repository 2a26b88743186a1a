"""The Spark side: the module in spark/, which is built only when `setup --spark` asks for it, and the words that run on it."""
import json
import os
import shutil

from launcher import java_side, maven_proxy
from launcher.paths import write
from launcher.process import become, run_logged
from launcher.ui import Trouble, say, step

TITLE = "Spark side"
MAIN = "tsugiki.spark.Main"
WORDS = ("features", "train", "predict", "evaluate")
NEEDED = 1_000_000_000  # bytes: Spark's jars in Maven's cache and in spark/target, 320 MB each
BINDING = "slf4j-simple"  # Spark logs by log4j; of two bindings the first on the class path would win

# What Spark asks of Java 17 and later; it tells its executors by itself.
OPENS = ("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
         "java.util.concurrent.atomic", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar")


def wanted(words):
    """Whether these words ask for an engine."""
    before = words[:words.index("--")] if "--" in words else words
    return words[0] in WORDS and any(word == "--engine" or word.startswith("--engine=") for word in before)


def able(project, sources, asked):
    """Of these lessons those that can run here; one that needs Spark is left out where it is not set up, or refused if it was asked for."""
    needing = [] if project.choices()["spark"] else [source for source in sources if needed_by(source)]
    if needing and asked:
        require(project)
    for source in needing:
        say(f"{source.stem} needs Apache Spark and is left out; ./course setup --spark brings it.")
    return [source for source in sources if source not in needing]


def needed_by(source):
    """Whether a lesson calls words on Spark."""
    return '"--engine"' in source.read_text(encoding="utf-8")


def start(project, words):
    """Hands over to the command line on Spark."""
    from launcher import setup
    require(project)
    if not is_built(project):
        with setup.building(project):
            build(project, java_side.find_jdk(project.environ))
    java_side.use(project)
    jdk = java_side.find_jdk(project.environ)
    return become([*command_line(project, jdk), *words], {**project.child_environment(), "SPARK_HOME": str(home(project))})


def require(project):
    """Refuses what needs Spark where nobody asked for it yet."""
    if not project.choices()["spark"]:
        raise Trouble("This needs Apache Spark, which is not set up here: run ./course setup --spark once (it fetches about 320 MB).")


def command_line(project, jdk):
    """What starts the command line on Spark; its words follow."""
    return [str(jdk.java), *opens(), *java_side.options(project), "-cp", os.pathsep.join(map(str, class_path(project))), MAIN]


def opens():
    """The options by which Java lets Spark into its packages."""
    return [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]


def class_path(project):
    """The module, the kit, Spark and the kit's libraries; Spark's versions win."""
    return [jar(project), project.jar, home(project) / "jars" / "*", *kit_libraries(project)]


def kit_libraries(project):
    """The kit's libraries that may stand beside Spark's."""
    return sorted(file for file in project.lib.glob("*.jar") if not file.name.startswith(BINDING))


def home(project):
    """The folder that is laid out as Spark's own, with jars/ in it."""
    return project.root / "spark" / "target" / "spark"


def jar(project):
    return project.root / "spark" / "target" / "tsugiki-spark.jar"


def is_built(project):
    """Whether the module is there and belongs to its sources and to the kit's as they are now."""
    return (java_side.is_built(project) and jar(project).is_file()
            and _stamp(project) == {"inputs": _inputs(project), "jars": java_side.listing(home(project))})


def build(project, jdk):
    """Builds the kit, then the module beside it with all of Spark, if they are not those of the sources."""
    java_side.build(project, jdk)
    if is_built(project):
        return
    stamp, log = _stamp(project), project.setup / "maven-spark.log"
    here = java_side.listing(home(project))
    if here != stamp.get("jars"):
        shutil.rmtree(home(project), ignore_errors=True)
        here = {}
    if not here:
        _check_disk(project)
    fetched, doing = [], "building the module with Maven" + ("" if here else " (on a fresh machine it fetches about 320 MB)")
    with step(TITLE, doing) as status:
        def on_line(line):
            if "Downloaded from" in line:
                fetched.append(line)
            status.show(f"{len(fetched)} files fetched" if fetched else "compiling")
        if run_logged(argv(project, "package", "-Dmaven.test.skip=true"), log, on_line, cwd=project.root, env=java_side.maven_environment(project, jdk)) != 0:
            raise Trouble(java_side.why(log))
        write(_stamp_file(project), json.dumps({"inputs": _inputs(project), "jars": java_side.listing(home(project))}))


def test_line(project):
    """What runs the module's tests; the kit's own stay skipped."""
    return argv(project, "-ntp", "test", "-Dmaven.test.skip=true", "-Dspark.skip=false", f"-Dspark.opens={' '.join(opens())}")


def argv(project, *goals):
    """Maven over the kit and the module; the kit's jar keeps its place, another lies beside it."""
    return [java_side.find_maven(project.environ), "-B", *maven_proxy.words(project), "-f", project.root / "spark" / "reactor.xml", *goals,
            f"-Dcourse.jar={java_side.NEXT}", *(["-Dcuda"] if project.choices()["cuda"] else [])]


def _check_disk(project):
    free = shutil.disk_usage(project.root).free
    if free < NEEDED:
        raise Trouble(f"The disk has {free / 1e9:.1f} GB free and Spark needs {NEEDED / 1e9:.0f} GB; make room and run ./course setup --spark again.")


def _stamp_file(project):
    return project.root / "spark" / "target" / "course.json"


def _stamp(project):
    try:
        return json.loads(_stamp_file(project).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _inputs(project):
    spark = project.root / "spark"
    files = sorted(p for p in (spark / "src" / "main").rglob("*") if p.is_file())
    return java_side.digest([spark / "pom.xml", spark / "reactor.xml", *files], project) + java_side.inputs(project)
