"""What the measured lines come to: medians, ratios, goals, a table."""
from statistics import median

from launcher.ui import table

# what, this kit's variant, the peer's: this kit is to be at least so many times as fast
GOALS = {("network", "float32", "frozen"): 1.1, ("network", "bfloat16", "frozen"): 1.8, ("features", "float32", "plain"): 1.5,
         ("features", "float32", "frozen"): 1.2, ("features", "bfloat16", "frozen"): 1.5, ("epoch", "channels_last", "channels_last"): 0.8}
BESIDE = {"onnxruntime": "ONNX Runtime", "openvino": "OpenVINO", "openvino_bfloat16": "OpenVINO, bfloat16"}
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
            peer = {"side": "peer", "what": what, "model": model, "variant": variant}
            for own in dict.fromkeys(one["variant"] for one in lines if (one["side"], one["what"], one["model"]) == ("kit", what, model)):
                found.append(_speed(lines, {"side": "kit", "what": what, "model": model, "variant": own}, peer))
    for model in dict.fromkeys(line["model"] for line in lines):
        here = [line for line in lines if line["model"] == model]
        found.append(_stored("stored features", model, "the guide's loop, this kit", STORED_GOAL, here, {"what": "stored16"}, {"what": "guide16"}))
        for (side, variant), beside in TUNE_BESIDE.items():
            found.append(_stored("stored prefix", model, beside, TUNE_GOALS[side, variant], here,
                                 {"what": "tune", "side": "kit", "variant": "stored"}, {"what": "tune", "side": side, "variant": variant}))
    return [row for row in found if row]


def _speed(lines, kit, peer):
    """Images a second of one of the kit's variants beside one of the peer's."""
    ours, its = (_median(lines, "images_per_second", **side) for side in (kit, peer))
    return {"what": kit["what"], "model": kit["model"], "variant": kit["variant"], "against": BESIDE.get(peer["variant"], f"PyTorch, {peer['variant']}"),
            "kit": ours, "other": its, "ratio": ours / its, "goal": GOALS.get((kit["what"], kit["variant"], peer["variant"])),
            "rounds": _rounds(lines, "images_per_second", kit, peer)}


def _stored(what, model, against, goal, lines, kit, other):
    """What is stored beside what is computed in each epoch; None where one of them was not measured."""
    stored, loop = _median(lines, "seconds", **kit), _median(lines, "seconds", **other)
    return stored and loop and {"what": what, "model": model, "against": against, "kit": stored, "other": loop,
                                "ratio": loop / stored, "goal": goal, "rounds": _rounds(lines, "seconds", other, kit),
                                "accuracy": _median(lines, "accuracy", **kit), "other_accuracy": _median(lines, "accuracy", **other)}


def report(found):
    """Two small tables: speed beside PyTorch, what is stored beside the loop."""
    speed = [[r["what"], r["model"], r["variant"], r["against"], f"{r['kit']:.1f}", f"{r['other']:.1f}", f"{r['ratio']:.2f}", _spread(r), _goal(r)]
             for r in found if "accuracy" not in r]
    stored = [[r["what"], r["model"], r["against"], f"{r['kit']:.1f}", f"{r['other']:.1f}", f"{r['ratio']:.2f}", _spread(r), _goal(r),
               f"{r['accuracy']:.3f}", f"{r['other_accuracy']:.3f}"] for r in found if "accuracy" in r]
    parts = []
    if speed:
        parts.append(table(["what", "model", "kit", "beside", "kit images/s", "its images/s", "ratio", "by round", "goal"], speed))
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
    """(what of which network, mean of the kit's numbers, of the other's) where not the same was computed: by more than 1 %, where one is bfloat16 by 5 %."""
    measured = dict.fromkeys((line["what"], line["model"]) for line in lines if "mean" in line)
    for what, model in measured:
        here = [line for line in lines if (line["what"], line["model"]) == (what, model)]
        own = dict.fromkeys(line["variant"] for line in here if line["side"] == "kit")
        base = "float32" if "float32" in own else next(iter(own), None)
        kit = _median(here, "mean", side="kit", variant=base)
        for side, variant in dict.fromkeys((line["side"], line["variant"]) for line in here):
            mean = _median(here, "mean", side=side, variant=variant)
            if kit and abs(kit / mean - 1) > (0.05 if "bfloat16" in base + variant else 0.01):
                yield f"{what} of {model}, {variant}", kit, mean
