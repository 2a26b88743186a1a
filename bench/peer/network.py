"""Times a network alone, batches of 16 made pictures in memory to logits in float32; prints one JSON line.

    python network.py --data - --model resnet50 --weights FILE --variant frozen

eager: as torchvision gives it. channels_last: that layout in memory.
frozen: the same, traced and frozen. inductor: the same, compiled with freezing (needs a C++ compiler).
bfloat16: all in bfloat16, traced and frozen; from and to float32 in the time.
onnxruntime, openvino, openvino_bfloat16: these engines, of the graph that PyTorch exports to them.
"""
import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
import torch

import made
import networks
import report

BATCH, SIDE = 16, 224
SECONDS = 6  # at least so long is measured
WARM = 3  # batches before


def channels_last(network, x):
    return network.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)


def eager(network, x):
    return network, x


def frozen(network, x):
    network, x = channels_last(network, x)
    return torch.jit.freeze(torch.jit.trace(network, x)), x


def inductor(network, x):
    import torch._inductor.config as config
    config.freezing = True
    network, x = channels_last(network, x)
    return torch.compile(network), x


def bfloat16(network, x):
    network, narrow = channels_last(network.bfloat16(), x.bfloat16())
    program = torch.jit.freeze(torch.jit.trace(network, narrow))
    return lambda pictures: program(pictures.bfloat16()).float(), x.contiguous(memory_format=torch.channels_last)


def onnxruntime(network, x):
    import onnxruntime as engine
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.onnx"
        torch.onnx.export(network, x, file, input_names=["x"], dynamo=False)
        session = engine.InferenceSession(file, providers=["CPUExecutionProvider"])
    return lambda pictures: session.run(None, {"x": pictures})[0], x.numpy()


def openvino(network, x, kind="f32"):
    import openvino as engine
    model = engine.convert_model(network, example_input=x, input=[tuple(x.shape)])
    program = engine.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": kind, "PERFORMANCE_HINT": "LATENCY"})
    return lambda pictures: program(pictures)[0], x.numpy()


def openvino_bfloat16(network, x):
    return openvino(network, x, "bf16")


VARIANTS = {made.__name__: made for made in (eager, channels_last, frozen, inductor, bfloat16, onnxruntime, openvino, openvino_bfloat16)}


@torch.inference_mode()
def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    report.options(parser, VARIANTS)
    args = parser.parse_args()
    x = made.pixels((BATCH, 3, SIDE, SIDE))
    run, x = VARIANTS[args.variant](networks.load(args.model, args.weights).eval(), x)
    for _ in range(WARM):
        answer = run(x)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        run(x)
        count += BATCH
    report.line("network", args, count, time.perf_counter() - start, mean=float(np.abs(np.asarray(answer, dtype=np.float64)).mean()))


if __name__ == "__main__":
    main()
