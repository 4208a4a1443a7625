"""A tensor field network and e3nn's polynomial, and layers, with e3nn's products.

Writes fixtures/e3nn_models.json. Weights and inputs are fill(seed, n), as in models.py; only results are stored.
usage: python e3nn_models.py
"""
import json
import math
import os

import torch
from e3nn import o3
from models import CUTOFF, GRAPH, X, edges, fill, gaussians, scatter, ssp

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


if __name__ == "__main__":
    out = {
        "tensorFieldNetwork": tensor_field_network(["1x0e", "4x0e+3x1e", "3x0e+2x1e+2x2e"], "0e+1e+2e"),
        "tensorFieldNetworkOfO3": tensor_field_network(["1x0e", "4x0e+3x1o", "3x0e+2x1o+2x2e"], "0e+1o+2e"),
        "polynomial": polynomial(),
        "torch": torch.__version__,
    }
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "fixtures", "e3nn_models.json"), "w") as file:
        json.dump(out, file)
