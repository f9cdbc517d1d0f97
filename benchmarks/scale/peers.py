"""Command line: `python -m benchmarks.scale.peers` times lineage and stories beside what others use.

All are handed the same made documents in the same run, each in a process of its own that may hold so much memory and
take so long; what does not fit says so. Seconds are of the method alone, memory is the peak of its process, in which
the documents themselves are too.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator
from itertools import count

from benchmarks.measured import measured
from benchmarks.scale.methods import METHODS, tune
from benchmarks.scale.news import SEED, Made, made
from benchmarks.scale.truth import Derivation, Score, b_cubed, derivation, pairs
from benchmarks.table import table

SIZES = (5_000, 20_000)
GIGABYTES = 4
SECONDS = 1_800
FIRST = 1_000
"""The number of the first story, so that there were others before."""

HEAD = ("documents", "by", "seconds", "peak MB", "precision", "recall", "F1", "exact pairs F1")


def main() -> int:
    """Print a table, a row for each size and method."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.peers", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=SIZES, help="how many (default 5000 and 20000)")
    parser.add_argument("--only", nargs="+", choices=METHODS, default=list(METHODS), help="not all of the methods")
    parser.add_argument("--seed", type=int, default=SEED, help=f"which news (default {SEED})")
    parser.add_argument(
        "--gigabytes", type=float, default=GIGABYTES, help=f"memory each may hold (default {GIGABYTES})"
    )
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"time each may take (default {SECONDS})")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    choice = parser.parse_args()
    if choice.alone:
        return _alone(choice.only[0], choice.documents[0], choice.seed, choice.gigabytes, choice.seconds)
    rows = [
        _row(name, size, choice.seed, choice.gigabytes, choice.seconds)
        for size in choice.documents
        for name in choice.only
    ]
    print(table(HEAD, rows, markdown=choice.markdown))
    return 0


def some(documents: int, seed: int) -> Iterator[Made]:
    """Yield the documents of whole stories, one after another, until there are so many or a few more."""
    done = 0
    for number in count(FIRST):
        if done >= documents:
            return
        for item in made(range(number, number + 1), seed):
            done += 1
            yield item


def _row(name: str, size: int, seed: int, gigabytes: float, seconds: int) -> tuple[str, ...]:
    print(f"{size} documents: {METHODS[name][0]}", file=sys.stderr, flush=True)
    options = ["--documents", str(size), "--seed", str(seed), "--gigabytes", str(gigabytes), "--seconds", str(seconds)]
    run = measured([sys.executable, "-m", "benchmarks.scale.peers", "--alone", "--only", name, *options])
    if run.status == -24:  # SIGXCPU
        return (str(size), METHODS[name][0], f"not done in {seconds}", f"{run.megabytes:.0f}", "", "", "", "")
    if run.status:
        why = run.errors.decode("utf-8", "replace").strip().splitlines()
        told = f"does not fit in {gigabytes:g} GB" if why and "MemoryError" in why[-1] else (why or ["failed"])[-1]
        return (str(size), METHODS[name][0], told, "", "", "", "", "")
    done = json.loads(run.output)
    figures = [f"{value:.3f}" for value in done["score"]]
    figures += [""] * (4 - len(figures))
    return (str(done["documents"]), METHODS[name][0], f"{done['seconds']:.1f}", f"{run.megabytes:.0f}", *figures)


def _alone(name: str, size: int, seed: int, gigabytes: float, seconds: int) -> int:
    """Carry out one method, and print what it took and how right it was."""
    tune(name)
    items = list(some(size, seed))
    documents = [item.document for item in items]
    bytes_ = int(gigabytes * 1e9)
    resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + seconds, resource.RLIM_INFINITY))
    began = time.perf_counter()
    found = METHODS[name][1](documents)
    took = time.perf_counter() - began
    right: list[float] = []
    if found.pairs is not None:
        right = _figures(derivation(pairs(items), found.pairs))
    if found.groups is not None:
        right = list(b_cubed([item.story for item in items], found.groups))
    print(json.dumps({"documents": len(items), "seconds": took, "score": right}))
    return 0


def _figures(found: Derivation) -> list[float]:
    score: Score = found.by_root
    return [*score, found.exact.f1]


if __name__ == "__main__":
    sys.exit(main())
