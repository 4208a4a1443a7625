"""Writes test/lib/engine/fixtures/python.safetensors with Python's safetensors, or reads a file and says what is in it as JSON.

    python test/python/safetensors_fixture.py
    python test/python/safetensors_fixture.py FILE
"""

import json
import sys
from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file


def tensors():
    return {
        "layers.0.W": (np.arange(6, dtype=np.float32).reshape(2, 3) - 2.5) / 3,
        "layers.0.b": np.array([1e-30, -0.0, 3e38], dtype=np.float32),
        "scale": np.array(np.pi, dtype=np.float64),
        "index": np.array([[-1], [2**31 - 1]], dtype=np.int32),
        "none": np.zeros((0, 4), dtype=np.float64),
    }


def said(file):
    with safe_open(file, framework="numpy") as opened:
        names = list(opened.keys())
        read = {name: opened.get_tensor(name) for name in names}
        return {
            "metadata": opened.metadata(),
            "tensors": {n: {"dtype": str(x.dtype), "shape": list(x.shape), "values": x.flatten().tolist()} for n, x in read.items()},
        }


if len(sys.argv) > 1:
    print(json.dumps(said(sys.argv[1])))
else:
    path = Path(__file__).parent.parent / "lib" / "engine" / "fixtures" / "python.safetensors"
    save_file(tensors(), path, metadata={"by": "Python", "note": "naïve"})
