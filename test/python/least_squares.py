"""Least-squares solutions by NumPy, with the cut-off of the library, for test/lib/algebra/decompositions.test.ts.

python3 test/python/least_squares.py > test/lib/algebra/fixtures/numpyLeastSquares.json
"""

import json

import numpy as np


def case(name, a, b, exact):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    x = np.linalg.lstsq(a, b, rcond=1e-10)[0]
    return {
        "name": name,
        "condition": float(np.linalg.cond(a)),
        "a": a.tolist(),
        "b": b.tolist(),
        "x": x.tolist(),
        "exact": exact,
    }


cases = []
for k in range(2, 9):
    e = 10.0**-k
    cases.append(case(f"two columns that differ by {e:g}", [[1, 1], [1, 1 + e]], [[2], [2 + e]], [[1], [1]]))
t = np.linspace(0, 1, 20)
powers = np.vander(t, 10, increasing=True)
c = np.arange(1, 11, dtype=float).reshape(-1, 1)
cases.append(case("a polynomial of degree 9 through 20 points", powers, powers @ c, c.tolist()))
cases.append(case("a wide matrix: the shortest solution", [[1, 2, 3], [4, 5, 6]], [[6], [15]], [[1], [1], [1]]))
cases.append(case("a matrix of rank 1", [[1, 2], [2, 4], [3, 6]], [[5], [10], [15]], [[1], [2]]))
print(json.dumps(cases))
