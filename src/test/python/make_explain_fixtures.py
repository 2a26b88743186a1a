"""Writes src/test/resources/tsugiki/explain/*.json and transfer/pca.json: what PyTorch 2.7.1 makes of the same pictures.

    python src/test/python/make_explain_fixtures.py      (needs torch, torchvision, numpy; see bench/peer/requirements.txt)

Written from the papers' equations with autograd alone: Grad-CAM, FGSM and its step-by-step form, the attack on
features, expected calibration error, temperature, principal components.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision
from torch import nn
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "bench" / "peer"))
import made  # noqa: E402

OUT = ROOT / "src" / "test" / "resources" / "tsugiki"
MEAN, STD = (0.4, 0.5, 0.6), (0.2, 0.25, 0.3)


def floats(values):
    return [float(f"{v:.9g}") for v in torch.as_tensor(values).flatten().tolist()]


def picture(side, salt):
    """[side, side, 3], 0..255."""
    noise = made.noise("input", side * side * 3, salt)
    return torch.from_numpy(np.floor((noise + 1) * 128)).float().reshape(side, side, 3)


def normalised(pixels, mean, std):
    return ((pixels / 255 - torch.tensor(mean)) / torch.tensor(std)).permute(2, 0, 1)[None]


class Small(nn.Module):
    """conv > BatchNorm > ReLU > conv, stride 2 > ReLU > mean > Linear."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(6)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(6, 8, 3, stride=2, padding=1)
        self.relu2 = nn.ReLU()
        self.fc = nn.Linear(8, 5)

    def embed(self, x):
        return self.relu2(self.conv2(self.relu1(self.bn1(self.conv1(x))))).mean((2, 3))

    def forward(self, x):
        return self.fc(self.embed(x))


def grad_cam(net, x, label, stage):
    kept = {}
    handle = stage.register_forward_hook(lambda module, inputs, output: kept.update(maps=output))
    logit = net(x)[0, label]
    handle.remove()
    gradient, = torch.autograd.grad(logit, kept["maps"])
    a = gradient.mean((2, 3), keepdim=True)
    cam = F.relu((a * kept["maps"]).sum(1))[0]
    return (cam / cam.max()).detach()


def attack(pixels, epsilon, steps, direction, score):
    size = epsilon if steps == 1 else 2.5 * epsilon / steps
    low, high = (pixels - epsilon).clamp(min=0), (pixels + epsilon).clamp(max=255)
    now = pixels.clone()
    for _ in range(steps):
        now.requires_grad_(True)
        gradient, = torch.autograd.grad(score(now), now)
        now = (now.detach() + direction * size * gradient.sign()).clamp(low, high)
    now = now.round()
    return {"epsilon": epsilon, "steps": steps, "changed": [int(v) for v in now.flatten()],
            "before": score(pixels).item(), "after": score(now).item()}


def small():
    net = made.fill(Small()).eval()
    seen, model = picture(9, ""), picture(9, "model")

    def entropy(label):
        return lambda pixels: F.cross_entropy(net(normalised(pixels, MEAN, STD)), torch.tensor([label]))

    with torch.no_grad():
        target = net.embed(normalised(model, MEAN, STD))

    def features(pixels):
        return ((net.embed(normalised(pixels, MEAN, STD)) - target) ** 2).sum() / (target ** 2).sum()

    x = normalised(seen, MEAN, STD)
    pixels = seen.clone().requires_grad_(True)
    gradient, = torch.autograd.grad(entropy(2)(pixels), pixels)
    return {
        "logits": floats(net(x)),
        "gradcam": [{"stage": stage, "label": label, "map": floats(grad_cam(net, x, label, getattr(net, stage)))}
                    for stage in ("relu1", "relu2") for label in (0, 3)],
        "gradient": floats(gradient),
        "away": [attack(seen, 4, 1, 1, entropy(2)), attack(seen, 6, 5, 1, entropy(2))],
        "toward": [attack(seen, 4, 1, -1, entropy(4)), attack(seen, 20, 10, -1, entropy(4))],
        "mimic": [attack(seen, 20, 10, -1, features)],
    }


def resnet18():
    net = made.fill(torchvision.models.resnet18()).eval()
    seen = picture(224, "")
    x = normalised(seen, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
    return [{"stage": stage, "label": label, "map": floats(grad_cam(net, x, label, getattr(net, stage)))}
            for stage in ("layer3", "layer4") for label in (7, 500)]


def calibration():
    logits = torch.from_numpy(made.noise("logits", 60 * 5) * 6).float().reshape(60, 5)
    labels = logits.argmax(1)
    labels[::3] = (labels[::3] + 1) % 5
    confidence, said = F.softmax(logits, 1).max(1)
    error = 0
    for low in torch.arange(0, 1, 0.1, dtype=torch.float64):
        inside = (confidence > low) & (confidence <= low + 0.1)
        if inside.any():
            error += inside.double().mean() * ((said == labels)[inside].double().mean() - confidence[inside].double().mean()).abs()
    log_t = torch.zeros((), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([log_t], max_iter=200, tolerance_grad=1e-12, tolerance_change=1e-14, line_search_fn="strong_wolfe")

    def closure():
        search.zero_grad()
        loss = F.cross_entropy(logits.double() / log_t.exp(), labels)
        loss.backward()
        return loss

    search.step(closure)
    return {"logits": floats(logits), "labels": labels.tolist(), "error": float(error),
            "temperature": log_t.exp().item(), "loss": F.cross_entropy(logits.double() / log_t.exp(), labels).item()}


def pca():
    cases = []
    for rows, columns in ((30, 6), (4, 9)):
        x = made.noise("features", rows * columns).astype(np.float32).reshape(rows, columns) * np.linspace(3, 1, columns, dtype=np.float32) + 5
        centred = x.astype(np.float64) - x.astype(np.float64).mean(0)
        u, s, vh = np.linalg.svd(centred, full_matrices=False)
        vh *= np.sign(vh[np.arange(len(vh)), np.abs(vh).argmax(1)])[:, None]
        cases.append({"rows": rows, "columns": columns, "values": floats(x), "shares": list((s ** 2 / (s ** 2).sum())[:3]),
                      "points": floats((centred @ vh[:3].T))})
    return {"cases": cases}


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content) + "\n", encoding="utf-8")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write(OUT / "explain" / "small-network.json", small())
    write(OUT / "explain" / "resnet18.json", {"gradcam": resnet18()})
    write(OUT / "explain" / "calibration.json", calibration())
    write(OUT / "transfer" / "pca.json", pca())
