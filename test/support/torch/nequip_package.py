"""Energies, forces, a loss and its gradients of two NequIPs, by the package nequip 0.6.2 itself.

Writes fixtures/nequip.json. Atoms, weights and inputs are those of models.py: weights by fill, of variance 1, as e3nn has
them; only results are stored.   usage: python nequip_package.py (with nequip 0.6.2 and what it needs)
"""
import json
import os

import torch
from models import CUTOFF, GRAPH, X, edges, fill
from nequip.data import AtomicDataDict as keys
from nequip.model import model_from_config
from nequip.utils import Config

torch.set_default_dtype(torch.float64)
KINDS = torch.tensor([1, 1, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0])
BUFFERS = ("_w3j", "output_mask", "bias", "tp.weight", "mul.weight", "edge_sh", "per_species_rescale", "cutoff")


def network(irreps, scalars, lmax, layers, hidden):
    shared = {
        "model_builders": ["EnergyModel", "PerSpeciesRescale", "ForceOutput"],
        "num_layers": layers, "r_max": CUTOFF, "num_basis": 5, "PolynomialCutoff_p": 6, "avg_num_neighbors": 6.0,
        "chemical_embedding_irreps_out": f"{scalars}x0e", "feature_irreps_hidden": irreps,
        "irreps_edge_sh": "+".join(f"{l}{'eo'[l % 2]}" for l in range(lmax + 1)),
        "conv_to_output_hidden_irreps_out": f"{max(1, scalars // 2)}x0e",
        f"layer{layers - 1}_convnet_feature_irreps_hidden": f"{scalars}x0e",
        "invariant_layers": len(hidden), "invariant_neurons": hidden[0],
        "nonlinearity_type": "gate", "nonlinearity_scalars": {"e": "silu", "o": "tanh"},
        "nonlinearity_gates": {"e": "silu", "o": "tanh"}, "use_sc": True, "resnet": False,
        "chemical_symbols": ["H", "C", "O"], "num_types": 3, "type_names": ["H", "C", "O"],
        "per_species_rescale_shifts": [-1.0, -2.0, -3.0], "per_species_rescale_scales": [50.0, 70.0, 90.0],
        "model_dtype": "float64", "default_dtype": "float64",
    }  # fmt: skip
    model = model_from_config(Config.from_dict(shared), initialize=True)
    state, values = model.state_dict(), []
    for name, value in state.items():
        if value.numel() == 0 or any(word in name for word in BUFFERS):
            continue
        values.append([name, list(value.shape)])
        k = 100 + len(values)
        if "bessel" not in name:
            state[name] = fill(k, value.numel()).reshape(value.shape)
    model.load_state_dict(state)
    i, j = edges(X, CUTOFF)
    x = X.clone().requires_grad_()
    out = model({
        keys.POSITIONS_KEY: x, keys.EDGE_INDEX_KEY: torch.stack([i, j]), keys.ATOM_TYPE_KEY: KINDS,
        keys.BATCH_KEY: GRAPH, keys.BATCH_PTR_KEY: torch.tensor([0, 9, 12]),
    })  # fmt: skip
    E, F = out[keys.TOTAL_ENERGY_KEY][:, 0], out[keys.FORCE_KEY]
    loss = ((E - fill(12, 2)) ** 2).mean() + ((F - fill(13, 36).reshape(12, 3)) ** 2).mean()
    named = dict(model.named_parameters())
    gradients = torch.autograd.grad(loss, [named[name] for name, _ in values], allow_unused=True)
    return {
        "state": values,
        "energy": E.tolist(),
        "forces": F.tolist(),
        "loss": loss.item(),
        "gradients": [[g.norm().item(), g.flatten()[0].item()] for g in gradients],
    }


if __name__ == "__main__":
    out = {
        "natural": network("4x0e+4x1o+4x2e", 4, 2, 3, [8]),
        "parity": network("3x0e+2x1e+2x2e+3x0o+2x1o+2x2o", 3, 2, 4, [7, 7]),
        "cubic": network("3x0e+2x1o+2x2e+1x3o", 3, 3, 2, [7, 7]),
        "nequip": "0.6.2",
        "torch": torch.__version__,
    }
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "fixtures", "nequip.json"), "w") as file:
        json.dump(out, file)
