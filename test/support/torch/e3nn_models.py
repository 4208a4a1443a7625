"""A tensor field network, Cormorant and e3nn's polynomial, with e3nn's products.

Writes fixtures/e3nn_models.json. Weights and inputs are fill(seed, n), as in models.py; only results are stored.
usage: python e3nn_models.py
"""
import json
import math
import os

import torch
from e3nn import nn, o3
from models import CUTOFF, GRAPH, X, Z, edges, fill, gaussians, scatter, ssp

torch.set_default_dtype(torch.float64)


class Fill:
    """Tensors of weights one after the other, of variance scale^2."""

    def __init__(self, seed=100):
        self.seed, self.all = seed, []

    def __call__(self, *shape, scale=1.0):
        made = (fill(self.seed, math.prod(shape)).reshape(shape) * scale).requires_grad_()
        self.seed += 1
        self.all.append(made)
        return made


def channelwise(irreps, harmonics, keep):
    out, paths = [], []
    for i, (mul, a) in enumerate(irreps):
        for j, (_, b) in enumerate(harmonics):
            for c in a * b:
                if c in keep:
                    paths.append((i, j, len(out)))
                    out.append((mul, c))
    out, place, _ = o3.Irreps(out).sort()
    paths = sorted(((i, j, place[k], "uvu", True) for i, j, k in paths), key=lambda path: path[2])
    return o3.TensorProduct(irreps, harmonics, out, paths, shared_weights=False, internal_weights=False)


def tensor_field_network(sizes, harmonics, number=5):
    """As Thomas et al. have it: a radial network for each path, the point itself, biases of scalars and of norms."""
    x = X.clone().requires_grad_()
    i, j = edges(x.detach(), CUTOFF)
    r = x[j] - x[i]
    d, harmonics = r.norm(dim=1, keepdim=True), o3.Irreps(harmonics)
    Y = o3.spherical_harmonics(harmonics.ls, r, True, "component")
    here = torch.zeros(len(x), harmonics.dim)
    here[:, 0] = 1
    weight, h = Fill(), fill(20, 12).reshape(12, 1)
    for irreps, to in zip(map(o3.Irreps, sizes), map(o3.Irreps, sizes[1:])):
        product = channelwise(irreps, harmonics, to)
        networks = [
            [
                (weight(number, number, scale=number**-0.5), weight(number, scale=0.1)),
                (weight(number, irreps[path.i_in1].mul, scale=number**-0.5), weight(irreps[path.i_in1].mul, scale=0.1)),
            ]
            for path in product.instructions
        ]

        def W(d):
            f = gaussians(d, number)
            return torch.cat([ssp(f @ one[0] + one[1]) @ two[0] + two[1] for one, two in networks], -1)

        message = scatter(product(h[j], Y, W(d)), i, len(x))
        message = message + product(h, here, W(torch.zeros(1, 1)).expand(len(x), -1))
        mix = o3.Linear(product.irreps_out, to, internal_weights=False, shared_weights=True)
        y = mix(message, weight(mix.weight_numel))
        bias, at, parts = weight(to.num_irreps, scale=0.1), 0, []
        for part, (mul, ir) in zip((y[:, s] for s in to.slices()), to):
            b, at = bias[at : at + mul], at + mul
            part = part.reshape(len(x), mul, ir.dim)
            if ir.l == 0:
                parts.append(ssp(part[..., 0] + b))
            else:
                n = part.norm(dim=-1, keepdim=True)
                parts.append((part / n * ssp(n + b[:, None])).reshape(len(x), -1))
        h = torch.cat(parts, -1)
    value = (h * fill(21, h.numel()).reshape(h.shape)).sum()
    slopes = torch.autograd.grad(value, [x, *weight.all])
    return {
        "features": h.tolist(),
        "slope": slopes[0].tolist(),
        "gradients": [[list(w.shape), g.norm().item()] for w, g in zip(weight.all, slopes[1:])],
    }


TETRIS = [
    [(0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 1, 0)], [(0, 0, 0), (0, 0, 1), (1, 0, 0), (1, -1, 0)],
    [(0, 0, 0), (1, 0, 0), (0, 1, 0), (1, 1, 0)], [(0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 0, 3)],
    [(0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0)], [(0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 1, 0)],
    [(0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 1, 1)], [(0, 0, 0), (1, 0, 0), (1, 1, 0), (2, 1, 0)],
]  # fmt: skip


def polynomial():
    """e3nn's example tetris_polynomial.py."""
    x = torch.tensor(TETRIS, dtype=torch.float64).reshape(32, 3)
    group = torch.arange(32) // 4
    near = (torch.cdist(x, x) < 1.1) & (group[:, None] == group) & ~torch.eye(32, dtype=torch.bool)
    i, j = near.nonzero(as_tuple=True)
    harmonics = o3.Irreps.spherical_harmonics(3)
    middle = o3.Irreps("64x0e + 24x1e + 24x1o + 16x2e + 16x2o")
    Y = o3.spherical_harmonics(harmonics, x[j] - x[i], False, "component")
    weight, h = Fill(), scatter(Y, i, 32) / 2**0.5
    for irreps, to in ((harmonics, middle), (middle, o3.Irreps("0o + 6x0e"))):
        product = o3.FullyConnectedTensorProduct(irreps, harmonics, to, internal_weights=False, shared_weights=True)
        h = scatter(product(h[j], Y, weight(product.weight_numel)), i, 32) / 2**0.5
    p = scatter(h, group, 8) / 2
    labels = torch.zeros(8, 7)
    labels[0, 0], labels[1, 0] = 1, -1
    labels[2:, 1:] = torch.eye(6)
    gradients = torch.autograd.grad(((p - labels) ** 2).sum(), weight.all)
    return {"values": p.tolist(), "gradients": [g.norm().item() for g in gradients]}


def squares(irreps, keep):
    """x (x) x, channel by channel, without what is antisymmetric."""
    terms, paths = [], []
    for i, (mul, a) in enumerate(irreps):
        for j, (_, b) in list(enumerate(irreps))[i:]:
            for c in a * b:
                if c in keep and (i != j or c.l % 2 == 0):
                    paths.append((i, j, len(terms), "uuu", False))
                    terms.append((mul, c))
    return o3.TensorProduct(irreps, irreps, terms, paths)


def cormorant(channels, lmax, levels, frequencies, powers):
    """Cormorant with real features: see lib/models/cormorant.ts."""
    x = X.clone().requires_grad_()
    i, j = edges(x.detach(), CUTOFF)
    r = x[j] - x[i]
    d, weight = r.norm(dim=1, keepdim=True), Fill()
    u, p = d / CUTOFF, 6
    end = 1 - (p + 1) * (p + 2) / 2 * u**p + p * (p + 2) * u ** (p + 1) - p * (p + 1) / 2 * u ** (p + 2)
    harmonics = o3.Irreps([(1, (l, 1)) for l in range(lmax + 1)])
    Y = o3.spherical_harmonics(list(range(lmax + 1)), r, True, "component")
    F = weight(3, channels)[torch.tensor([[1, 6, 8].index(z) for z in Z.tolist()])]
    irreps, edge, invariants = o3.Irreps(f"{channels}x0e"), None, []
    full = o3.Irreps([(channels, (l, 1)) for l in range(lmax + 1)])
    n = torch.arange(2 * (frequencies + 1))
    first = torch.where((n == 0) | (n > frequencies), math.pi / 2, 0.0)
    waves = [(n % (frequencies + 1) + weight(len(n), scale=0.1), first + weight(len(n), scale=0.1)) for _ in range(levels)]

    def parts(F, irreps):
        return [F[:, s].reshape(-1, channels, ir.dim) for s, (_, ir) in zip(irreps.slices(), irreps)]

    for a, b in waves:
        wave = torch.sin(2 * math.pi * a * d + b)
        radial = torch.cat([wave / d**p for p in range(powers + 1)], -1)
        dots = [(part[i] * part[j]).sum(-1) for part in parts(F, irreps)]
        fan = (channels if edge else 0) + channels * len(irreps) + radial.shape[1]
        M = weight(fan, channels * (lmax + 1), scale=fan**-0.5).reshape(fan, lmax + 1, channels)
        radius, width = 1.73 + weight(channels, scale=0.1), 0.5 + weight(channels, scale=0.05)
        fade = torch.sigmoid((radius - d) / width) * end
        edge = [
            torch.cat([*([edge[l]] if edge else []), *dots, radial], -1) @ M[:, l] * fade for l in range(lmax + 1)
        ]
        product = channelwise(irreps, harmonics, full)
        W = torch.cat([edge[product.irreps_in2[path.i_in2].ir.l] for path in product.instructions], -1)
        message, square = scatter(product(F[j], Y, W), i, len(x)) / 5**0.5, squares(irreps, full)
        mix = o3.Linear(
            product.irreps_out + irreps + square.irreps_out, full, internal_weights=False, shared_weights=True
        )
        F = mix(torch.cat([message, F, square(F, F)], -1), weight(mix.weight_numel))
        irreps = full
        invariants += [parts(F, full)[0][..., 0], *[(part**2).sum(-1) for part in parts(F, full)]]
    s = torch.cat(invariants, -1)
    E = scatter(s @ weight(s.shape[1], 1, scale=s.shape[1] ** -0.5), GRAPH, 2)[:, 0]
    slopes = torch.autograd.grad(E.sum(), [x, *weight.all])
    return {
        "energy": E.tolist(),
        "forces": (-slopes[0]).tolist(),
        "gradients": [[list(w.shape), g.norm().item()] for w, g in zip(weight.all, slopes[1:])],
    }


def batch_norm():
    """While it is trained: with the statistics of the batch."""
    norm = nn.BatchNorm("3x0e+2x0o+2x1o+1x2e").train()
    x = fill(30, 7 * 16).reshape(7, 16).requires_grad_()
    with torch.no_grad():
        norm.weight.copy_(fill(31, 8))
        norm.bias.copy_(fill(32, 3))
    y = norm(x)
    (slope,) = torch.autograd.grad((y**3).sum(), x)
    return {"y": y.tolist(), "slope": slope.tolist()}


def s2_activation():
    x = fill(34, 5 * 16).reshape(5, 16)
    return {
        "even": nn.S2Activation("0e+1e+2e+3e", torch.tanh, 20)(x).tolist(),
        "vector": nn.S2Activation("0e+1o+2e+3o", torch.tanh, 20)(x).tolist(),
    }


if __name__ == "__main__":
    out = {
        "batchNorm": batch_norm(),
        "s2Activation": s2_activation(),
        "cormorant": cormorant(3, 2, 3, 1, 2),
        "tensorFieldNetwork": tensor_field_network(["1x0e", "4x0e+3x1e", "3x0e+2x1e+2x2e"], "0e+1e+2e"),
        "tensorFieldNetworkOfO3": tensor_field_network(["1x0e", "4x0e+3x1o", "3x0e+2x1o+2x2e"], "0e+1o+2e"),
        "polynomial": polynomial(),
        "torch": torch.__version__,
    }
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "fixtures", "e3nn_models.json"), "w") as file:
        json.dump(out, file)
