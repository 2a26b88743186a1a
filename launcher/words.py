"""The words of the command line, and what a word of the launcher tells of its options."""
import argparse
import difflib

from launcher.ui import WrongCall

# Word: the module that does it.
LAUNCHER = {"setup": "setup", "lab": "lab", "run": "run", "grade": "grade", "doctor": "doctor", "test": "tests",
            "notebooks": "notebooks", "lock": "lock", "docs": "docs", "bench": "bench", "trust": "trust",
            "completion": "completion"}

# The words that the Java side does; a test of it holds that these are all.
JAVA = ("models", "inspect", "train", "evaluate", "predict", "features", "logits", "verify", "step")

HIDDEN = ("pictures",)  # Java's words that the launcher calls by itself


class Words(argparse.ArgumentParser):
    """The options of a word: argparse that raises instead of ending the process, and shows an example."""

    def __init__(self, word, does, example, **more):
        super().__init__(prog=f"./course {word}", description=does, epilog=f"Example:\n  ./course {example}", add_help=False,
                         formatter_class=argparse.RawDescriptionHelpFormatter, **more)
        self.color = False  # since Python 3.14 it would be coloured
        self.word, self.completes = word, {}
        self.add_argument("-h", "--help", action="store_true", help="shows this help")

    def error(self, message):
        given = message.removeprefix("unrecognized arguments: ").split(" ")[0]
        meant = nearest(given, self.options()) if given != message else ""
        raise WrongCall(f"course {self.word}: {message}{meant}; ./course {self.word} --help shows its options.")

    def options(self):
        """Its long options: {option: its choices, [] for any value, None where it takes none}."""
        return {name: None if action.nargs == 0 else self.completes.get(name) or list(action.choices or []) for action in self._actions
                for name in action.option_strings if name.startswith("--")}


def nearest(given, known):
    """Empty, or the question whether this was meant."""
    near = difflib.get_close_matches(given.split("=")[0], known, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def unknown(word):
    """A word that nobody does."""
    return WrongCall(f"There is no word '{word}'{nearest(word, [*LAUNCHER, *JAVA])}; ./course --help lists the words.")
