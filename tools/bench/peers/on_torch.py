"""e3nn, as answer.py says. Usage: on_torch.py float64|float32 eager|compiled"""
import sys

from answer import angles, answer_all, points, triples

import e3nn
import torch
from e3nn import o3

precision, mode = sys.argv[1:]
torch.set_num_threads(1)
torch.set_default_dtype(getattr(torch, precision))
e3nn.set_optimization_defaults(jit_mode="eager")


def tensor(array):
    return torch.from_numpy(array.copy()).to(torch.get_default_dtype())


def best(work):
    return torch.compile(work, dynamic=False) if mode == "compiled" else work


def make(kind, degree):
    if kind == "wigner3j":
        return lambda: [o3.wigner_3j(*triple) for triple in triples(degree)]
    if kind == "wignerD":
        alpha, beta, gamma = map(tensor, angles())
        work = best(lambda a, b, c: o3.wigner_D(degree, a, b, c))
        return lambda: work(alpha, beta, gamma)
    vectors = tensor(points())
    harmonics = best(o3.SphericalHarmonics(list(range(degree + 1)), True, "component"))
    return lambda: harmonics(vectors)


with torch.no_grad():
    answer_all(f"e3nn {e3nn.__version__} on torch {torch.__version__}", make)
