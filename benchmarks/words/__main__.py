"""Command line: `python -m benchmarks.words [--texts SOURCE] [--markdown]` measures words a second of `read`.

The texts are cut into parts of different texts. Each part is handed to all, one after the other, so that whatever
else the machine does befalls all alike; the figure is the median over the parts. The first part only warms up.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from benchmarks.table import table
from benchmarks.words.children import Child
from benchmarks.words.texts import articles, made_texts, words_in, write_lines
from twosource.stage import USUAL

HEAD = ("what", "words", "words a second", "times `read` in one process")
TOGETHER = 2


class Part(NamedTuple):
    """Some of the texts: all in one file, and again in two files of half of them each."""

    words: int
    whole: Path
    halves: tuple[Path, ...]


def main() -> int:
    """Measure, and print one line for each way of reading."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.words", description=__doc__)
    parser.add_argument("--texts", metavar="SOURCE", help="file or folder (default: made of the sample pages)")
    parser.add_argument("--documents", type=int, default=480, help="how many to make or to take (default 480)")
    parser.add_argument("--parts", type=int, default=6, help="the first of them warms up (default 6)")
    parser.add_argument("--reader", default=USUAL, help=f"as in twosource read (default {USUAL})")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    if choice.texts:
        texts = [document.text for document in articles([choice.texts])][: choice.documents]
    else:
        texts = list(made_texts(choice.documents))
    with tempfile.TemporaryDirectory() as place:
        rows = _rows(_parts(texts, choice.parts, Path(place)), choice.reader)
    print(table(HEAD, rows, markdown=choice.markdown))
    return 0


def _parts(texts: Sequence[str], number: int, place: Path) -> list[Part]:
    if number < TOGETHER or len(texts) < number * TOGETHER:
        sys.exit(f"{len(texts)} documents in {number} parts cannot be measured")
    found = []
    for at in range(number):
        mine = texts[at::number]
        whole, halves = place / f"{at}.jsonl", tuple(place / f"{at}-{half}.jsonl" for half in range(TOGETHER))
        write_lines(whole, mine)
        for half, path in enumerate(halves):
            write_lines(path, mine[half::TOGETHER])
        found.append(Part(words_in(mine), whole, halves))
    return found


def _rows(parts: Sequence[Part], reader: str) -> list[tuple[str, ...]]:
    program = ["benchmarks.words.reading", reader]
    with ExitStack() as stack:
        one, two, other = (stack.enter_context(Child(words)) for words in (program, program, ["benchmarks.words.peer"]))
        ways: dict[str, Callable[[Part], float]] = {
            "`read`, one process": lambda part: one.seconds(part.whole),
            "spaCy, the shape of `en_core_web_sm`": lambda part: other.seconds(part.whole),
            "`read`, two processes": lambda part: _together((one, two), part.halves),
        }
        if reader == "learnt":
            bare = stack.enter_context(Child(["benchmarks.words.passes"]))
            ways["passes of the encoder alone"] = lambda part: bare.seconds(part.whole)
        rates: dict[str, list[float]] = {what: [] for what in ways}
        for part in parts:
            for what, seconds in ways.items():
                rates[what].append(part.words / seconds(part))
    counted = str(sum(part.words for part in parts[1:]))
    first = next(iter(rates.values()))[1:]
    return [
        (
            what,
            counted,
            f"{statistics.median(found[1:]):,.0f}",
            f"{statistics.median(mine / base for mine, base in zip(found[1:], first, strict=True)):.2f}",
        )
        for what, found in rates.items()
    ]


def _together(children: Sequence[Child], paths: Sequence[Path]) -> float:
    """Return the seconds until all are done."""
    began = time.perf_counter()
    for child, path in zip(children, paths, strict=True):
        child.ask(path)
    for child in children:
        child.answer()
    return time.perf_counter() - began


if __name__ == "__main__":
    if (os.cpu_count() or 1) < TOGETHER:
        sys.exit("two processes need a machine of two cores")
    sys.exit(main())
