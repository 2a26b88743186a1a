"""`course docs`: the library's Javadoc in build/docs; a warning is an error. The developer's word."""
import os

from launcher import encoding, java_side, setup
from launcher.commands import Parser
from launcher.process import run
from launcher.ui import Trouble, say

# References, syntax and HTML are checked; not whether every parameter has a tag: a sentence often says it all.
CHECKS = ("-Xdoclint:all,-missing", "-Werror", "-quiet")


def options(project):
    return Parser("docs", "Makes the library's Javadoc in build/docs; a warning is an error.", "docs")


def command(project, words):
    """./course docs"""
    options(project).parse_args(words)
    setup.for_java(project)
    argv = arguments(project, java_side.find_jdk(project.environ))
    if run(argv, cwd=project.root, env=encoding.utf8(project.child_environment())) != 0:
        raise Trouble("The Javadoc is not whole; what javadoc printed says where.")
    say(f"{project.build / 'docs' / 'index.html'}")
    return 0


def arguments(project, jdk):
    """The call of the JDK's own tool."""
    sources = project.root / "src" / "main"
    class_path = os.pathsep.join([str(project.root / "target" / "classes"), *java_side.class_path(project)])
    return [str(jdk.java.with_name(jdk.java.name.replace("java", "javadoc"))), *CHECKS, "-encoding", "UTF-8", "-charset", "UTF-8",
            "-notimestamp", "-windowtitle", "Tsugiki", "-overview", str(sources / "javadoc" / "overview.html"),
            "-classpath", class_path, "-sourcepath", str(sources / "java"), "-subpackages", "tsugiki", "-d", str(project.build / "docs")]
