"""Writes test/lib/engine/fixtures/optimizers.json: 20 steps of PyTorch's optimisers in float64, by gradients that are given.

    python test/python/optimizers.py
"""

import json
from pathlib import Path

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

STEPS = 20
torch.manual_seed(3)
START = torch.randn(5, dtype=torch.float64)
# of sizes from 1e-3 to 1e2, one of them 0 now and then
GRADIENTS = torch.randn(STEPS, 5, dtype=torch.float64) * 10.0 ** torch.tensor([-3, -1, 0, 1, 2], dtype=torch.float64)
GRADIENTS[::4, 2] = 0


def cosine(optimizer):
    return torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=STEPS, eta_min=1e-3)


def warm_up(optimizer):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / 5))


def run(make, schedule=None, norm=None):
    p = torch.nn.Parameter(START.clone())
    optimizer = make([p])
    rates = schedule and schedule(optimizer)
    steps = []
    for g in GRADIENTS:
        p.grad = g.clone() if norm is None else g * min(1.0, norm / g.norm().item())
        optimizer.step()
        if rates:
            rates.step()
        steps.append(p.detach().tolist())
    return steps


def averages(decay):
    model = torch.nn.Linear(5, 1, bias=False, dtype=torch.float64)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay))
    steps = []
    for p in [START, *GRADIENTS]:
        with torch.no_grad():
            model.weight.copy_(p)
        mean.update_parameters(model)
        steps.append(mean.module.weight.detach().flatten().tolist())
    return steps[1:]


SGD, Adam, AdamW = torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW
fixture = {
    "torch": torch.__version__.split("+")[0],
    "start": START.tolist(),
    "gradients": GRADIENTS.tolist(),
    "steps": {
        "sgd": run(lambda p: SGD(p, lr=0.1)),
        "sgd with momentum": run(lambda p: SGD(p, lr=0.1, momentum=0.8)),
        "nesterov": run(lambda p: SGD(p, lr=0.1, momentum=0.8, nesterov=True)),
        "adam": run(lambda p: Adam(p)),
        "adam with numbers of its own": run(lambda p: Adam(p, lr=0.05, betas=(0.7, 0.95), eps=1e-4)),
        "adamW": run(lambda p: AdamW(p, lr=0.05, weight_decay=0.1)),
        "adam along a cosine": run(lambda p: Adam(p, lr=0.05), cosine),
        "adam that warms up": run(lambda p: Adam(p, lr=0.05), warm_up),
        "sgd, clipped": run(lambda p: SGD(p, lr=0.1), norm=3.0),
    },
    "averaged": averages(0.9),
}
path = Path(__file__).parent.parent / "lib" / "engine" / "fixtures" / "optimizers.json"
path.write_text(json.dumps(fixture) + "\n")
