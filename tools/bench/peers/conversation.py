"""A conversation with the bench, one line of JSON each way, on one processor."""
import json
import os
import sys

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one processor, hence one thread at a time


def answer_all(version, answer):
    """Says its version, then answers each question, a dictionary, with another one, until there are no more."""
    say({"version": version})
    for line in sys.stdin:
        try:
            say(answer(json.loads(line)))
        except Exception as error:  # a peer that cannot do the work is a result too
            say({"error": f"{type(error).__name__}: {str(error).strip()}".splitlines()[0][:160]})


def say(what):
    print(json.dumps(what), flush=True)
