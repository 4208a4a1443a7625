"""What the peers have in common: inputs, timing, and the conversation, one line of JSON each way.

Asked {"kind": ..., "degree": ..., "cold": ...}, a peer answers {"ms": [...], "mean": ...}: the times of some calls, and
the mean of the results with the weights -3, ..., 3 in turn, by which it is seen that all did the same work.
"""
import json
import os
import sys
import time

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one processor, hence one thread at a time

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
    say({"version": version})
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            say(answer(works, make, asked))
        except Exception as error:  # a peer that cannot do the work is a result too
            say({"error": f"{type(error).__name__}: {str(error).strip()}".splitlines()[0][:160]})


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


def say(what):
    print(json.dumps(what), flush=True)
