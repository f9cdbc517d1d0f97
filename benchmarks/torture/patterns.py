"""Command line: `python -m benchmarks.torture.patterns [PART...]` looks for regular expressions that explode.

Every pattern of the program is run on strings made to hold it up: what its parts match, over and over, behind what
leads to them and before what breaks off. Where eight times the string takes more than 24 times as long, the pattern
may only be used on words of bounded length. Whether it is, is then tried: the string is put in every place of sources
of every kind, which are read. Fails where four times the string takes much more than four times as long there.
PART is a part of a module's or a pattern's name.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType

from msgspec import Struct

from benchmarks.table import table
from benchmarks.torture.pattern_pumps import pumps
from benchmarks.torture.patterns_used import Used, patterns
from benchmarks.torture.pumped import seconds

SHORT, LONG = 600, 4_800
"""Characters."""
STEEPEST, LEAST, GIVEN_UP = 24.0, 0.01, 2
"""How many times as long eight times as much may take; below so many seconds nothing is told; seconds at most."""
PLACED, STEEPEST_PLACED, LEAST_PLACED = 10_000, 8.0, 3.0
"""Characters in each place of a source; how often as long four times as much may take; seconds that do not count."""
HEAD = ("words", "most held up", "seconds", "with four times as much", "fault")


class Slow(Struct, frozen=True):
    """A pattern that takes longer than its string is long, with what held it up and the seconds it took."""

    used: Used
    pump: str
    taken: tuple[float, float]


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
            print(f"{used.name} {used.how} {slow.pump!r} {slow.taken[1]:.3f} s", file=sys.stderr)
    pumped = sorted({slow.pump for slow in found})
    rows = [(repr(pump)[:60], *held_up(pump)) for pump in pumped]
    print(table(HEAD, rows, markdown=False))
    print(f"{len(every)} patterns, {len(found)} of them slow on long words")
    return int(any(row[-1] for row in rows))


def held_up(pump: str) -> tuple[str, str, str, str]:
    """Return what is most held up by words said over and over: where, the seconds, those with four times as much."""
    few, many = (seconds(pump * (size // len(pump)) + "\0x") for size in (PLACED, 4 * PLACED))
    where = max(many, key=lambda name: many[name] / max(few[name], 0.05))
    bad = many[where] > LEAST_PLACED and many[where] > STEEPEST_PLACED * few[where]
    return where, f"{few[where]:.2f}", f"{many[where]:.2f}", "held up" if bad else ""


def slowest(used: Used) -> Slow | None:
    """Return what holds a pattern up most, or None where nothing does."""
    worst = None
    for head, pump, tail in pumps(used.pattern):
        long = _seconds(used, head, pump, tail, LONG)
        if long < (worst.taken[1] if worst else LEAST):
            continue
        short = _seconds(used, head, pump, tail, SHORT)
        if long >= GIVEN_UP or min(long, _seconds(used, head, pump, tail, LONG)) > STEEPEST * short:
            worst = Slow(used, pump, (short, long))
    return worst


def _seconds(used: Used, head: str, pump: str, tail: str, size: int) -> float:
    text = head + pump * (size // len(pump)) + tail
    words = text.encode("latin-1", "replace") if isinstance(used.pattern.pattern, bytes) else text
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
