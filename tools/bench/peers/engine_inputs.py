"""The inputs of the works of the engine's bench, the same numbers as in engine/inputs.ts."""
import numpy as np

MASK = 0xFFFFFFFF


def hashes(seed, count):
    """The hashes of the counters 0, ..., count - 1, of 32 bits: the last mixing of MurmurHash3."""
    x = (np.arange(count, dtype=np.uint64) * 2654435761 + (seed * 0x9E3779B9 & MASK)) & MASK
    x = ((x ^ x >> 16) * 0x85EBCA6B) & MASK
    x = ((x ^ x >> 13) * 0xC2B2AE35) & MASK
    return x ^ x >> 16


def fill(seed, *shape):
    """Numbers of mean 0 and variance 1, uniform, row-major, float32."""
    uniform = hashes(seed, int(np.prod(shape))).astype(np.float64) / 2**32
    return ((uniform - 0.5) * 2 * 3**0.5).reshape(shape).astype(np.float32)


def classes(count, rows):
    """Row i is 1 at i modulo count."""
    return np.eye(count, dtype=np.float32)[np.arange(rows) % count]


def graph(edges):
    """Sources and targets of edges between nodes, 20 into each, sorted by target."""
    nodes = edges // 20
    return (hashes(7, edges) % nodes).astype(np.int64), np.repeat(np.arange(nodes), 20)


# C C O H H H H H H, in angstrom
ETHANOL = np.array(
    [
        [-0.8890, 0.1720, 0.0000],
        [0.5020, -0.4550, 0.0000],
        [1.4570, 0.5960, 0.0000],
        [-1.0170, 0.7960, 0.8860],
        [-1.0170, 0.7960, -0.8860],
        [-1.6530, -0.6120, 0.0000],
        [0.6400, -1.0850, 0.8860],
        [0.6400, -1.0850, -0.8860],
        [2.3380, 0.2130, 0.0000],
    ]
)
SPECIES = [1, 1, 2, 0, 0, 0, 0, 0, 0]  # of H, C, O


def ethanols(count):
    """Copies of ethanol, each moved a little; all ordered pairs within one are edges, sorted by target."""
    target, source = np.array([(i, j) for i in range(9) for j in range(9) if i != j]).T
    first = np.repeat(9 * np.arange(count), 72)
    return {
        "positions": (np.tile(ETHANOL, (count, 1)) + 0.05 * fill(11, 9 * count, 3)).astype(np.float32),
        "source": np.tile(source, count) + first,
        "target": np.tile(target, count) + first,
        "species": np.tile(SPECIES, count),
        "graph": np.repeat(np.arange(count), 9),
        "energies": fill(12, count),
        "forces": fill(13, 9 * count, 3),
    }
