"""Makes the small files beside it with PyTorch 2.7.1: python make_fixtures.py

Every tensor is 0, 1, 2, ... (or what the name says), so that a test can say what it expects.
"""
from collections import OrderedDict
import os

import torch
from torch import nn

os.chdir(os.path.dirname(os.path.abspath(__file__)))


def count(*shape, dtype=torch.float32):
    n = torch.Size(shape).numel()
    return torch.arange(n, dtype=torch.float64).reshape(shape).to(dtype)


def network():
    """A state dict with its _metadata, as torch writes a network's."""
    net = nn.Sequential(OrderedDict(conv=nn.Conv2d(1, 2, 3, bias=False), bn=nn.BatchNorm2d(2)))
    state = net.state_dict()
    for tensor in state.values():
        tensor.copy_(count(*tensor.shape, dtype=tensor.dtype))
    return state


def kinds():
    kinds = dict(double=torch.float64, float=torch.float32, half=torch.float16, bfloat=torch.bfloat16, long=torch.int64,
                 int=torch.int32, short=torch.int16, char=torch.int8, byte=torch.uint8, bool=torch.bool)
    return {name: count(2, dtype=dtype) for name, dtype in kinds.items()}


def views():
    base = count(4, 3)
    return {
        "base": base,
        "row": base[2],
        "transposed": base.t(),
        "every_second": base[::2, 1:],
        "channels_last": count(1, 2, 2, 2).contiguous(memory_format=torch.channels_last),
        "expanded": count(1, 1).expand(2, 3),
        "empty": count(0, 3),
        "number": torch.tensor(7.0),
        "parameter": nn.Parameter(count(2)),
    }


def old_parameters():
    """As PyTorch 0.1 to 0.3 pickled a network: Parameter objects whose flags are set by BUILD."""
    class Old:
        def __init__(self, tensor):
            self.tensor = tensor

        def __reduce__(self):
            return torch.nn.Parameter, (self.tensor,), (True, False, OrderedDict())

    return OrderedDict([("weight", Old(count(2, 2)))])


def save(value, name):
    torch.save(value, name + "_zip.pth")
    torch.save(value, name + "_stream.pth", _use_new_zipfile_serialization=False)


save(network(), "network")
save(kinds(), "kinds")
save(views(), "views")
save({"epoch": 3, "best": 0.5, "arch": "tiny", "optimizer": {"state": {0: {"step": count(1)}}, "param_groups": [{"lr": 0.1, "params": [0]}]},
      "state_dict": OrderedDict(("module." + k, v) for k, v in network().items())}, "wrapped")
save({"weight": count(2), "epoch": 3, "rate": 0.5, "name": "tiny", "flag": True, "nothing": None, "size": torch.Size([1, 2])}, "aside")
# What must be refused.
for name, value in dict(quantised={"w": torch.quantize_per_tensor(count(2), 0.1, 0, torch.quint8)},
                        sparse={"w": torch.eye(2).to_sparse()}, module=nn.Linear(1, 1),
                        complex={"w": count(1, dtype=torch.complex64)}, no_tensors={"lr": 0.1}).items():
    torch.save(value, name + "_zip.pth")
# What the fourth protocol writes otherwise: STACK_GLOBAL, MEMOIZE, FRAME, short texts.
torch.save(network(), "protocol4_zip.pth", pickle_protocol=4)
torch.save(network(), "protocol4_stream.pth", pickle_protocol=4, _use_new_zipfile_serialization=False)
torch.serialization.set_crc32_options(False)
torch.save({"weight": count(2)}, "no_check_sums_zip.pth")
torch.save(old_parameters(), "old_parameter_stream.pth", _use_new_zipfile_serialization=False)

for name in sorted(os.listdir(".")):
    if name.endswith(".pth"):
        print(name, os.path.getsize(name))
