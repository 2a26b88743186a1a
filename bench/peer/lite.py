"""EfficientNet-Lite0/1/2 in PyTorch, from the paper's tables: the peer's own, for the weights of the Python packages.

EfficientNet (arXiv:1905.11946) without squeeze-and-excite, with ReLU6, and with a stem and head that do not grow.
Convolutions pad as TensorFlow's "same" does, BatchNorm's epsilon is 1e-3.
Names of parts are those of the weights files: `_conv_stem`, `_blocks.I._expand_conv`, `_conv_head`, `_fc`.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

# expansion, channels, repeats, stride, kernel: the seven stages of EfficientNet-B0
STAGES = [(1, 16, 1, 1, 3), (6, 24, 2, 2, 3), (6, 40, 2, 2, 5), (6, 80, 3, 2, 3),
          (6, 112, 3, 1, 5), (6, 192, 4, 2, 5), (6, 320, 1, 1, 3)]
# width and depth factors, picture side, resize, file in PyTorch's cache
VARIANTS = {
    "efficientnet_lite0": (1.0, 1.0, 224, 256, "efficientnet-lite0-57934424.pth"),
    "efficientnet_lite1": (1.0, 1.1, 240, 272, "efficientnet-lite1-77cc7160.pth"),
    "efficientnet_lite2": (1.1, 1.2, 260, 292, "efficientnet-lite2-9656183e.pth"),
}


def values(pixels):
    """Pixels 0..255 as the published weights want them."""
    return (pixels.float() - 127) / 128


class SameConv2d(nn.Conv2d):
    """Convolution whose output side is ceil(input side / stride); an odd pixel of padding goes right and below."""

    def forward(self, x):
        pads = [max((math.ceil(n / s) - 1) * s + k - n, 0)
                for n, s, k in zip(x.shape[-2:], self.stride, self.kernel_size)]
        if pads[0] % 2 == 0 and pads[1] % 2 == 0:
            return F.conv2d(x, self.weight, self.bias, self.stride, (pads[0] // 2, pads[1] // 2), 1, self.groups)
        x = F.pad(x, (pads[1] // 2, pads[1] - pads[1] // 2, pads[0] // 2, pads[0] - pads[0] // 2))
        return F.conv2d(x, self.weight, self.bias, self.stride, 0, 1, self.groups)


def conv(inside, outside, kernel, stride=1, groups=1):
    return SameConv2d(inside, outside, kernel, stride, groups=groups, bias=False)


def norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)


class MBConv(nn.Module):
    """Inverted residual: widen, filter each channel, narrow; added to its input when the shapes agree."""

    def __init__(self, inside, outside, expansion, kernel, stride):
        super().__init__()
        wide = inside * expansion
        if expansion > 1:
            self._expand_conv, self._bn0 = conv(inside, wide, 1), norm(wide)
        self._depthwise_conv, self._bn1 = conv(wide, wide, kernel, stride, wide), norm(wide)
        self._project_conv, self._bn2 = conv(wide, outside, 1), norm(outside)
        self.widens, self.adds = expansion > 1, stride == 1 and inside == outside

    def forward(self, x):
        y = F.relu6(self._bn0(self._expand_conv(x))) if self.widens else x
        y = F.relu6(self._bn1(self._depthwise_conv(y)))
        y = self._bn2(self._project_conv(y))
        return x + y if self.adds else y


def widened(channels, factor):
    """Channels times the factor, to the nearest multiple of 8, never more than a tenth below."""
    grown = channels * factor
    rounded = max(8, int(grown + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * grown else rounded


class EfficientNetLite(nn.Module):
    """[N, 3, S, S] to logits [N, 1000]; `embed` gives the pooled features [N, 1280]."""

    def __init__(self, name, classes=1000):
        super().__init__()
        width, depth, self.side, self.resize, self.file = VARIANTS[name]
        self._conv_stem, self._bn0 = conv(3, 32, 3, 2), norm(32)
        blocks, inside = [], 32
        for i, (expansion, channels, repeats, stride, kernel) in enumerate(STAGES):
            if 0 < i < len(STAGES) - 1:  # the first and the last stage keep their depth
                repeats = math.ceil(repeats * depth)
            outside = widened(channels, width)
            for r in range(repeats):
                blocks.append(MBConv(inside, outside, expansion, kernel, stride if r == 0 else 1))
                inside = outside
        self._blocks = nn.ModuleList(blocks)
        self._conv_head, self._bn1 = conv(inside, 1280, 1), norm(1280)
        self._fc = nn.Linear(1280, classes)

    def embed(self, x):
        x = F.relu6(self._bn0(self._conv_stem(x)))
        for block in self._blocks:
            x = block(x)
        return F.relu6(self._bn1(self._conv_head(x))).mean((2, 3))

    def forward(self, x):
        return self._fc(F.dropout(self.embed(x), 0.2, self.training))


def create(name):
    """The network with PyTorch's first values."""
    return EfficientNetLite(name)
