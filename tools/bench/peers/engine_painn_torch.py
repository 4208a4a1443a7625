"""PaiNN in plain PyTorch: 3 interactions of 64 scalars and 64 vectors, 20 Bessel functions, a cosine cutoff at 5."""
import math

import torch
from torch import nn
from torch.nn import functional as F


def chain(*sizes):
    return nn.ModuleList([nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])


class Interaction(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.interatomic_context_net = chain(n, n, 3 * n)

    def forward(self, q, mu, W, direction, source, target):
        one, two = self.interatomic_context_net
        dq, dR, dmu = (W * two(F.silu(one(q)))[source]).chunk(3, -1)
        dmu = dR[:, None] * direction[..., None] + dmu[:, None] * mu[source]
        return q + torch.zeros_like(q).index_add(0, target, dq), mu + torch.zeros_like(mu).index_add(0, target, dmu)


class Mixing(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.intraatomic_context_net = chain(2 * n, n, 3 * n)
        self.mu_channel_mix = nn.Linear(n, 2 * n, bias=False)

    def forward(self, q, mu):
        V, W = self.mu_channel_mix(mu).chunk(2, -1)
        one, two = self.intraatomic_context_net
        length = torch.sqrt((V**2).sum(1) + 1e-8)
        dq, dmu, dqmu = two(F.silu(one(torch.cat([q, length], -1)))).chunk(3, -1)
        return q + dq + dqmu * (V * W).sum(1), mu + dmu[:, None] * W


class Representation(nn.Module):
    def __init__(self, n, interactions, basis):
        super().__init__()
        self.embedding = nn.Embedding(3, n)
        self.filter_net = nn.Linear(basis, interactions * 3 * n)
        self.interactions = nn.ModuleList(Interaction(n) for _ in range(interactions))
        self.mixing = nn.ModuleList(Mixing(n) for _ in range(interactions))


class Output(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.outnet = chain(n, n // 2, 1)


class Painn(nn.Module):
    """Its parts are named as SchNetPack names them."""

    def __init__(self, n=64, interactions=3, basis=20, cutoff=5.0):
        super().__init__()
        self.n, self.cutoff = n, cutoff
        self.representation = Representation(n, interactions, basis)
        self.output_modules = nn.ModuleList([Output(n)])
        self.register_buffer("k", torch.arange(1, basis + 1) * math.pi / cutoff, persistent=False)

    def forward(self, positions, source, target, species, graph, count):
        r = positions[source] - positions[target]
        d = r.norm(dim=1, keepdim=True)
        net = self.representation
        basis = math.sqrt(2 / self.cutoff) * torch.sin(self.k * d) / d
        cut = 0.5 * (torch.cos(math.pi * d / self.cutoff) + 1) * (d < self.cutoff)
        filters = (net.filter_net(basis) * cut).split(3 * self.n, -1)
        q = net.embedding(species)
        mu = torch.zeros(len(q), 3, self.n, dtype=q.dtype)
        for interaction, mixing, W in zip(net.interactions, net.mixing, filters):
            q, mu = mixing(*interaction(q, mu, W, r / d, source, target))
        one, two = self.output_modules[0].outnet
        atoms = two(F.silu(one(q)))[:, 0]
        return torch.zeros(count, dtype=q.dtype).index_add(0, graph, atoms)
