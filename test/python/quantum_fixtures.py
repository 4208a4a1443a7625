"""Writes test/lib/quantum/fixtures/: integrals by PySCF, Boys functions by mpmath.

    pip install pyscf==2.14.0 mpmath
    python test/python/quantum_fixtures.py

PySCF's harmonics have the polar axis z. The molecule is given to it with its axes turned, (z, x, y), so that its functions
are Noether's, polar axis y, in Noether's places; p alone is in another order, x, y, z of the turned axes.
"""

import json
from pathlib import Path

import mpmath as mp
import numpy as np
from pyscf import gto

FOLDER = Path(__file__).parents[2] / "test/lib/quantum/fixtures"
mp.mp.dps = 40


def boys(n, T):
    if T == 0:
        return mp.mpf(1) / (2 * n + 1)
    a = n + mp.mpf(1) / 2
    return mp.gammainc(a, 0, T) / (2 * mp.power(T, a))


rng = np.random.default_rng(1)
TIMES = sorted([0, 1e-9, 1 / 32, 0.03124, 0.0313, 0.5, 3, 12.34, 35.96, 35.99, 36, 36.5, 50, 200, 900,
                *np.round(rng.uniform(0, 40, 25), 5).tolist()])
(FOLDER / "boys.json").write_text(json.dumps(
    [[n, T, float(boys(n, mp.mpf(T)))] for T in TIMES for n in (0, 1, 2, 5, 8, 16)]).replace("], [", "],\n["))

SHELLS = [
    ("Ne", (0.1, -0.3, 0.2), [(0, [3.1, 0.6], [0.4, 0.7]), (1, [0.9], [1]), (2, [1.1, 0.4], [0.5, 0.6]), (3, [0.8], [1]), (4, [0.7], [1])]),
    ("F", (-0.9, 0.7, 1.1), [(1, [1.3, 0.35], [0.3, 0.8]), (2, [0.6], [1])]),
]


def turned(position):
    x, y, z = position
    return (z, x, y)


def molecule(shells):
    basis = {f"{element}{k}": [[l, *zip(exponents, coefficients)] for l, exponents, coefficients in each]
             for k, (element, _, each) in enumerate(shells)}
    return gto.M(atom=[(f"{element}{k}", turned(position)) for k, (element, position, _) in enumerate(shells)],
                 unit="bohr", basis=basis, spin=None, verbose=0)


def places(shells):
    """Where PySCF has Noether's functions."""
    at, result = 0, []
    for _, _, each in shells:
        for l, _, _ in each:
            result += [at + k for k in ((1, 2, 0) if l == 1 else range(2 * l + 1))]
            at += 2 * l + 1
    return result


mol, order = molecule(SHELLS), places(SHELLS)
n = len(order)


def triangle(matrix):
    matrix = matrix[np.ix_(order, order)]
    return [float(f"{matrix[i, j]:.15g}") for i in range(n) for j in range(i + 1)]


x, y, z = mol.intor("int1e_r")[[1, 2, 0]]
eri = mol.intor("int2e")[np.ix_(order, order, order, order)]
picked = [tuple(int(i) for i in rng.integers(0, n, 4)) for _ in range(120)]

AUXILIARY = [
    ("Ne", SHELLS[0][1], [(0, [1.5], [1]), (2, [0.9], [1]), (4, [1.2], [1])]),
    ("F", SHELLS[1][1], [(1, [0.8], [1]), (3, [0.7, 0.3], [0.6, 0.5])]),
]
aux, auxOrder = molecule(AUXILIARY), places(AUXILIARY)
m = len(auxOrder)
metric = aux.intor("int2c2e")[np.ix_(auxOrder, auxOrder)]
both = mol + aux
three = both.intor("int3c2e", shls_slice=(0, mol.nbas, 0, mol.nbas, mol.nbas, both.nbas))[np.ix_(order, order, auxOrder)]
triples = [(int(rng.integers(0, m)), int(rng.integers(0, n)), int(rng.integers(0, n))) for _ in range(80)]


def listed(shells):
    return [{"element": element, "position": position,
             "shells": [{"l": l, "exponents": e, "coefficients": c} for l, e, c in each]} for element, position, each in shells]


fixture = {
    "basis": listed(SHELLS), "auxiliary": listed(AUXILIARY),
    "overlap": triangle(mol.intor("int1e_ovlp")), "kinetic": triangle(mol.intor("int1e_kin")),
    "nuclear": triangle(mol.intor("int1e_nuc")), "x": triangle(x), "y": triangle(y), "z": triangle(z),
    "repulsion": [[*ijkl, float(eri[ijkl])] for ijkl in picked],
    "metric": [float(metric[i, j]) for i in range(m) for j in range(i + 1)],
    "three": [[P, i, j, float(three[i, j, P])] for P, i, j in triples],
}
(FOLDER / "pyscf.json").write_text("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in fixture.items()) + "\n}\n")
