"""What the measured lines come to: medians, ratios, goals, a table."""
from statistics import median

from launcher.ui import table

# what, the peer's variant: this kit is to be at least so many times as fast
GOALS = {("features", "plain"): 1.5, ("epoch", "channels_last"): 0.8}
STORED_GOAL = 15
# 8 epochs from a stored prefix are to take at least so many times less, storing included
TUNE_GOALS = {("kit", "loop"): 2, ("kit", "all"): 3, ("peer", "channels_last"): 4}
TUNE_BESIDE = {("kit", "loop"): "the same part in the loop, this kit", ("kit", "all"): "all layers, this kit",
               ("peer", "channels_last"): "all layers, PyTorch channels_last"}
APART = 1.5  # rounds whose ratios differ by more say nothing about a goal: the machine's load changed between them


def _median(lines, key, **wanted):
    values = [line[key] for line in lines if all(line.get(k) == v for k, v in wanted.items())]
    return median(values) if values else None


def _rounds(lines, key, upper, lower):
    """The ratio within each round that has both."""
    both = [(_median(lines, key, round=n, **upper), _median(lines, key, round=n, **lower))
            for n in sorted({line["round"] for line in lines})]
    return [a / b for a, b in both if a and b]


def ratios(lines):
    """One dict for each comparison, in the order measured."""
    found, seen = [], set()
    for line in lines:
        what, model, variant = line["what"], line["model"], line["variant"]
        if line["side"] == "peer" and what != "tune" and (what, model, variant) not in seen:
            seen.add((what, model, variant))
            kit = _median(lines, "images_per_second", side="kit", what=what, model=model)
            peer = _median(lines, "images_per_second", side="peer", what=what, model=model, variant=variant)
            found.append({"what": what, "model": model, "against": f"PyTorch, {variant}", "kit": kit, "other": peer,
                          "ratio": kit / peer, "goal": GOALS.get((what, variant)),
                          "rounds": _rounds(lines, "images_per_second", {"side": "kit", "what": what, "model": model},
                                            {"side": "peer", "what": what, "model": model, "variant": variant})})
    for model in dict.fromkeys(line["model"] for line in lines):
        here = [line for line in lines if line["model"] == model]
        found.append(_stored("stored features", model, "the guide's loop, this kit", STORED_GOAL, here, {"what": "stored16"}, {"what": "guide16"}))
        for (side, variant), beside in TUNE_BESIDE.items():
            found.append(_stored("stored prefix", model, beside, TUNE_GOALS[side, variant], here,
                                 {"what": "tune", "side": "kit", "variant": "stored"}, {"what": "tune", "side": side, "variant": variant}))
    return [row for row in found if row]


def _stored(what, model, against, goal, lines, kit, other):
    """What is stored beside what is computed in each epoch; None where one of them was not measured."""
    stored, loop = _median(lines, "seconds", **kit), _median(lines, "seconds", **other)
    return stored and loop and {"what": what, "model": model, "against": against, "kit": stored, "other": loop,
                                "ratio": loop / stored, "goal": goal, "rounds": _rounds(lines, "seconds", other, kit),
                                "accuracy": _median(lines, "accuracy", **kit), "other_accuracy": _median(lines, "accuracy", **other)}


def report(found):
    """Two small tables: speed beside PyTorch, what is stored beside the loop."""
    speed = [[r["what"], r["model"], r["against"], f"{r['kit']:.1f}", f"{r['other']:.1f}", f"{r['ratio']:.2f}", _spread(r), _goal(r)]
             for r in found if "accuracy" not in r]
    stored = [[r["what"], r["model"], r["against"], f"{r['kit']:.1f}", f"{r['other']:.1f}", f"{r['ratio']:.2f}", _spread(r), _goal(r),
               f"{r['accuracy']:.3f}", f"{r['other_accuracy']:.3f}"] for r in found if "accuracy" in r]
    parts = []
    if speed:
        parts.append(table(["what", "model", "beside", "kit images/s", "its images/s", "ratio", "by round", "goal"], speed))
    if stored:
        parts.append(table(["what", "model", "beside", "stored s", "its s", "ratio", "by round", "goal", "accuracy", "its accuracy"], stored))
    return "\n\n".join(parts)


def _goal(row):
    if row["goal"] is None:
        return "-"
    if len(row["rounds"]) < 2 or max(row["rounds"]) > APART * min(row["rounds"]):
        return f"{row['goal']} open: {'one round only' if len(row['rounds']) < 2 else 'rounds too far apart'}"
    return f"{row['goal']} {'met' if row['ratio'] >= row['goal'] else 'missed'}"


def _spread(row):
    return " ".join(f"{ratio:.2f}" for ratio in row["rounds"])


def differing(lines):
    """(model, mean of the kit's features, of the peer's) where both sides did not compute the same, by more than 1 %."""
    for model in dict.fromkeys(line["model"] for line in lines if line["what"] == "features"):
        kit = _median(lines, "mean", side="kit", what="features", model=model)
        peer = _median(lines, "mean", side="peer", what="features", model=model)
        if kit and peer and abs(kit / peer - 1) > 0.01:
            yield model, kit, peer
