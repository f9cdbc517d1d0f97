"""Command line: `python -m benchmarks.torture.patterns [PART...]` looks for regular expressions that explode.

Every pattern of the program is run on strings made to hold it up: what its parts match, over and over, behind what
leads to them and before what breaks off. Fails where eight times the string takes more than 24 times as long.
PART is a part of a module's or a pattern's name.
"""

import argparse
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType

from msgspec import Struct

from benchmarks.table import table
from benchmarks.torture.pattern_pumps import pumps
from benchmarks.torture.patterns_used import Used, patterns

SHORT, LONG = 600, 4_800
"""Characters."""
STEEPEST, LEAST, GIVEN_UP = 24.0, 0.01, 2
"""How many times as long eight times as much may take; below so many seconds nothing is told; seconds at most."""
HEAD = ("pattern", "used to", "held up by", "seconds", "with eight times as much")


class Slow(Struct, frozen=True):
    """A pattern that takes longer than its string is long, with what held it up and the seconds it took."""

    used: Used
    pump: str
    seconds: tuple[float, float]


class _TooLong(Exception):
    """It is not waited for."""


def main() -> int:
    """Return 0 where every pattern is linear in its strings."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.patterns", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART")
    choice = parser.parse_args()
    signal.signal(signal.SIGALRM, _give_up)
    every = [used for used in patterns() if not choice.parts or any(part in used.name for part in choice.parts)]
    found = []
    for used in every:
        if (slow := slowest(used)) is not None:
            found.append(slow)
            print(f"{used.name} {used.how} {slow.pump!r} {slow.seconds[1]:.3f} s", file=sys.stderr)
    rows = [
        (slow.used.name, slow.used.how, repr(slow.pump)[:60], f"{slow.seconds[0]:.3f}", f"{slow.seconds[1]:.3f}")
        for slow in found
    ]
    print(table(HEAD, rows, markdown=False) if rows else "")
    print(f"{len(every)} patterns, {len(rows)} of them slow")
    return int(bool(rows))


def slowest(used: Used) -> Slow | None:
    """Return what holds a pattern up most, or None where nothing does."""
    worst = None
    for head, pump, tail in pumps(used.pattern):
        long = _seconds(used, head, pump, tail, LONG)
        if long < (worst.seconds[1] if worst else LEAST):
            continue
        short = _seconds(used, head, pump, tail, SHORT)
        if long >= GIVEN_UP or min(long, _seconds(used, head, pump, tail, LONG)) > STEEPEST * short:
            worst = Slow(used, pump, (short, long))
    return worst


def _seconds(used: Used, head: str, pump: str, tail: str, size: int) -> float:
    words: str | bytes = head + pump * (size // len(pump)) + tail
    if isinstance(used.pattern.pattern, bytes):
        words = words.encode("latin-1", "replace")
    began = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, GIVEN_UP)
    try:
        _run(used, words)
    except _TooLong:
        return float(GIVEN_UP)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - began


def _run(used: Used, words: str | bytes) -> None:
    call: Callable[[str | bytes], object] = getattr(used.pattern, used.how)
    found = call(words)
    if isinstance(found, Iterator):
        for _ in found:
            pass


def _give_up(number: int, frame: FrameType | None) -> None:
    raise _TooLong


if __name__ == "__main__":
    sys.exit(main())
