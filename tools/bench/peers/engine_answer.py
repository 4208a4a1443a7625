"""How the peers of the engine's bench answer.

Asked {"kind": ..., "size": ..., "pass": "forward" or "both"}, a peer answers {"wall": [...], "processor": [...]}: the
times of some calls in milliseconds, those of the processor over all of its threads. The first time it also says how long
the first call took, compiling included, and the mean, with the weights -3, ..., 3 in turn, and the root mean square of
what that call gave, by which it is seen that all did the same work; null where the work has no such result.
"""
import gc
import time

import conversation

import numpy as np

LEAST = 0.005  # seconds of one measurement: short calls are measured many at once


def answer_all(version, make):
    """make(kind, size, pass) gives the work, a function; it returns a list of arrays, or None."""
    last = {}

    def answer(asked):
        if last.get("asked") != asked:
            last.clear()
            gc.collect()
            work = make(asked["kind"], asked["size"], asked["pass"])
            before = time.perf_counter()
            result = work()
            first = 1000 * (time.perf_counter() - before)
            check = None if result is None else checked(result)
            del result
            last.update(asked=asked, work=work, calls=warm(work))
            return {"first": first, "check": check, **timed(work, last["calls"])}
        return timed(last["work"], last["calls"])

    conversation.answer_all(version, answer)


def warm(work):
    """Calls for half a second of the processor, 3 times or more. Returns how many calls make one measurement."""
    count, begun = 0, time.process_time()
    while count < 3 or time.process_time() - begun < 0.5:
        work()
        count += 1
    return max(1, round(LEAST * count / (time.process_time() - begun)))


def timed(work, calls):
    """Measurements for a tenth of a second of the processor, 3 or more."""
    wall, processor = [], []
    while len(wall) < 3 or sum(processor) * calls < 100:
        before = time.perf_counter(), time.process_time()
        for _ in range(calls):
            work()
        after = time.perf_counter(), time.process_time()
        wall.append(1000 * (after[0] - before[0]) / calls)
        processor.append(1000 * (after[1] - before[1]) / calls)
    return {"wall": wall, "processor": processor}


def checked(results):
    flat = np.concatenate([np.asarray(result, dtype=np.float64).ravel() for result in results])
    return {
        "mean": float((flat * (np.arange(flat.size) % 7 - 3)).mean()),
        "size": float(np.sqrt((flat**2).mean())),
    }
