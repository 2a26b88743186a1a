"""UTF-8 whatever the locale: file names, words and what is printed are the same for everyone.

On Linux Java reads and writes the names of files in the locale's encoding, and no option of its own changes that: under
`C`, or a locale that is not installed, every letter outside ASCII becomes `?`, and two folders become one. So the
programs that are started get a locale of UTF-8. On macOS and Windows Java's names of files do not depend on it.
"""
import locale
import os
import sys

DECIDING = ("LC_ALL", "LC_CTYPE", "LANG")  # the first that is set decides the encoding
SPEAKING = ("LC_ALL", "LC_MESSAGES", "LANG")
CATEGORIES = ("LANG", "LC_CTYPE", "LC_MESSAGES", "LC_TIME", "LC_NUMERIC", "LC_COLLATE", "LC_MONETARY")
PLAIN = ("C.UTF-8", "en_US.UTF-8")
# stdout and stderr: `sun.` is the name until JDK 18; a terminal on Windows has an encoding of its own.
OPTIONS = ("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8",
           "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8")


def java_options(windows=os.name == "nt", terminal=None):
    """The options that make Java read and print UTF-8."""
    terminal = sys.stdout.isatty() if terminal is None else terminal
    return list(OPTIONS[:1] if windows and terminal else OPTIONS)


def utf8(environ, **how):
    """`environ` with a locale that is installed and UTF-8: as it is, where it has one."""
    locale_name = replacement(environ, **how)
    return {**environ, "LC_ALL": locale_name} if locale_name else dict(environ)


def replacement(environ, encoding_of=None, needed=sys.platform == "linux"):
    """What LC_ALL must be: the person's own language in UTF-8, a plain UTF-8, or None where all is well."""
    encoding_of = encoding_of or _encoding
    if not needed:
        return None
    chosen = next((environ[name] for name in DECIDING if environ.get(name)), "C")
    others = [] if environ.get("LC_ALL") else [environ[name] for name in CATEGORIES if environ.get(name)]
    whole = all(encoding_of(name) for name in [chosen, *others])  # one that is not installed turns all into "C"
    if whole and encoding_of(chosen) == "utf8":
        return None
    language = next((environ[name] for name in SPEAKING if environ.get(name)), "C").split(".")[0].split("@")[0]
    return next((name for name in (f"{language}.UTF-8", *PLAIN) if encoding_of(name) == "utf8"), None)


def _encoding(name):
    """The encoding of an installed locale in small letters without signs, or None."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
        return locale.nl_langinfo(locale.CODESET).lower().replace("-", "")
    except (locale.Error, ValueError):
        return None
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def prepare_streams():
    """What the launcher prints never fails for a letter; into a file or another program it is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            here = {} if stream.isatty() else {"encoding": "utf-8"}
            stream.reconfigure(errors="backslashreplace", **here)


def unreadable(word):
    """Whether a word of the command line is not UTF-8, as names of other systems in Shift-JIS or Latin-1 are."""
    try:
        word.encode("utf-8")
        return False
    except UnicodeEncodeError:
        return True
