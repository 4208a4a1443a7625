"""What the peers have in common: inputs, timing, and what they answer.

Asked {"kind": ..., "degree": ..., "cold": ...}, a peer answers {"ms": [...], "mean": ...}: the times of some calls, and
the mean of the results with the weights -3, ..., 3 in turn, which shows that all did the same work.
"""
import time

import conversation

import numpy as np

POINTS, ROTATIONS = 100_000, 1000


def fractions(n):
    """i phi modulo 1, i = 1, ..., n."""
    x = np.arange(1, n + 1, dtype=np.float64) * 0.6180339887498949
    return x - np.floor(x)


def points():
    return (2 * fractions(3 * POINTS) - 1).reshape(POINTS, 3)


def angles():
    return (2 * np.pi * fractions(3 * ROTATIONS)).reshape(ROTATIONS, 3).T


def triples(lmax):
    for l1 in range(lmax + 1):
        for l2 in range(lmax + 1):
            for l3 in range(abs(l1 - l2), min(lmax, l1 + l2) + 1):
                yield l1, l2, l3


def mean(results):
    flat = np.concatenate([np.asarray(result, dtype=np.float64).ravel() for result in results])
    return float((flat * (np.arange(flat.size) % 7 - 3)).mean())


def timed(work, at_least):
    """Times of calls that take at_least seconds together, 3 of them or more, and the last result."""
    times = []
    while len(times) < 3 or sum(times) < at_least:
        before = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - before)
    return [1000 * t for t in times], result


def answer_all(version, make):
    """Answers until there are no more questions; make(kind, degree) gives the work to be timed."""
    works = {}
    conversation.answer_all(version, lambda asked: answer(works, make, asked))


def answer(works, make, asked):
    case = asked["kind"], asked["degree"]
    if asked["cold"]:
        work = make(*case)
        before = time.perf_counter()
        result = work()
        return {"ms": [1000 * (time.perf_counter() - before)], "mean": mean(result)}
    if case not in works:
        works[case] = make(*case)
        timed(works[case], 0.3)
    ms, result = timed(works[case], 0.1)
    return {"ms": ms, "mean": mean([result])}
