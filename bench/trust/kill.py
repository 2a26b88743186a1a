"""Kills the kit at its work, at random moments and at chosen system calls, and looks at what is left.

    ./course trust kill [--random 60] [--calls 20] [--seed 1] [--only save,download,unpack,features,store,softmax,head,setup]

`setup` works in a clone of this project, takes minutes, and is left out unless named.

Right is: after every kill a student that was there can be loaded; the same call, given again, ends well; and
then the folder holds what an undisturbed run leaves: the same numbers, the same names, nothing else. What a killed
`store` has committed is not computed again.
"""
import argparse
import collections
import random
import re
import shutil
import signal
import sys
import time

import clone
import work

CALLS = ("rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fcntl", "utimensat")


def main():
    parser = argparse.ArgumentParser(prog="course trust kill")
    parser.add_argument("--random", type=int, default=60, help="kills at random moments, over all scenes")
    parser.add_argument("--calls", type=int, default=20, help="kills at system calls, over all scenes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    root = work.workplace()
    try:
        return rounds(root, options)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def rounds(root, options):
    only = options.only.split(",") if options.only else []
    chosen = [s for s in work.scenes(root) if not only or s.name in only]
    chosen += ["setup"] if "setup" in only else []
    traced = shutil.which("strace") is not None
    if options.calls and not traced:
        print("strace is missing here: no kills at system calls (Debian: apt-get install strace).")
    faults, began, kills = [], time.monotonic(), collections.Counter()
    for number, scene in enumerate(chosen):
        if scene == "setup":
            for where, fault in clone.kills(root, share(options.random, number, len(chosen)), options.seed):
                kills["setup", "random"] += 1
                note(faults, "setup", where, fault)
            continue
        scene.measure()
        fault = scene.look(scene) if scene.look else None
        if fault:
            faults.append(f"{scene.name}, not killed at all: {fault}")
            print("  " + faults[-1], flush=True)
        dice = random.Random(f"{options.seed} {scene.name}")
        places = places_of(scene) if options.calls and traced else []
        print(f"{scene.name}: {scene.seconds:.1f} s undisturbed, first change after {scene.first:.1f} s, {len(places)} kinds of system calls", flush=True)
        for kind, count in (("random", share(options.random, number, len(chosen))), ("call", share(options.calls, number, len(chosen)))):
            tries = 0
            while count > 0 and tries < 4 * count + 20 and (kind == "random" or places):
                tries += 1
                where = at_random(scene, dice) if kind == "random" else at_call(scene, dice, places)
                if where is None:
                    continue  # it had ended before
                count -= 1
                kills[scene.name, kind] += 1
                note(faults, scene.name, where, aftermath(scene))
    seconds = time.monotonic() - began
    for (name, kind), count in sorted(kills.items()):
        print(f"  {name:9} {kind:7} {count} kills")
    print(f"{sum(kills.values())} kills in {seconds:.0f} s, {len(faults)} faults")
    return 1 if faults else 0


def note(faults, name, where, fault):
    if fault:
        faults.append(f"{name}, killed {where}: {fault}")
        print("  " + faults[-1], flush=True)


def share(all_, number, of):
    return all_ // of + (1 if number < all_ % of else 0)


def at_random(scene, dice):
    """Half anywhere, half after the first change in the folder, where the moments are that count."""
    scene.clear()
    before = work.names(scene.folder)
    child = scene.start()
    if dice.random() < 0.5:
        wait, where = dice.uniform(0, scene.seconds), "{:.3f} s after its start"
    else:
        wait, where = dice.uniform(0, 1.1 * (scene.seconds - scene.first)), "{:.3f} s after its first change"
        while child.poll() is None and work.names(scene.folder) == before:
            time.sleep(0.001)
    time.sleep(wait)
    ended = child.poll() is not None
    clone.kill(child)
    return None if ended else where.format(wait)


def places_of(scene):
    """{call: its numbers within a thread} of the calls that touch the scene's folder."""
    scene.clear()
    log = scene.folder / "tmp" / "calls"
    child = scene.start(["strace", "-f", "-y", "--seccomp-bpf", "-qq", "-e", "trace=" + ",".join(CALLS), "-e", "signal=none", "-o", str(log)])
    child.communicate()
    counts, places = collections.Counter(), collections.defaultdict(set)
    for line in log.read_text(errors="replace").splitlines():
        called = re.match(r"(\d+) +(\w+)\((.*)", line)
        if called:
            counts[called.group(1, 2)] += 1
            if f"{scene.folder}/" in called.group(3) and f"{scene.folder}/tmp" not in called.group(3):
                places[called.group(2)].add(counts[called.group(1, 2)])
    return {name: sorted(numbers) for name, numbers in sorted(places.items())}


def at_call(scene, dice, places):
    name = dice.choice(list(places))
    number = dice.choice(places[name])
    scene.clear()
    # without --seccomp-bpf: with it, strace 6.1 lets most calls pass where it should kill
    child = scene.start(["strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}"])
    child.stdout.read()
    killed = child.wait() in (-signal.SIGKILL, 128 + signal.SIGKILL)
    clone.kill(child)
    return f"at {name} number {number}" if killed else None


def aftermath(scene):
    """What is wrong after a kill and after the next run, or None."""
    fault = scene.look(scene) if scene.look else None
    if fault:
        return fault
    kept = work.rows(scene.folder) if scene.computed is not None else 0
    child = scene.start()
    said = child.communicate()[0].decode(errors="replace").strip()
    if child.returncode != 0:
        return f"the next run ends with {child.returncode}: {said}"
    if scene.computed is not None and work.computed(said) != scene.computed - kept:
        return f"{kept} of {scene.computed} pictures were stored, and the next run says: {said}"
    return work.difference(work.state(scene.folder), scene.state)


if __name__ == "__main__":
    sys.exit(main())
