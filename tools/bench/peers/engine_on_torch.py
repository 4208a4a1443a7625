"""PyTorch, as engine_answer.py says. Usage: engine_on_torch.py eager|compiled"""
import sys

from engine_answer import answer_all
from engine_forces import energies_and_forces, step
from engine_inputs import classes, ethanols, fill
from engine_painn_torch import Painn

import torch
from torch import nn
from torch.nn import functional as F

mode = sys.argv[1]
torch.set_num_threads(1)


def tensor(seed, *shape):
    return torch.from_numpy(fill(seed, *shape))


def best(function):
    return torch.compile(function, dynamic=False) if mode == "compiled" else function


def make(kind, size, direction):
    if kind == "add":
        a, b = tensor(1, 4), tensor(2, 4)
        return lambda: [a + b]
    if kind == "chain":
        x, factor = tensor(1, 4).requires_grad_(), 1 + 0.01 * tensor(2, 4)

        def chain():
            y = x
            for _ in range(size):
                y = y * factor
            return torch.autograd.grad(y.sum(), x)

        return chain
    if kind == "matmul":
        a, b = tensor(1, size, size), tensor(2, size, size)
        return lambda: [a @ b]
    if kind == "painn":
        return molecules(size, direction)
    return {"mlp": perceptron, "gcnn": images, "c4": layer}[kind](direction)


def molecules(count, direction):
    """PaiNN: energies and forces of ethanols, or a step of Adam. Weights have variance 1 / fan-in, biases a tenth."""
    data = {name: torch.as_tensor(values) for name, values in ethanols(count).items()}
    net = Painn()
    state = net.state_dict()
    with torch.no_grad():
        for k, name in enumerate(sorted(state)):
            shape = state[name].shape
            scale = 0.1 if len(shape) == 1 else 1 if "embedding" in name else shape[1] ** -0.5
            state[name].copy_(tensor(100 + k, *shape) * scale)
    graph = (data["source"], data["target"], data["species"], data["graph"], count)
    if direction == "forward":
        return energies_and_forces(net, data, graph, best)
    return step(net, data, graph, best, mode == "compiled")


def perceptron(_):
    """2 - 32 - 32 - 3, SiLU, cross entropy over 64 examples, one step of Adam."""
    sizes = [(2, 32), (32, 32), (32, 3)]
    weights = [tensor(21 + k, *size) / size[0] ** 0.5 for k, size in enumerate(sizes)]
    biases = [torch.zeros(outputs) for _, outputs in sizes]
    x, y = tensor(31, 64, 2), torch.from_numpy(classes(3, 64))

    def loss():
        h = x
        for k in range(2):
            h = F.silu(h @ weights[k] + biases[k])
        return -(F.log_softmax(h @ weights[2] + biases[2], -1) * y).sum() / 64

    return training(loss, weights + biases, 1e-3)


def images(_):
    """Convolutions of the same sizes as those of the p4 network, on 32 images of 28 x 28; one step of Adam."""
    torch.manual_seed(1)
    net = nn.Sequential(
        nn.Conv2d(1, 32, 5, bias=False), nn.ReLU(), nn.AvgPool2d(2),
        nn.Conv2d(32, 32, 5, bias=False), nn.ReLU(), nn.AvgPool2d(2),
        nn.Conv2d(32, 64, 3, bias=False), nn.ReLU(),
    )
    head = nn.Linear(16, 10)
    x, y = tensor(31, 32, 1, 28, 28), torch.from_numpy(classes(10, 32))

    def loss():
        largest = net(x).mean((2, 3)).reshape(32, 16, 4).max(2).values
        return -(F.log_softmax(head(largest), -1) * y).sum() / 32

    return unchecked(training(loss, [*net.parameters(), *head.parameters()], 1e-3))


def layer(direction):
    """A bare convolution, 5 x 5, of 32 channels on 64 images of 28 x 28."""
    x, w = tensor(1, 64, 32, 28, 28), tensor(2, 32, 32, 5, 5)
    if direction == "forward":
        return unchecked(lambda: F.conv2d(x, w, padding=2))
    x.requires_grad_(), w.requires_grad_()
    upstream = tensor(3, 64, 32, 28, 28)
    return unchecked(lambda: torch.autograd.grad(F.conv2d(x, w, padding=2), [x, w], upstream))


def training(loss, parameters, rate):
    """One step: loss, gradient, Adam. Gives the loss."""
    for parameter in parameters:
        parameter.requires_grad_()
    function, optimizer = best(loss), torch.optim.Adam(parameters, lr=rate, fused=True)

    def step():
        optimizer.zero_grad()
        value = function()
        value.backward()
        optimizer.step()
        return [value.detach()]

    return step


def unchecked(work):
    """The work without its result, which no other library has."""

    def without():
        work()

    return without


answer_all(f"torch {torch.__version__} ({torch.backends.cpu.get_cpu_capability()})", make)
