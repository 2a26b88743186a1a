"""`course trust`: the harnesses that try to break the kit; see bench/trust/README.md."""
import os
import sys

from launcher import java_side, setup
from launcher.commands import Parser, nearest
from launcher.process import become, run
from launcher.ui import Trouble, WrongCall

PARTS = ("fuzz", "kill", "twice")


def options(project):
    known = Parser("trust", "Tries to break the kit: damaged files (fuzz), kills at work (kill), the same work twice at once\n"
                   "(twice). bench/trust/README.md tells all options of each.", "trust fuzz --count 1000000 --seed 7")
    known.add_argument("part", metavar="PART", help=f"{', '.join(PARTS)}; what follows is for the harness")
    known.add_argument("--seed", metavar="N", help="of what is chosen at random (default: 1)")
    return known


def command(project, words):
    """./course trust fuzz|kill|twice [the harness's own options]"""
    if not words or words[0] not in PARTS:
        raise WrongCall(f"trust needs one of {', '.join(PARTS)} first{nearest(words[0], PARTS) if words else ''}; bench/trust/README.md tells what each does.")
    setup.for_java(project)
    jdk = java_side.find_jdk(project.environ)
    listed = project.root / "target" / "test-class-path"  # the harnesses make their files with the tests' libraries
    compiled = run([java_side.find_maven(project.environ), "-B", "-ntp", "-q", "test-compile", "dependency:build-classpath",
                    "-Dmdep.includeScope=test", f"-Dmdep.outputFile={listed}"], cwd=project.root,
                   env=java_side.maven_environment(project, jdk))
    if compiled != 0:
        raise Trouble("The tests do not compile; what Maven printed says where.")
    target = project.root / "target"
    class_path = os.pathsep.join([str(target / "test-classes"), str(target / "classes"), listed.read_text(encoding="utf-8").strip()])
    environment = {**project.child_environment(), "TRUST_JAVA": str(jdk.java), "TRUST_CLASS_PATH": class_path}
    if words[0] == "fuzz":
        out = [] if "--out" in words else ["--out", str(project.build / "trust")]
        return become([str(jdk.java), "-cp", class_path, "tsugiki.trust.Fuzz", *words[1:], *out], environment)
    return become([sys.executable, str(project.root / "bench" / "trust" / f"{words[0]}.py"), *words[1:]], environment)
