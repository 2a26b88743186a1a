"""What both harnesses need: scenes of the kit's work, a folder for each, and what the folder holds afterwards."""
import contextlib
import csv
import hashlib
import http.server
import io
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

JAVA, CLASS_PATH = os.environ.get("TRUST_JAVA", "java"), os.environ.get("TRUST_CLASS_PATH", "")
NETWORK = "shufflenet_v2_x0_5"
STUDENT = ("student.json", "weights.safetensors")
TIMED = {"seconds", "fit_seconds", "Seconds", "Pictures/s", "picturesPerSecond"}
OPTIONS = ["-Xmx512m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.awt.headless=true"]


@dataclass
class Scene:
    """One piece of work: `fresh` is what its folder holds before, `words` the call, `look` judges a folder a kill left."""

    name: str
    folder: Path
    words: list
    fresh: list = field(default_factory=list)
    look: object = None
    seconds: float = 0.0  # from the start to the end
    first: float = 0.0  # from the start to the first change in the folder
    state: dict = None  # what an undisturbed run leaves
    computed: int = None  # how many pictures an undisturbed run says that it computed, where it says so

    def clear(self):
        """The folder as before the work."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "tmp").mkdir(parents=True)
        for name, source in self.fresh:
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, self.folder / name)

    def start(self, prefix=(), words=None):
        """A process in a group of its own; what it says is kept."""
        argv = [*prefix, JAVA, *OPTIONS, f"-Djava.io.tmpdir={self.folder / 'tmp'}", "-cp", CLASS_PATH, *map(str, words or self.words)]
        return subprocess.Popen(argv, cwd=self.folder, env=environment(self.folder), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)

    def measure(self):
        """Runs it undisturbed; a scene that fails by itself is no measure."""
        self.clear()
        before, began = names(self.folder), time.monotonic()
        child = self.start()
        while child.poll() is None and names(self.folder) == before:
            time.sleep(0.002)
        self.first = time.monotonic() - began
        said = child.communicate()[0].decode(errors="replace")
        self.seconds = time.monotonic() - began
        if child.returncode != 0:
            raise SystemExit(f"{self.name} fails undisturbed ({child.returncode}):\n{said}")
        self.state, self.computed = state(self.folder), computed(said)
        return self


def computed(said):
    """The number in `computed 160`, or None."""
    found = re.search(r"computed (\d+)", said)
    return int(found.group(1)) if found else None


def rows(folder):
    """How many rows a store holds, read from a copy: what opens a store mends it."""
    with tempfile.TemporaryDirectory(dir=folder / "tmp") as copy:
        for file in (folder / "home/build/features").glob("features.sqlite*"):
            shutil.copy2(file, copy)
        with contextlib.closing(sqlite3.connect(Path(copy) / "features.sqlite")) as store:
            try:
                return store.execute("SELECT count(*) FROM activation").fetchone()[0]
            except sqlite3.OperationalError:
                return 0  # killed before it was made


def environment(folder):
    return {**os.environ, "TSUGIKI_HOME": str(folder / "home"), "OPT_OUT_TRACKING": "true", "OMP_WAIT_POLICY": "passive",
            "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}


def names(folder):
    """Every file and folder below, by name; what vanishes meanwhile is not there."""
    return {os.path.join(top, name) for top, folders, files in os.walk(folder) for name in (*folders, *files)
            if not top.endswith("/tmp")}


def state(folder):
    """What the folder holds: a sum of each file's content without the times in it; folders as such."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.split("/")[0] != "tmp":
            found[name] = "folder" if path.is_dir() else content(path)
    return found


def content(path):
    if path.name.endswith(".lock"):
        return "a lock, which may be a gigabyte of nothing"
    if path.suffix in (".png", ".db") and "student" in str(path):
        return "a chart, with times in it"
    if path.suffix == ".sqlite":
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as store:
            data = repr(store.execute("SELECT about, hex(picture), hex(numbers) FROM activation JOIN space ON space = space.id "
                                      "ORDER BY 1, 2").fetchall()).encode()
    else:
        data = path.read_bytes()
    if path.suffix == ".json":
        data = json.dumps(untimed(json.loads(data)), sort_keys=True).encode()
    elif path.suffix == ".csv":
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        data = json.dumps(untimed(rows)).encode()
    elif path.suffix == ".safetensors":  # the order of metadata is free, and they tell how long each epoch took
        length = int.from_bytes(data[:8], "little")
        header = json.loads(data[8:8 + length])
        header.get("__metadata__", {}).pop("history", None)
        data = json.dumps(header, sort_keys=True).encode() + data[8 + length:]
    return hashlib.sha256(data).hexdigest()[:16]


def untimed(value):
    if isinstance(value, dict):
        return {k: untimed(v) for k, v in value.items() if k not in TIMED}
    return [untimed(v) for v in value] if isinstance(value, list) else value


def difference(is_, should):
    """In words, or None."""
    parts = [("missing", should.keys() - is_.keys()), ("left over", is_.keys() - should.keys()),
             ("other content", {n for n in is_.keys() & should.keys() if is_[n] != should[n]})]
    told = "; ".join(f"{what}: {', '.join(sorted(names)[:6])}" for what, names in parts if names)
    return told or None


def sentence(said):
    """What is wrong with a refusal's last line, or None."""
    lines = [line for line in said.strip().splitlines() if line.strip()]
    if not lines:
        return "nothing was said"
    if re.search(r"^\s+at |Exception|did not foresee|Traceback", said, re.MULTILINE):
        return "a trace or an unforeseen error: " + lines[-1]
    return f"no sentence: {lines[-1]}" if not lines[-1].endswith(".") or re.search(r"\bnull\b", lines[-1]) else None


class Server:
    """Serves three megabytes slowly on this machine, resumes where asked."""

    def __init__(self):
        self.body = random.Random(1).randbytes(3_000_000)
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
                begin = int(asked.group(1)) if asked else 0
                if begin >= len(outer.body):
                    self.send_response(416)
                    self.send_header("Content-Length", "0")
                    return self.end_headers()
                self.send_response(206 if asked else 200)
                if asked:
                    self.send_header("Content-Range", f"bytes {begin}-{len(outer.body) - 1}/{len(outer.body)}")
                self.send_header("ETag", '"1"')
                self.send_header("Content-Length", str(len(outer.body) - begin))
                self.end_headers()
                try:
                    for at in range(begin, len(outer.body), 50_000):
                        self.wfile.write(outer.body[at:at + 50_000])
                        time.sleep(0.005)
                except OSError:
                    pass  # the reader was killed

            def log_message(self, *args):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    @property
    def words(self):
        return f"http://127.0.0.1:{self.http.server_port}/file.bin", hashlib.sha256(self.body).hexdigest()


def scenes(root):
    """All scenes that need no set-up of their own, with their files made below `root`."""
    made, bare = root / "made", Scene("making", root / "making", [])
    made.mkdir(parents=True)
    for words in (["weights", made / "weights.safetensors"], ["pictures", made / "pictures", 8], ["pictures", made / "many", 80], ["official", made / "official"],
                  ["save", made / "student", 1]):
        bare.clear()
        child = bare.start(words=["tsugiki.trust.Steps", *words])
        said = child.communicate()[0].decode(errors="replace")
        if child.returncode != 0:
            raise SystemExit(f"{words[0]} cannot be made: {said}")
    shutil.rmtree(bare.folder)
    (made / "student" / "notes").mkdir()
    (made / "student" / "notes" / "thesis.txt").write_text("mine")
    network = ["--model", NETWORK, "--weights", made / "weights.safetensors"]
    data, main, steps = ["--data", made / "pictures"], "tsugiki.cli.Main", "tsugiki.trust.Steps"
    at = root / "work"
    student = [("student", made / "student")]
    server = Server()
    return [Scene("save", at, [steps, "save", at / "student", 2], student, kept_student),
            Scene("download", at, [steps, "download", at / "cache" / "file.bin", *server.words]),
            Scene("unpack", at, [steps, "unpack", made / "official", at / "home" / "unpacked"]),
            Scene("features", at, [main, "features", made / "pictures", "--out", at / "out.safetensors", *network]),
            Scene("store", at, [steps, "store", made / "many", made / "weights.safetensors"]),
            Scene("softmax", at, [main, "train", *data, *network, "--method", "softmax", "--out", at / "student"], student, kept_student),
            Scene("head", at, [main, "train", *data, *network, "--method", "head", "--epochs", "2", "--out", at / "student"], student, kept_student),
            Scene("tune", at, [main, "train", *data, *network, "--method", "tune", "--part", "stage4", "--epochs", "3", "--out", at / "student"],
                  student, kept_student)]


def student(folder):
    """The content of the files that make a student."""
    return {name: content(folder / name) if (folder / name).is_file() else None for name in STUDENT}


def kept_student(scene):
    """At every moment a student can be loaded from where one was, and what else lies in its folder stays."""
    if not (scene.folder / "student" / "notes" / "thesis.txt").is_file():
        return "notes/thesis.txt is lost"
    before = next(source for name, source in scene.fresh if name == "student")
    now = student(scene.folder / "student")
    if now in (student(before), {name: scene.state.get(f"student/{name}") for name in STUDENT}):
        return None
    child = scene.start(words=["tsugiki.trust.Steps", "load", scene.folder / "student"])
    said = child.communicate()[0].decode(errors="replace")
    return None if child.returncode == 0 else f"the student cannot be loaded: {said.strip()}"


def workplace():
    """A folder in memory where there is one: kills lose nothing that the system has, and it is quick."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="trust", dir=memory if os.access(memory, os.W_OK) else None))
