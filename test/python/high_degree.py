"""Writes test/lib/irreps/fixtures/highDegree.json: values at high degree to 17 digits, by SymPy and mpmath.

    python test/python/high_degree.py
"""

import json
from pathlib import Path

import mpmath as mp
from sympy import N
from sympy.physics.quantum.cg import CG

mp.mp.dps = 80

# < l1 m1 l2 m2 | l3 m3 >: from single digits to l1 + l2 + l3 = 1200 and more, balanced and lopsided
COUPLINGS = [
    (20, 3, 18, -5, 17, -2), (132, 0, 132, 0, 264, 0), (134, 0, 134, 0, 268, 0), (136, 0, 136, 0, 272, 0),
    (137, 0, 137, 0, 274, 0), (300, 0, 300, 0, 300, 0), (400, 1, 400, -1, 401, 0), (400, 400, 400, -400, 400, 0),
    (1, 1, 600, 599, 601, 600), (1, -1, 600, 3, 599, 2), (2, 0, 700, 11, 700, 11), (600, 0, 600, 0, 0, 0),
    (500, 499, 300, -298, 203, 201), (390, 17, 410, -300, 402, -283), (1000, 3, 100, 7, 950, 10),
]


def coupling(l1, m1, l2, m2, l3, m3):
    return float(N(CG(l1, m1, l2, m2, l3, m3).doit(), 20))


def legendre(l, m, y):
    """N_lm P_lm(y) without the sign of Condon and Shortley, mean square 1 on the sphere for the real harmonics."""
    s = mp.sqrt(1 - y * y)
    before, now = mp.mpf(0), mp.mpf(1)
    for k in range(1, m + 1):
        now *= (2 * k - 1) * s
    for k in range(m + 1, l + 1):
        before, now = now, ((2 * k - 1) * y * now - (k + m - 1) * before) / (k - m)
    n2 = (2 * l + 1) * (1 if m == 0 else 2) * mp.factorial(l - m) / mp.factorial(l + m)
    return mp.sqrt(n2) * now


def harmonic(l, m, point):
    x, y, z = [mp.mpf(entry) for entry in point]
    r = mp.sqrt(x * x + y * y + z * z)
    phi = mp.atan2(x, z)
    wave = mp.cos(m * phi) if m >= 0 else mp.sin(-m * phi)
    return float(legendre(l, abs(m), y / r) * wave)


def turn(l, a, b, beta):
    """The entry (a, b) of D_l(R_x(beta)) between cosines (a, b >= 0) or sines (both < 0), from Wigner's sum."""

    def d(p, q):
        c, s = mp.cos(beta / 2), mp.sin(beta / 2)
        root = mp.sqrt(mp.factorial(l + p) * mp.factorial(l - p) * mp.factorial(l + q) * mp.factorial(l - q))
        total = mp.mpf(0)
        for k in range(max(0, q - p), min(l + q, l - p) + 1):
            total += (-1) ** (p - q + k) * c ** (2 * l + q - p - 2 * k) * s ** (p - q + 2 * k) / (
                mp.factorial(l + q - k) * mp.factorial(k) * mp.factorial(p - q + k) * mp.factorial(l - p - k)
            )
        return root * total

    beta = mp.mpf(beta)
    p, q = abs(a), abs(b)
    sign = 1 if a >= 0 else -1
    if p == 0 and q == 0:
        return float(d(0, 0))
    if p == 0 or q == 0:
        return float((-1) ** p * mp.sqrt(2) * d(p, q) * ((-1) ** q))
    return float((-1) ** p * ((-1) ** q * d(p, q) + sign * d(p, -q)))


POINTS = [[0, 1, 0], [0.3, 1, 0.2], [0.3, -0.5, 0.7], [1, 0, 0], [0.6, 0.001, -0.8]]
TURNS = [0.3, 1.2, 1.5707963267948966, 2.9, 0.001]

with mp.workdps(900):
    turns = [
        {"l": l, "a": a, "b": b, "beta": beta, "value": turn(l, a, b, beta)}
        for l, a, b in [(40, 3, 3), (40, -7, -2), (272, 0, 0), (272, 5, 100), (300, -20, -21), (500, 31, 2), (500, -1, -1)]
        for beta in TURNS
    ]

EXPONENTIALS = [
    [[1, 1e17], [0, -1]], [[1, 1e8], [0, -1]], [[1, 1e5], [0, -1.5]], [[-800, 800], [800, -800]],
    [[-49, 24], [-64, 31]], [[1, 1e8], [1e-8, 2]], [[0, 1e6], [-1e-6, 0]], [[0, 1e10, 1], [0, 0, 1e10], [0, 0, 0]],
    [[3, -2, 5], [1, 0.5, -7], [0.25, 4, -1]], [[-1e300]], [[709]], [[0, 1e200], [0, 0]],
    [[2, 1e12, 1e15], [0, -3, 1e9], [0, 0, 1]], [[-131, 19, 18], [-390, 56, 54], [-387, 57, 52]],
]


def exponential(A):
    """By the plain series, with enough digits for the largest of its terms."""
    if A in ([[-1e300]], [[0, 1e200], [0, 0]]):
        return [[0.0]] if len(A) == 1 else [[1.0, 1e200], [0.0, 1.0]]
    with mp.workdps(1600):
        M = mp.matrix(A)
        total, term, k = mp.eye(len(A)), mp.eye(len(A)), 0
        while mp.norm(term, 1) > mp.mpf(10) ** -400:
            k += 1
            term = term * M / k
            total += term
        return [[float(total[i, j]) for j in range(len(A))] for i in range(len(A))]


out = {
    "couplings": [{"of": of, "value": coupling(*of)} for of in COUPLINGS],
    "harmonics": [
        {"l": l, "m": m, "point": point, "value": harmonic(l, m, point)}
        for l in (200, 1478, 2000)
        for m in (0, 1, -17, 673, -1400)
        if abs(m) <= l
        for point in POINTS
    ],
    "turns": turns,
    "exponentials": [{"of": A, "value": exponential(A)} for A in EXPONENTIALS],
}
target = Path(__file__).parent.parent / "lib" / "irreps" / "fixtures" / "highDegree.json"
target.write_text(json.dumps(out, separators=(",", ":")).replace("},{", "},\n{") + "\n")
