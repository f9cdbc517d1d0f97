"""Prepared texts to read: of any source, or as many as are wanted, made of the articles of the sample pages.

The same seed gives the same bytes, and no two texts that are made are the same.
"""

import json
import random
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path

from benchmarks.speed.pages import sample_pages, swapped, swaps_of, without_some
from twosource import pipeline
from twosource.records.page import Document, Failure
from twosource.settings import DEFAULT


def articles(sources: Iterable[str]) -> Iterator[Document]:
    """Yield the documents of `sources`, cleaned and not read."""
    for capture in pipeline.stage("take")(sources, DEFAULT):
        if not isinstance(capture, Failure):
            yield from pipeline.stage("clean")(capture, DEFAULT)


def made_texts(number: int, seed: int = 20250602) -> Iterator[str]:
    """Yield `number` texts: each round over the articles has other people, places and dates, and some cuts."""
    sample = [document.text for document in articles(map(str, sample_pages()))]
    return islice(_rounds(sample, seed), number)


def _rounds(sample: list[str], seed: int) -> Iterator[str]:
    for story in count():
        swaps = swaps_of(random.Random(seed + story))
        for at, text in enumerate(sample):
            yield swapped(without_some(text, random.Random(f"{seed} {story} {at}")), swaps) + f"\nRound {story}."


def write_lines(path: Path, texts: Iterable[str]) -> None:
    """Write the texts to `path` as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "language": "en", "text": text}) + "\n")


def read_lines(path: Path) -> list[str]:
    """Return the texts that `write_lines` has written."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def words_in(texts: Iterable[str]) -> int:
    """Count words as people do: what stands between white space."""
    return sum(len(text.split()) for text in texts)
