"""escnn's C4 network on the digits of the bench: accuracy, parameters, seconds of the processor.

Asked {"train": {"file", "labels"}, "test": ..., "shape", "fields", "steps", "batch", "rate", "seed"}; the files have
images as float32 of the machine, row-major. The network is that of lib/models/se2GCnn.ts: regular fields, kernels of
5 x 5, 3 x 3 and 3 x 3, batch statistics shared over the fibre, the largest over the fibre at the end.
"""
import time
import warnings

import conversation

import numpy as np
import torch

torch.set_num_threads(1)
warnings.filterwarnings("ignore")

import escnn
from escnn import gspaces, nn

CLASSES = 10
space = gspaces.rot2dOnR2(4)
grey = nn.FieldType(space, [space.trivial_repr])


class Network(torch.nn.Module):
    """17 x 17 -> 9 x 9 -> 5 x 5, means of 3 x 3 about every second place."""

    def __init__(self, count):
        super().__init__()
        self.fields = fields = nn.FieldType(space, count * [space.regular_repr])
        self.layers = torch.nn.ModuleList(
            torch.nn.ModuleList(
                [
                    nn.R2Conv(before, fields, kernel_size=side, padding=side // 2, bias=False),
                    nn.InnerBatchNorm(fields),
                    nn.ReLU(fields),
                ]
            )
            for before, side in [(grey, 5), (fields, 3), (fields, 3)]
        )
        self.largest = nn.GroupPooling(fields)
        self.out = torch.nn.Linear(count, CLASSES)

    def forward(self, images):
        x = nn.GeometricTensor(images, grey)
        for k, (convolve, norm, relu) in enumerate(self.layers):
            x = relu(norm(convolve(x)))
            if k < 2:
                pooled = torch.nn.functional.avg_pool2d(x.tensor, 3, 2, 1, count_include_pad=False)
                x = nn.GeometricTensor(pooled, self.fields)
        return self.out(self.largest(x).tensor.mean((2, 3)))


def read(part, shape):
    images = np.fromfile(part["file"], dtype=np.float32).reshape(-1, *shape)
    return torch.from_numpy(images), torch.tensor(part["labels"])


def rows_of(n, size):
    """Batches without end: shuffled epochs without a seam, as minibatches of noether."""
    rows = torch.zeros(0, dtype=torch.long)
    while True:
        while len(rows) < size:
            rows = torch.cat([rows, torch.randperm(n)])
        yield rows[:size]
        rows = rows[size:]


def answer(asked):
    torch.manual_seed(asked["seed"])
    x, y = read(asked["train"], asked["shape"])
    network = Network(asked["fields"])
    optimizer = torch.optim.Adam(network.parameters(), lr=asked["rate"])
    batches = rows_of(len(x), asked["batch"])
    begun = time.process_time()
    for _ in range(asked["steps"]):
        rows = next(batches)
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(network(x[rows]), y[rows]).backward()
        optimizer.step()
    seconds = time.process_time() - begun
    calibrate(network, x)
    network.eval()
    images, labels = read(asked["test"], asked["shape"])
    with torch.no_grad():
        right = sum(
            int((network(part).argmax(1) == of).sum())
            for part, of in zip(images.split(100), labels.split(100))
        )
    return {
        "accuracy": right / len(labels),
        "parameters": sum(p.numel() for p in network.parameters()),
        "seconds": round(seconds, 3),
    }


def calibrate(network, x):
    """The statistics of the training images, each hundred counted alike, in place of a running mean."""
    norms = [part for part in network.modules() if isinstance(part, torch.nn.modules.batchnorm._BatchNorm)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    with torch.no_grad():
        for part in x.split(100):
            network(part)


conversation.answer_all(f"escnn {escnn.__version__}", answer)
