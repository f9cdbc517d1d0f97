"""Command line: `python -m benchmarks.scale.claims [--stories N] [--copies N]`: checking a claim in a large archive.

Made stories are read, and put into an archive many times over: in each copy all people, places and organisations that
no word of the language names have other names of the same length, so that what was read of a document is read of its
copy too, and nobody tells the same of the same. Then sentences of its documents are checked as claims, one with another
number beside each that has one. Nothing is at hand at first; who asks again about what was asked last waits less.
"""

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import msgspec

from benchmarks.scale.news import made
from benchmarks.scale.one_more import fill
from benchmarks.table import table
from twosource import pipeline
from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.language.sentences import sentences
from twosource.lexicon.senses import senses
from twosource.pipeline import Read

READER = "rules"
STORIES, COPIES, CLAIMS = 40, 50, 200
MOST_COPIES = 60
LEAST, MOST = 40, 200
"""Characters of a sentence that is checked."""
_RINGS = ("bcdfghjklmnpqrstvwxz", "aeiouy")
_WORD = re.compile(r"(?:(?<=\\n)|\b)[A-Z][a-z]{2,}\b")
_NUMBER = re.compile(r"\b\d{2,}\b")
HEAD = ("documents", "claims", "asked", "median, ms", "95 of 100, ms", "most, ms", "start, ms", "archive, MB")


def main() -> int:
    """Print what it takes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.claims", description=__doc__)
    parser.add_argument("--stories", type=int, default=STORIES, help=f"stories that are read (default {STORIES})")
    parser.add_argument("--copies", type=int, default=COPIES, help=f"of each, {MOST_COPIES} at most (default {COPIES})")
    parser.add_argument("--archives", type=Path, help="a folder that keeps the archive")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    choice = parser.parse_args()
    if not 0 < choice.copies <= MOST_COPIES:
        parser.error(f"{choice.copies} copies: 1 to {MOST_COPIES}, as after that names come again")
    with tempfile.TemporaryDirectory() as folder:
        rows = [_row(choice.stories, copies, choice.archives or Path(folder)) for copies in sorted({1, choice.copies})]
    print(table(HEAD, rows, markdown=choice.markdown))
    return 0


def _row(stories: int, copies: int, kept: Path) -> tuple[str, ...]:
    reader = pipeline.stage("reader")(READER)
    read = [(item.document, reader.read(item.document)) for item in made(range(stories))]
    claims = sum(len(story.claims) for story in pipeline.dossier(read).stories) * copies
    place = kept / f"claims-{stories}-{copies}.sqlite"
    if not place.exists():
        fill(place, (copied(pair, number) for number in range(copies) for pair in read))
    asked = list(islice(_asked(read, copies), CLAIMS))
    with closing(open_archive(str(place), new=False)) as archive:
        held = Holdings(archive, reader)
        first, *spent = (_seconds(held, claim) for claim in ["The port is closed.", *asked])
    figures = (statistics.median(spent), sorted(spent)[int(0.95 * len(spent))], max(spent), first)
    size = f"{place.stat().st_size / 1e6:.0f}"
    told = (f"{len(read) * copies}", f"{claims}", f"{len(asked)}")
    return (*told, *(f"{1000 * figure:.0f}" for figure in figures), size)


def _seconds(held: Holdings, claim: str) -> float:
    began = time.perf_counter()
    held.check(claim)
    return time.perf_counter() - began


def copied(pair: Read, number: int) -> Read:
    """Return a document and its reading with other names; the one of number 0 is itself."""
    if not number:
        return pair
    document, reading = pair
    named = {word for entity in reading.entities for word in entity.name.split() if word.isascii()}
    other = {word: _turned(word, number) for word in sorted(named) if not senses(word.lower())}

    def renamed(data: bytes) -> bytes:
        text = data.decode().replace(document.id, f"{document.id}x{number}")
        return _WORD.sub(lambda match: other.get(match[0], match[0]), text).encode()

    return (
        msgspec.json.decode(renamed(msgspec.json.encode(document)), type=type(document)),
        msgspec.json.decode(renamed(msgspec.json.encode(reading)), type=type(reading)),
    )


def _turned(word: str, number: int) -> str:
    """Return a word of the same length and sound in which each letter is so many places on among those of its kind."""
    steps = {ring[at]: ring[(at + number) % len(ring)] for ring in _RINGS for at in range(len(ring))}
    return "".join(steps.get(letter, letter) for letter in word.lower()).capitalize()


def _asked(read: Sequence[Read], copies: int) -> Iterator[str]:
    chance = random.Random(1)
    while True:
        document, _ = copied(chance.choice(read), chance.randrange(copies))
        start, end = chance.choice(sentences(document.text))
        claim = document.text[start:end]
        if LEAST <= len(claim) <= MOST:
            yield claim
            if _NUMBER.search(claim):
                yield _NUMBER.sub(lambda match: str(int(match[0]) + 7), claim, count=1)


if __name__ == "__main__":
    sys.exit(main())
