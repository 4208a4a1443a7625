"""e3nn, as engine_answer.py says. Usage: engine_on_e3nn.py eager|compiled"""
import sys
import warnings

from engine_answer import answer_all
from engine_forces import energies_and_forces, step
from engine_inputs import ethanols, fill, graph

import torch

torch.set_num_threads(1)
warnings.filterwarnings("ignore")  # e3nn's own, of what torch deprecates

import e3nn
from e3nn import o3
from engine_nequip_e3nn import Nequip, depthwise

mode = sys.argv[1]
e3nn.set_optimization_defaults(jit_mode="eager")
SCALARS_TO_DEGREE_2 = "0e+1o+2e"


def tensor(seed, *shape):
    return torch.from_numpy(fill(seed, *shape))


def best(function):
    return torch.compile(function, dynamic=False) if mode == "compiled" else function


def make(kind, size, direction):
    if kind == "nequip":
        net, data, molecules = network(size)
        if direction == "forward":
            return energies_and_forces(net, data, molecules, best)
        return step(net, data, molecules, best, mode == "compiled")
    function, inputs, upstream = {
        "harmonics": harmonics,
        "uvu": uvu,
        "fullyConnected": fully_connected,
        "messages": messages,
    }[kind](size)
    function = best(function)
    if direction == "forward":
        return lambda: [function(*inputs)]
    for each in inputs:
        each.requires_grad_()
    return lambda: torch.autograd.grad(function(*inputs), inputs, upstream)


def harmonics(degree):
    harmonics = o3.SphericalHarmonics(list(range(degree + 1)), True, "component")
    return harmonics, [tensor(1, 100_000, 3)], tensor(2, 100_000, (degree + 1) ** 2)


def uvu(edges):
    product = depthwise("64x0e+64x1o+64x2e", SCALARS_TO_DEGREE_2, SCALARS_TO_DEGREE_2)
    inputs = [tensor(3, edges, 576), tensor(4, edges, 9), tensor(5, edges, 704)]
    return lambda x, y, w: product(x, y, w), inputs, tensor(6, edges, 2240)


def fully_connected(edges):
    irreps = "32x0e+32x1o+32x2e"
    product = o3.FullyConnectedTensorProduct(irreps, SCALARS_TO_DEGREE_2, irreps)
    inputs = [tensor(3, edges, 288), tensor(4, edges, 9), tensor(5, product.weight_numel)]
    return lambda x, y, w: product(x, y, w), inputs, tensor(6, edges, 288)


def messages(edges):
    product = depthwise("64x0e+64x1o+64x2e", SCALARS_TO_DEGREE_2, SCALARS_TO_DEGREE_2)
    source, target = map(torch.from_numpy, graph(edges))

    def pass_on(x, y, w):
        message = product(x[source], y, w)
        return torch.zeros(edges // 20, message.shape[1]).index_add(0, target, message)

    inputs = [tensor(3, edges // 20, 576), tensor(4, edges, 9), tensor(5, edges, 704)]
    return pass_on, inputs, tensor(6, edges // 20, 2240)


def network(count):
    data = {name: torch.as_tensor(values) for name, values in ethanols(count).items()}
    species = torch.nn.functional.one_hot(data["species"], 3).float()
    net = Nequip()
    with torch.no_grad():
        for k, parameter in enumerate(net.parameters()):
            parameter.copy_(tensor(100 + k, *parameter.shape))
    return net, data, (data["source"], data["target"], species, data["graph"], count)


answer_all(
    f"e3nn {e3nn.__version__} on torch {torch.__version__} ({torch.backends.cpu.get_cpu_capability()})", make
)
