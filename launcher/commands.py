"""The words of the command line: who does each, what the summary says of it, how its options are read."""
import argparse
import difflib

from launcher.ui import WrongCall

HELP = """\
Tsugiki: transfer learning for pictures, in Java notebooks. ./course WORD --help tells the options of each word.

  ./course setup                 make everything ready (again and again, if you like)
  ./course lab                   open the lessons in JupyterLab
  ./course run [--data D] [--profile P]
                                 run all lessons without a browser; pages and a table in build/course/
  ./course grade NOTEBOOK...     run your own copy of a lesson, tell which exercises are right
  ./course doctor                look at this machine and say how to mend what is missing
  ./course test                  run every test
  ./course completion            a script by which bash and zsh complete words and options
  ./course --version             what the course is made of

  ./course models                the networks
  ./course inspect MODEL         one network: its parts, its numbers, its paper
  ./course train --data D --model M [--method H]
  ./course evaluate STUDENT --data D
  ./course predict STUDENT PICTURE...
  ./course serve STUDENT [--port P]
                                 a page and JSON over HTTP: pictures in, answers out
  ./course drift STUDENT LOG     whether what serve --log wrote is as what validation was
  ./course export STUDENT --to onnx|torchscript|safetensors|page --out PLACE

  D: a folder of class folders, or a data set's name; ./course train --help lists them (default: drawn flowers)
  H: how it is trained; ./course train --help tells all ways
  P: smoke (seconds), quick (the default), full

For those who work on the course itself:

  ./course setup --here|--cuda|--ipc|--spark
  ./course notebooks [NN...]     build and execute notebooks/*.ipynb from notebooks/source; --check compares only
  ./course lock [--upgrade]      pin every package of the Python side by its sum, after environment.yml changed
  ./course docs                  the library's Javadoc, in build/docs/
  ./course bench                 this kit beside PyTorch on the same pictures
  ./course trust fuzz|kill|twice  tries to break the kit: damaged files, kills, two at once
  ./course features, logits, verify, step
"""

# Word: the module that does it.
LAUNCHER = {"setup": "setup", "lab": "lab", "run": "run", "grade": "grade", "doctor": "doctor", "test": "tests",
            "notebooks": "notebooks", "lock": "lock", "docs": "docs", "bench": "bench", "trust": "trust",
            "completion": "completion"}

# The words that the Java side does; a test of it holds that these are all.
JAVA = ("models", "inspect", "train", "evaluate", "predict", "serve", "drift", "export", "features", "logits", "verify", "step")

HIDDEN = ("pictures", "thumbnails")  # Java's words that the launcher calls by itself


class Parser(argparse.ArgumentParser):
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
