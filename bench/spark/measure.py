"""The kit on Spark beside the kit alone on the same photographs; see README.md.

    python bench/spark/measure.py FOLDER {same,speed,growth,probe} [...]
"""
import argparse
import csv
import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import photographs  # noqa: E402
import tables  # noqa: E402
from cluster import Cluster  # noqa: E402
from launcher.paths import Project  # noqa: E402

PROJECT = Project(ROOT)
MODEL = "efficientnet_lite0"
FEW = 32  # photographs of a run that shows the start-up
SPLITS = ("official", "trainval", "swapped")
LOCAL = "the kit alone"
GROWTH = (10_000, 50_000, 200_000)
SMALL = ("--model", MODEL, "--size", 32)  # for growth


def course(*words, env=None):
    """A call of the course: (the result it prints, seconds of the whole process)."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, ROOT / "course", *map(str, words), "--format", "json"], capture_output=True, text=True, env=env)
    took = time.monotonic() - began
    if done.returncode != 0:
        sys.exit(f"course {' '.join(map(str, words))}: {done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1]), took


def new(path):
    shutil.rmtree(path, ignore_errors=True)
    return path


def forget():
    """The kit alone computes anew."""
    shutil.rmtree(PROJECT.build / "features", ignore_errors=True)


def same(work):
    forget()
    course("features", work / "classes", "--model", MODEL, "--out", work / "store.safetensors")
    course("features", work / "classes", "--engine", "spark", "--model", MODEL, "--out", new(work / "spark.parquet"))
    print(json.dumps({"same": tables.compare(work / "store.safetensors", work / "spark.parquet", work / "classes")}))


def alone(folder, work):
    forget()
    result, took = course("features", folder, "--model", MODEL, "--out", work / "alone.safetensors")
    return result["pictures"], took


def local(folder, work):
    result, took = course("features", folder, "--engine", "spark", "--master", "local[2]", "--model", MODEL, "--out", new(work / "local.parquet"))
    return result["pictures"], took, result


def clustered(folder, work, *more):
    out = new(work / "cluster.parquet")
    with Cluster(PROJECT, new(work / "cluster"), workers=2, cores=1) as cluster:
        began = time.monotonic()
        code, said, told = cluster.submit("features", folder, *(more or ("--model", MODEL)), "--out", out, "--format", "json")
        took = time.monotonic() - began
    if code != 0:
        sys.exit(told)
    result = json.loads(said.strip().splitlines()[-1])
    return result["pictures"], took, result


def processor():
    """Seconds of the processor that all ended children have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def speed(work, rounds):
    ways = {LOCAL: alone, "local[2]": local, "cluster 2 x 1": clustered}
    for i in range(rounds):
        for name, way in ways.items():
            before = processor()
            few, start, *_ = way(work / "few", work)
            between = processor()
            all_, took, *more = way(work / "classes", work)
            each = (processor() - between - (between - before)) / (all_ - few)
            print(json.dumps({"speed": name, "round": i + 1, "pictures": all_, "seconds": round(took, 1), "start": round(start, 1),
                              "a_second": round((all_ - few) / (took - start), 1), "processor_ms": round(1000 * each, 1),
                              **({"memory_mb": more[0]["memory_mb"], "job_seconds": round(more[0]["seconds"], 1)} if more else {})}), flush=True)


def growth(work):
    for name, ask in (("local[2]", small), ("cluster 2 x 1", small_clustered)):
        for rows in GROWTH:
            file = listed(work, rows)
            result = ask(file, work)
            print(json.dumps({"growth": name, **{part: result[part] for part in ("pictures", "seconds", "memory_mb", "driver_memory_mb", "parts")}}), flush=True)


def small(file, work):
    return course("features", file, "--engine", "spark", "--master", "local[2]", *SMALL, "--out", new(work / "growth.parquet"),
                  env={**PROJECT.environ, "TSUGIKI_HEAP": "2g"})[0]


def small_clustered(file, work):
    return clustered(file, work, *SMALL)[-1]


def listed(work, rows):
    """A list that names the photographs, made small, again and again."""
    photographs.shrink(work / "photographs", work / "small", 64)
    names = sorted(file.name for file in (work / "small").glob("*.jpg"))
    file = work / f"list-{rows}.csv"
    with open(file, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["path"])
        writer.writerows([f"small/{names[i % len(names)]}"] for i in range(rows))
    return file


def probe(work):
    course("features", work / "official.csv", "--engine", "spark", "--model", MODEL, "--out", new(work / "official.parquet"))
    for split in SPLITS:
        table = work / "official.parquet"
        if split != "official":
            table = tables.other_parts(table, work / f"{split}.csv", new(work / f"{split}.parquet"))
        result, _ = course("train", "--engine", "spark", "--features", table, "--method", "softmax")
        kit, _ = course("train", "--data", f"flowers102:{work / 'official-files'}", "--split", split, "--model", MODEL, "--method", "softmax")
        print(json.dumps({"probe": split, "train": result["train"], "scored": result["pictures"], "mllib": round(100 * result["accuracy"], 2),
                          "kit": round(100 * kit["accuracy"], 2), "mllib_fit_seconds": round(result["fit_seconds"], 1), "kit_fit_seconds": round(kit["fit_seconds"], 1)}), flush=True)


def main():
    known = argparse.ArgumentParser(description=__doc__)
    known.add_argument("folder", type=Path, help="the folder with the three official files of Flowers-102")
    known.add_argument("what", nargs="+", choices=("same", "speed", "growth", "probe"))
    known.add_argument("--work", type=Path, default=ROOT / "build" / "bench-spark", help="where photographs and tables go")
    known.add_argument("--rounds", type=int, default=3)
    asked = known.parse_args()
    photographs.prepare(asked.folder, asked.work, FEW)
    for what in asked.what:
        {"same": lambda: same(asked.work), "speed": lambda: speed(asked.work, asked.rounds), "growth": lambda: growth(asked.work),
         "probe": lambda: probe(asked.work)}[what]()


if __name__ == "__main__":
    main()
