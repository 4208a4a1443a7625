"""NequIP's energies with e3nn, as in lib/models/nequip.ts: 97,400 parameters where nothing else is said."""
import torch
from e3nn import nn, o3


def depthwise(irreps, harmonics, keep, by_result=True):
    """NequIP's product: each path mul x ir -> mul x ir, a weight for each edge, path and channel.

    Weights are in the order of the result's terms, or of the factors', as NequIP has them.
    """
    irreps, harmonics, keep = o3.Irreps(irreps), o3.Irreps(harmonics), o3.Irreps(keep)
    out, paths = [], []
    for i, (mul, a) in enumerate(irreps):
        for j, (_, b) in enumerate(harmonics):
            for c in a * b:
                if c in keep:
                    paths.append((i, j, len(out)))
                    out.append((mul, c))
    out, place, _ = o3.Irreps(out).sort()
    instructions = [(i, j, place[k], "uvu", True) for i, j, k in paths]
    if by_result:
        instructions.sort(key=lambda path: path[2])
    return o3.TensorProduct(
        irreps, harmonics, out, instructions, shared_weights=False, internal_weights=False
    )


class Interaction(torch.nn.Module):
    def __init__(self, irreps, mul, basis, hidden, last):
        super().__init__()
        silu = torch.nn.functional.silu
        keep, gates = ("0e", "") if last else ("0e+1o+2e", f"{2 * mul}x0e")
        gated = "" if last else f"{mul}x1o+{mul}x2e"
        self.up = o3.Linear(irreps, irreps)
        self.product = depthwise(irreps, "0e+1o+2e", keep, by_result=False)
        self.radial = nn.FullyConnectedNet([basis, hidden, self.product.weight_numel], silu)
        gate = nn.Gate(f"{mul}x0e", [silu], gates, [silu] if gates else [], gated)
        self.down = o3.Linear(self.product.irreps_out.simplify(), gate.irreps_in)
        self.own = o3.FullyConnectedTensorProduct(irreps, "3x0e", gate.irreps_in)
        self.gate = gate

    def forward(self, h, source, target, species, harmonics, basis):
        own = self.own(h, species)
        message = self.product(self.up(h)[source], harmonics, self.radial(basis))
        sums = torch.zeros(h.shape[0], message.shape[1], dtype=h.dtype).index_add(0, target, message)
        return self.gate(self.down(sums / 8**0.5) + own)


class Nequip(torch.nn.Module):
    def __init__(self, mul=32, layers=3, cutoff=5.0, basis=8, hidden=64):
        super().__init__()
        self.cutoff = cutoff
        scalars, full = f"{mul}x0e", f"{mul}x0e+{mul}x1o+{mul}x2e"
        self.frequencies = torch.nn.Parameter(torch.pi * torch.arange(1.0, basis + 1))
        self.embed = o3.Linear("3x0e", scalars)
        self.layers = torch.nn.ModuleList(
            Interaction(o3.Irreps(full if k > 0 else scalars), mul, basis, hidden, k == layers - 1)
            for k in range(layers)
        )
        self.harmonics = o3.SphericalHarmonics("0e+1o+2e", True, "component")
        self.first, self.second = o3.Linear(scalars, "16x0e"), o3.Linear("16x0e", "1x0e")

    def forward(self, positions, source, target, species, graph, count: int):
        edges = positions[source] - positions[target]
        r = edges.norm(dim=1, keepdim=True)
        u = r / self.cutoff
        bessel = 2 / self.cutoff * torch.sin(self.frequencies * u) / r
        basis = bessel * (1 - 28 * u**6 + 48 * u**7 - 21 * u**8)
        harmonics, h = self.harmonics(edges), self.embed(species)
        for layer in self.layers:
            h = layer(h, source, target, species, harmonics, basis)
        energies = self.second(self.first(h))[:, 0]
        return torch.zeros(count, dtype=r.dtype).index_add(0, graph, energies)
