"""Command line: `python -m benchmarks.fuzz [TARGET...]` fuzzes all parsers and the reading of whole documents.

Fails where anything but a line for a person came out, where a span lay outside its text, where the same input gave
another result, and where one took more than 10 seconds or the memory of its process went above 1 GB. What was found
lies in build/fuzz/TARGET/found-*; `python -m benchmarks.fuzz.replay TARGET FILE...` shows it again.
"""

import argparse
import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.table import table

if TYPE_CHECKING:
    from benchmarks.fuzz.fuzzing import Bound  # which loads the program, and that must be counted as it is loaded

HOUR = 3600
PLACE = Path("build/fuzz")
BYTES_KEPT = 36_000
"""Of each target."""
HEAD = ("target", "runs", "edges", "inputs", "memory at most, MB", "found")


def main() -> int:
    """Return 0 where nothing was found."""
    choice = _choice()
    if importlib.util.find_spec("atheris") is None:
        print("atheris, which there is for Linux only, is not installed: nothing is fuzzed", file=sys.stderr)
        return 0 if choice.runs else 1
    from benchmarks.fuzz.fuzzing import Bound, instrument

    instrument()
    from benchmarks.fuzz.targets import TARGETS

    names = choice.targets or list(TARGETS)
    if unknown := [name for name in names if name not in TARGETS]:
        print(f"no target is called {', '.join(unknown)}; there are {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    shares = sum(TARGETS[name].share for name in names)
    seconds = {name: max(1, choice.jobs * choice.seconds * TARGETS[name].share // shares) for name in names}
    bounds = {name: Bound(0 if choice.runs else seconds[name], choice.runs, choice.seed) for name in names}
    for name in names:
        shutil.rmtree(PLACE / name, ignore_errors=True)
    ended = _carried_out(bounds, choice.jobs)
    return _told(names, ended, keeping=choice.keep)


def _choice() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="all without any")
    parser.add_argument("--seconds", type=int, default=HOUR, help="for all targets together (default an hour)")
    parser.add_argument("--runs", type=int, default=0, help="of each target, in place of a time")
    parser.add_argument("--seed", type=int, default=0, help="the same with the same number of runs are the same inputs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many targets at once")
    parser.add_argument("--keep", action="store_true", help="keep the fewest inputs that lead through all of it")
    return parser.parse_args()


def _carried_out(bounds: "dict[str, Bound]", jobs: int) -> set[str]:
    """Fuzz each target in its time; one that ends before, by what it found, begins again. Return those that did."""
    from benchmarks.fuzz.fuzzing import Bound, begin

    ended: set[str] = set()
    waiting = list(bounds)
    running: dict[int, tuple[str, float]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            name = waiting.pop(0)
            running[begin(name, PLACE / name, bounds[name])] = (name, time.monotonic())
        child, status = os.wait()
        name, began = running.pop(child)
        left = int(bounds[name].seconds - (time.monotonic() - began))
        ended |= {name} if status else set()
        if status and left > 1:
            bounds[name] = Bound(left, 0, bounds[name].seed)
            waiting.insert(0, name)
    return ended


def _told(names: Sequence[str], ended: set[str], *, keeping: bool) -> int:
    from benchmarks.fuzz.corpus import keep
    from benchmarks.fuzz.fewest import fewest
    from benchmarks.fuzz.fuzzing import ran
    from benchmarks.fuzz.targets import TARGETS

    rows, found = [], []
    for name in names:
        one = ran(PLACE / name)
        found += one.findings or ([PLACE / name / "log"] if name in ended else [])
        inputs = list((PLACE / name / "inputs").iterdir())
        rows.append((name, f"{one.runs}", f"{one.edges}", f"{len(inputs)}", f"{one.megabytes}", f"{len(one.findings)}"))
        if keeping:
            keep(name, fewest(TARGETS[name].run, (each.read_bytes() for each in inputs)), most=BYTES_KEPT)
    print(table(HEAD, rows, markdown=False))
    for path in found:
        print(f"FOUND: {path}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
