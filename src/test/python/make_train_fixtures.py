"""Writes src/test/resources/tsugiki/train/*.json: what PyTorch 2.7.1's optimizers, schedules and one small network do.

    python src/test/python/make_train_fixtures.py        (needs torch and numpy; see bench/peer/requirements.txt)

Figures are float32 printed with nine digits, which is exact; rates are doubles.
"""
import json
import sys
from pathlib import Path

import torch
from torch import nn
from torch.optim import lr_scheduler as lr

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "bench" / "peer"))
import made  # noqa: E402

OUT = ROOT / "src" / "test" / "resources" / "tsugiki" / "train"
STEPS = 10


def floats(values):
    return [float(f"{v:.9g}") for v in torch.as_tensor(values).flatten().tolist()]


# --- optimizers -----------------------------------------------------------------------------------------------------

SGD = dict(rate=0.1, momentum=0.0, dampening=0.0, weightDecay=0.0, nesterov=False)
ADAM = dict(rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weightDecay=0.0, decoupled=False)
CASES = {
    "sgd": ("sgd", {}),
    "sgd_momentum": ("sgd", dict(momentum=0.9)),
    "sgd_weight_decay": ("sgd", dict(weightDecay=0.01)),
    "sgd_momentum_weight_decay": ("sgd", dict(momentum=0.9, weightDecay=0.01)),
    "sgd_nesterov": ("sgd", dict(momentum=0.9, weightDecay=0.01, nesterov=True)),
    "sgd_changing_rate": ("sgd", dict(momentum=0.9, rates=[0.1 * 0.5 ** (i // 3) for i in range(STEPS)])),
    "adam": ("adam", {}),
    "adam_weight_decay": ("adam", dict(weightDecay=0.01)),
    "adam_large_eps": ("adam", dict(eps=0.1)),
    "adam_other_betas": ("adam", dict(rate=0.01, beta1=0.5, beta2=0.9)),
    "adam_changing_rate": ("adam", dict(rates=[0.01 * 0.5 ** (i // 3) for i in range(STEPS)])),
    "adamw": ("adam", dict(weightDecay=0.01, decoupled=True)),
}


def optimizer(kind, parameters, s):
    if kind == "sgd":
        return torch.optim.SGD(parameters, lr=s["rate"], momentum=s["momentum"], dampening=s["dampening"],
                               weight_decay=s["weightDecay"], nesterov=s["nesterov"], foreach=False)
    maker = torch.optim.AdamW if s["decoupled"] else torch.optim.Adam
    return maker(parameters, lr=s["rate"], betas=(s["beta1"], s["beta2"]), eps=s["eps"],
                 weight_decay=s["weightDecay"], foreach=False)


def gradients():
    """Ten gradients of five values: ordinary, tiny, large, always zero, and zero but once."""
    v = torch.from_numpy(made.noise("gradients", STEPS * 5)).reshape(STEPS, 5)
    size = torch.tensor([1.0, 1e-6, 100.0, 0.0, 0.0], dtype=torch.float64)
    table = v * size
    table[4, 4] = 0.5
    return table.float()


def optimizers():
    start, grads = torch.tensor([0.5, -1.25, 2.0, 0.75, -0.125]), gradients()
    cases = []
    for name, (kind, changes) in CASES.items():
        settings = {**(SGD if kind == "sgd" else ADAM), **changes}
        parameter = nn.Parameter(start.clone())
        opt, after = optimizer(kind, [parameter], settings), []
        for step in range(STEPS):
            if "rates" in settings:
                opt.param_groups[0]["lr"] = settings["rates"][step]
            parameter.grad = grads[step].clone()
            opt.step()
            after.append(floats(parameter.detach()))
        cases.append({"name": name, "optimizer": kind, **settings, "after": after})
    return {"start": floats(start), "gradients": [floats(g) for g in grads], "cases": cases}


# --- schedules ------------------------------------------------------------------------------------------------------

def rates_of(rate, count, make, momentum=False):
    """The rate each of `count` epochs (or updates) uses: read before the scheduler steps."""
    opt = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=rate, momentum=0.9)
    schedule = make(opt) if make else None
    rates, momenta = [], []
    for _ in range(count):
        rates.append(float(opt.param_groups[0]["lr"]))
        momenta.append(float(opt.param_groups[0]["momentum"]))
        opt.step()
        if schedule:
            schedule.step()
    return {"rates": rates, "momenta": momenta} if momentum else {"rates": rates}


def warm_cosine(opt, warm, count, factor):
    first = lr.LinearLR(opt, start_factor=factor, end_factor=1.0, total_iters=warm)
    return lr.SequentialLR(opt, [first, lr.CosineAnnealingLR(opt, T_max=count - warm)], milestones=[warm])


def schedules():
    def case(name, rate, count, make, momentum=False, **settings):
        return {"name": name, "rate": rate, **settings, **rates_of(rate, count, make, momentum)}

    return {"cases": [
        case("constant", 0.001, 5, None),
        case("step", 0.001, 24, lambda o: lr.StepLR(o, 6, 0.3), size=6, gamma=0.3),
        case("step", 0.0001, 8, lambda o: lr.StepLR(o, 2, 0.7), size=2, gamma=0.7),
        case("multi_step", 0.1, 12, lambda o: lr.MultiStepLR(o, [3, 7, 8], 0.1), milestones=[3, 7, 8], gamma=0.1),
        case("exponential", 0.01, 10, lambda o: lr.ExponentialLR(o, 0.9), gamma=0.9),
        case("cosine", 0.001, 9, lambda o: lr.CosineAnnealingLR(o, 8), length=8, floor=0.0),
        case("cosine", 0.001, 9, lambda o: lr.CosineAnnealingLR(o, 8, 1e-5), length=8, floor=1e-5),
        case("warm_up", 0.01, 8, lambda o: lr.LinearLR(o, 0.1, 1.0, 5), length=5, factor=0.1),
        case("warm_up_cosine", 0.01, 12, lambda o: warm_cosine(o, 3, 12, 0.1), warmUp=3, length=12, factor=0.1),
        case("one_cycle", 0.0004, 20, lambda o: lr.OneCycleLR(o, 0.01, total_steps=20), momentum=True,
             highest=0.01, updates=20, rising=0.3, divide=25.0, finalDivide=1e4, lowMomentum=0.85, highMomentum=0.95),
    ]}


# --- one small network ----------------------------------------------------------------------------------------------

class Small(nn.Module):
    """conv 3x3, stride 2 > BatchNorm > ReLU > global mean > Linear: [6, 3, 9, 9] to [6, 5]."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, stride=2, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(8)
        self.fc = nn.Linear(8, 5)

    def forward(self, x):
        return self.fc(torch.relu(self.bn(self.conv(x))).mean((2, 3)))


LABELS = [0, 1, 2, 3, 4, 0]
TRAININGS = [
    dict(name="all_sgd", optimizer="sgd", rates={"": 0.1}, momentum=0.9, weightDecay=1e-4, trained="all", statistics="batch"),
    dict(name="all_adam", optimizer="adam", rates={"": 1e-3}, weightDecay=0.0, trained="all", statistics="batch"),
    dict(name="ladder_adam", optimizer="adam", rates={"fc": 1e-2, "bn": 1e-3, "conv": 1e-4}, weightDecay=0.0,
         trained="all", statistics="batch"),
    dict(name="head_drifting", optimizer="adam", rates={"fc": 1e-2}, weightDecay=0.0, trained="fc", statistics="batch"),
    dict(name="head_frozen", optimizer="adam", rates={"fc": 1e-2}, weightDecay=0.0, trained="fc", statistics="running"),
    dict(name="all_frozen_statistics", optimizer="sgd", rates={"": 0.1}, momentum=0.9, weightDecay=0.0,
         trained="all", statistics="running"),
]


def state(net):
    return {k: {"norm": float(f"{v.double().norm().item():.9g}"), "first": floats(v)[:4]}
            for k, v in net.state_dict().items() if v.is_floating_point()}


def training(setting):
    net = made.fill(Small()).train()
    if setting["statistics"] == "running":
        net.bn.eval()
    named = [(n, p) for n, p in net.named_parameters() if setting["trained"] in ("all", n.split(".")[0])]
    for name, parameter in net.named_parameters():
        parameter.requires_grad = any(name == n for n, _ in named)
    groups = [{"params": [p for n, p in named if n.startswith(prefix)], "lr": rate}
              for prefix, rate in setting["rates"].items()]
    base = dict(SGD, momentum=setting.get("momentum", 0.0)) if setting["optimizer"] == "sgd" else dict(ADAM)
    opt = optimizer(setting["optimizer"], groups, dict(base, weightDecay=setting["weightDecay"]))
    pixels, labels, steps = made.pixels((6, 3, 9, 9)), torch.tensor(LABELS), []
    for _ in range(3):
        logits = net(pixels)
        loss = nn.functional.cross_entropy(logits, labels)
        opt.zero_grad()
        loss.backward()
        opt.step()
        steps.append({"loss": floats(loss.detach())[0], "logits": floats(logits.detach()[0]),
                      "state": state(net), "batches": int(net.bn.num_batches_tracked)})
    return {**setting, "steps": steps}


def small():
    return {"input": [6, 3, 9, 9], "labels": LABELS, "shapes": {k: list(v.shape) for k, v in Small().state_dict().items()},
            "cases": [training(s) for s in TRAININGS]}


def dump(value, indent=""):
    """JSON with each list of numbers on one line: short to read, small differences."""
    if isinstance(value, dict) and any(isinstance(v, (dict, list)) for v in value.values()):
        parts = [f"{indent} {json.dumps(k)}: {dump(v, indent + ' ')}" for k, v in value.items()]
        return "{\n" + ",\n".join(parts) + "\n" + indent + "}"
    if isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value):
        return "[\n" + ",\n".join(f"{indent} {dump(v, indent + ' ')}" for v in value) + "\n" + indent + "]"
    return json.dumps(value)


def write(name, value):
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / name).write_text(dump(value) + "\n", encoding="utf-8")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write("optimizers.json", optimizers())
    write("schedules.json", schedules())
    write("small-network.json", small())
    print(f"written to {OUT.relative_to(ROOT)} with PyTorch {torch.__version__}", file=sys.stderr)
