"""`course completion`: a script by which bash and zsh complete words, options and their values."""
import importlib

from launcher import java_side, setup
from launcher.commands import LAUNCHER, Parser


def options(project):
    return Parser("completion", "Prints a script by which bash and zsh complete words, options and values. Needs a set-up.\n"
                  "To use it: write it to a file once, and load that in each shell, e.g. in ~/.bashrc or ~/.zshrc.",
                  "completion > build/completion.sh && . build/completion.sh")


def command(project, words):
    """./course completion"""
    options(project).parse_args(words)
    setup.for_java(project)
    return java_side.start(project, ["completion", *map(lambda word: _text(project, word), LAUNCHER)])


def _text(project, word):
    """A word of the launcher as Java's `completion` takes it: "run --data= --profile=smoke,quick,full"."""
    known = importlib.import_module("launcher." + LAUNCHER[word]).options(project).options()
    return " ".join([word, *(name if values is None else f"{name}={','.join(values)}" for name, values in known.items())])
