"""escnn on PyTorch, as engine_answer.py says."""
import warnings

from engine_answer import answer_all
from engine_inputs import classes, fill

import torch

torch.set_num_threads(1)
warnings.filterwarnings("ignore")

import escnn
from escnn import gspaces, nn

space = gspaces.rot2dOnR2(4)


def regular(fields):
    return nn.FieldType(space, fields * [space.regular_repr])


def make(kind, _, direction):
    return layer(direction) if kind == "c4" else images()


def layer(direction):
    """8 -> 8 regular fields of C4, 5 x 5, on 64 images of 28 x 28; the kernel is made of its coefficients each time."""
    fields = regular(8)
    convolve = nn.R2Conv(fields, fields, kernel_size=5, padding=2, bias=False)
    x = torch.from_numpy(fill(1, 64, 32, 28, 28))
    upstream = torch.from_numpy(fill(3, 64, 32, 28, 28))

    def forward():
        return convolve(nn.GeometricTensor(x, fields)).tensor

    def alone():
        forward()

    def both():
        torch.autograd.grad(forward(), [x, *convolve.parameters()], upstream)

    x.requires_grad_(direction == "both")
    return both if direction == "both" else alone


def images():
    """The p4 network with escnn's kernels: 8, 8, 16 regular fields, 32 images of 28 x 28, one step of Adam."""
    torch.manual_seed(1)
    grey = nn.FieldType(space, [space.trivial_repr])
    net = nn.SequentialModule(
        nn.R2Conv(grey, regular(8), kernel_size=5, bias=False),
        nn.ReLU(regular(8)),
        nn.PointwiseAvgPool2D(regular(8), 2),
        nn.R2Conv(regular(8), regular(8), kernel_size=5, bias=False),
        nn.ReLU(regular(8)),
        nn.PointwiseAvgPool2D(regular(8), 2),
        nn.R2Conv(regular(8), regular(16), kernel_size=3, bias=False),
        nn.ReLU(regular(16)),
    )
    head = torch.nn.Linear(16, 10)
    x = nn.GeometricTensor(torch.from_numpy(fill(31, 32, 1, 28, 28)), grey)
    y = torch.from_numpy(classes(10, 32))
    optimizer = torch.optim.Adam([*net.parameters(), *head.parameters()], lr=1e-3, fused=True)

    def step():
        optimizer.zero_grad()
        largest = net(x).tensor.mean((2, 3)).reshape(32, 16, 4).max(2).values
        loss = -(torch.nn.functional.log_softmax(head(largest), -1) * y).sum() / 32
        loss.backward()
        optimizer.step()

    return step


answer_all(f"escnn {escnn.__version__}", make)
