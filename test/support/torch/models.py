"""Energies, forces and moved places of four networks for molecules, in plain PyTorch, with the names of the originals.

Writes fixtures/models.json. Weights and inputs are fill(seed, n), which reference.ts of ../e3nn gives too, so that only
results are stored.   usage: python models.py
"""
import json
import math
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../tools/bench/peers"))
from engine_painn_torch import Interaction, Mixing  # noqa: E402: the PaiNN that is timed

torch.set_default_dtype(torch.float64)
M = 0xFFFFFFFF


def fill(seed, n):
    i = np.arange(n, dtype=np.uint64)
    x = (i * 2654435761 + (seed * 0x9E3779B9 & M)) & M
    x ^= x >> 16
    x = (x * 0x85EBCA6B) & M
    x ^= x >> 13
    x = (x * 0xC2B2AE35) & M
    x ^= x >> 16
    return torch.tensor((x.astype(np.float64) / 2.0**32 - 0.5) * 2 * 3**0.5)


def filled(model):
    """Weights by fill, of variance 1 / fan-in; biases a tenth."""
    state = {}
    for k, (name, value) in enumerate(model.state_dict().items()):
        scale = 0.1 if value.dim() == 1 else 1 if "embedding" in name else 1 / math.sqrt(value.shape[1])
        state[name] = fill(100 + k, value.numel()).reshape(value.shape) * scale
    model.load_state_dict(state)
    return model


ETHANOL = [
    [-0.889, 0.172, 0.0], [0.502, -0.455, 0.0], [1.457, 0.596, 0.0], [-1.017, 0.796, 0.886], [-1.017, 0.796, -0.886],
    [-1.653, -0.612, 0.0], [0.64, -1.085, 0.886], [0.64, -1.085, -0.886], [2.338, 0.213, 0.0],
]  # fmt: skip
WATER = [[0.0, 0.0, 0.1], [0.96, 0.0, 0.0], [-0.24, 0.93, 0.0]]
CUTOFF = 3.0
Z = torch.tensor([6, 6, 8, 1, 1, 1, 1, 1, 1, 8, 1, 1])
GRAPH = torch.tensor([0] * 9 + [1] * 3)
X = torch.tensor(ETHANOL + WATER) + 0.05 * fill(11, 36).reshape(12, 3)


def edges(x, cutoff):
    """Pairs of one molecule below the cutoff, by target, then source."""
    d = torch.cdist(x, x)
    near = (d < cutoff) & (GRAPH[:, None] == GRAPH[None]) & ~torch.eye(len(x), dtype=torch.bool)
    i, j = near.nonzero(as_tuple=True)
    return i, j


def scatter(x, i, n):
    return torch.zeros((n, *x.shape[1:])).index_add(0, i, x)


def cosine(d):
    return 0.5 * (torch.cos(math.pi * d / CUTOFF) + 1) * (d < CUTOFF)


def gaussians(d, n):
    mu = torch.linspace(0, CUTOFF, n)
    return torch.exp(-0.5 * (d - mu) ** 2 / (mu[1] - mu[0]) ** 2)


def bessel(d, n):
    return math.sqrt(2 / CUTOFF) * torch.sin(torch.arange(1, n + 1) * math.pi * d / CUTOFF) / d


def ssp(x):
    return F.softplus(x) - math.log(2.0)


def chain(*sizes, last_bias=True):
    return nn.ModuleList([nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])


class Atomwise(nn.Module):
    def __init__(self, n, act):
        super().__init__()
        self.outnet, self.act = chain(n, n // 2, 1), act

    def forward(self, s):
        return scatter(self.outnet[1](self.act(self.outnet[0](s))), GRAPH, 2)[:, 0]


class SchNetInteraction(nn.Module):
    def __init__(self, n, rbf):
        super().__init__()
        self.in2f = nn.Linear(n, n, bias=False)
        self.f2out, self.filter_network = chain(n, n, n), chain(rbf, n, n)

    def forward(self, x, f, cut, i, j):
        W = self.filter_network[1](ssp(self.filter_network[0](f))) * cut
        m = scatter(self.in2f(x)[j] * W, i, len(x))
        return self.f2out[1](ssp(self.f2out[0](m)))


class SchNet(nn.Module):
    def __init__(self, n, layers, rbf):
        super().__init__()
        self.embedding = nn.Embedding(10, n)
        self.interactions = nn.ModuleList(SchNetInteraction(n, rbf) for _ in range(layers))
        self.rbf = rbf

    def forward(self, x):
        i, j = edges(x.detach(), CUTOFF)
        d = (x[j] - x[i]).norm(dim=1, keepdim=True)
        s = self.embedding(Z)
        for interaction in self.interactions:
            s = s + interaction(s, gaussians(d, self.rbf), cosine(d), i, j)
        return s


class PaiNN(nn.Module):
    def __init__(self, n, layers, rbf):
        super().__init__()
        self.embedding = nn.Embedding(10, n)
        self.filter_net = nn.Linear(rbf, layers * 3 * n)
        self.interactions = nn.ModuleList(Interaction(n) for _ in range(layers))
        self.mixing = nn.ModuleList(Mixing(n) for _ in range(layers))
        self.rbf, self.n = rbf, n

    def forward(self, x):
        i, j = edges(x.detach(), CUTOFF)
        r = x[j] - x[i]
        d = r.norm(dim=1, keepdim=True)
        filters = (self.filter_net(bessel(d, self.rbf)) * cosine(d)).split(3 * self.n, -1)
        q, mu = self.embedding(Z), torch.zeros(len(x), 3, self.n)
        for interaction, mixing, W in zip(self.interactions, self.mixing, filters):
            q, mu = mixing(*interaction(q, mu, W, r / d, j, i))
        self.vectors = mu
        return q


class Potential(nn.Module):
    """As SchNetPack names its parts."""

    def __init__(self, representation, n, act):
        super().__init__()
        self.representation = representation
        self.output_modules = nn.ModuleList([Atomwise(n, act)])

    def forward(self, x):
        return self.output_modules[0](self.representation(x))


class GatedEquivBlock(nn.Module):
    def __init__(self, s, v, so, vo, mlp):
        super().__init__()
        self.v, self.vo = v, vo
        self.Wv0 = nn.Linear(v, v + vo, bias=False)
        if mlp:
            self.Ws, self.Wv1 = chain(v + s, s, vo + so), nn.Linear(vo, vo, bias=False)
        else:
            self.Ws = nn.Linear(v + s, vo + so)

    def forward(self, s, v):
        n, v = self.Wv0(v).split([self.v, self.vo], -1)
        n = (n**2).sum(1).clamp(min=1e-6).sqrt()
        x = torch.cat([s, n], -1)
        if self.vo == 0:
            return self.Ws(x), None
        g, s = self.Ws[1](F.silu(self.Ws[0](x))).split([self.vo, s.shape[1]], -1)
        return s, self.Wv1(g[:, None] * v)


class EQGATConv(nn.Module):
    def __init__(self, s, v, rbf, kinds):
        super().__init__()
        self.s, self.v, self.kinds = s, v, kinds
        self.vector_net = nn.Linear(v, v, bias=False) if kinds > 1 else nn.Identity()
        self.edge_net = chain(2 * s + rbf, s, s + kinds * v)
        self.scalar_net = nn.Linear(s, s)
        self.update_net = GatedEquivBlock(s, v, s, v, True)

    def forward(self, s, v, R, r, i, j):
        w = self.vector_net(v)
        x = torch.cat([s[i], s[j], R], -1)
        a, *b = self.edge_net[1](F.silu(self.edge_net[0](x))).split([self.s, *[self.v] * self.kinds], -1)
        e = torch.exp(a)
        a = e / scatter(e, i, len(s))[i]
        m = r[..., None] * b[0][:, None]
        if self.kinds > 1:
            m = m + b[1][:, None] * w[j]
        if self.kinds > 2:
            m = m + b[2][:, None] * torch.linalg.cross(v[i], w[j], dim=1)
        count = scatter(torch.ones(len(i)), i, len(s)).clamp(min=1)[:, None, None]
        s, v = s + scatter(a * self.scalar_net(s)[j], i, len(s)), v + scatter(m, i, len(s)) / count
        ds, dv = self.update_net(s, v)
        return s + ds, v + dv


class EQGAT(nn.Module):
    def __init__(self, s, v, layers, rbf, cross=True):
        super().__init__()
        self.init_embedding = nn.Embedding(10, s)
        self.gnn = nn.Module()
        self.gnn.convs = nn.ModuleList(EQGATConv(s, v, rbf, 1 if k == 0 else 3 if cross else 2) for k in range(layers))
        self.post_lin = GatedEquivBlock(s, v, s, 0, False)
        self.downstream = nn.ModuleList([nn.Linear(s, s), nn.Identity(), nn.Linear(s, 1)])
        self.rbf, self.v = rbf, v

    def forward(self, x):
        i, j = edges(x.detach(), CUTOFF)
        r = x[j] - x[i]
        d = r.norm(dim=1, keepdim=True)
        u, p = d / CUTOFF, 6
        f = 1 - (p + 1) * (p + 2) / 2 * u**p + p * (p + 2) * u ** (p + 1) - p * (p + 1) / 2 * u ** (p + 2)
        s, v = self.init_embedding(Z), torch.zeros(len(x), 3, self.v)
        for conv in self.gnn.convs:
            s, v = conv(s, v, bessel(d, self.rbf) * f, r / d, i, j)
        self.vectors = v
        s, _ = self.post_lin(s, v)
        return scatter(self.downstream[2](F.silu(self.downstream[0](s))), GRAPH, 2)[:, 0]


class E_GCL_vel(nn.Module):
    def __init__(self, n, e):
        super().__init__()
        mlp = lambda a, b, bias=True: nn.Sequential(nn.Linear(a, n), nn.SiLU(), nn.Linear(n, b, bias=bias))
        self.edge_mlp, self.node_mlp = mlp(2 * n + 1 + e, n), mlp(2 * n, n)
        self.coord_mlp, self.coord_mlp_vel = mlp(n, 1, False), mlp(n, 1)

    def forward(self, h, x, v, a, i, j):
        r = x[i] - x[j]
        m = F.silu(self.edge_mlp(torch.cat([h[i], h[j], (r**2).sum(1, keepdim=True), a], -1)))
        count = scatter(torch.ones(len(i)), i, len(x))[:, None]
        x = x + scatter(r * self.coord_mlp(m), i, len(x)) / count + self.coord_mlp_vel(h) * v
        return h + self.node_mlp(torch.cat([h, scatter(m, i, len(h))], -1)), x


class EGNN_vel(nn.Module):
    def __init__(self, inputs, e, n, layers):
        super().__init__()
        self.embedding, self.layers = nn.Linear(inputs, n), layers
        for k in range(layers):
            self.add_module(f"gcl_{k}", E_GCL_vel(n, e))

    def forward(self, h, x, v, a, i, j):
        h = self.embedding(h)
        for k in range(self.layers):
            h, x = getattr(self, f"gcl_{k}")(h, x, v, a, i, j)
        return x


def energies(model):
    x = X.clone().requires_grad_()
    E = model(x)
    forces = -torch.autograd.grad(E.sum(), x)[0]
    return {
        "state": [[name, list(value.shape)] for name, value in model.state_dict().items()],
        "energy": E.tolist(),
        "forces": forces.tolist(),
    }


def egnn():
    model = filled(EGNN_vel(2, 1, 8, 3))
    i, j = edges(X, 100.0)
    x, v = X.clone().requires_grad_(), fill(12, 36).reshape(12, 3)
    a = fill(14, len(i))[:, None]
    y = model(fill(13, 24).reshape(12, 2), x, v, a, i, j)
    w = fill(15, 36).reshape(12, 3)
    slope = torch.autograd.grad((y * w).sum(), x)[0]
    state = [[name, list(value.shape)] for name, value in model.state_dict().items()]
    return {"state": state, "places": y.tolist(), "slope": slope.tolist()}


if __name__ == "__main__":
    out = {
        "schNet": energies(filled(Potential(SchNet(8, 2, 7), 8, ssp))),
        "painn": energies(filled(Potential(PaiNN(8, 3, 5), 8, F.silu))),
        "eqgat": energies(filled(EQGAT(8, 4, 3, 5))),
        "eqgatNoCross": energies(filled(EQGAT(8, 4, 3, 5, cross=False))),
        "egnn": egnn(),
        "torch": torch.__version__,
    }
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "fixtures", "models.json"), "w") as file:
        json.dump(out, file)
