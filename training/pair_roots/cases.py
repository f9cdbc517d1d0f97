"""Sentences as the cases of the model of pairs: their parties and signs, and which pairs the gold data names."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from twosource.language.sentences import sentences
from twosource.language.tagger import tag_words
from twosource.reading.clauses import clauses
from twosource.reading.entities import find_entities
from twosource.reading.learnt import LearntReader
from twosource.reading.pair_signs import Signs, every, signs, standing_signs
from twosource.reading.parties import Party, parties
from twosource.reading.phrases import chunk
from twosource.records.page import Span
from twosource.records.reading import Entity

Row = dict[str, Any]
NEWS_DOCUMENTS = 160
LENGTHS = range(5, 61)


@dataclass
class Case:
    """One sentence; `gold` are the pairs of parties that touch the pair of the data, best first."""

    among: list[Party]
    read: Signs
    gold: list[tuple[int, int]]

    @property
    def every(self) -> list[tuple[int, int]]:
        return [(i, j) for i, j, *_ in every(self.among, self.read)]

    def shown(self, doer: int, other: int) -> Counter[str]:
        """Count the signs of a pair, as the program adds them up."""
        found = Counter(self.read.whole)
        for i, j, start, end, stand in every(self.among, self.read):
            if (i, j) == (doer, other):
                for step in self.read.steps[start:end]:
                    found.update(step)
                found.update([*self.read.doers[i], *self.read.done_to[j], *standing_signs(stand)])
        return found


def load(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@cache
def reader() -> LearntReader:
    return LearntReader()


def seen(text: str, parts: Sequence[Span]) -> tuple[tuple[Entity, ...], Mapping[int, str] | None]:
    """Return the names and the parts of speech that the usual reader finds."""
    hints = reader().hints(text, parts)
    return find_entities(text, parts, hints.names), hints.tags


def read(text: str, row: Row | None = None) -> Iterator[Case]:
    """Read the sentences of a text; with a row of the data, where its pair is found among the parties."""
    parts = sentences(text)
    entities, tags = seen(text, parts)
    named = sorted(((span, e) for e in entities for span in e.mentions), key=lambda n: (n[0], n[1].id))
    for start, end in parts:
        names = [n for n in named if start <= n[0][0] < end]
        words = tag_words(text, (start, end), [span for span, _ in names], told=tags)
        if len(words) not in LENGTHS and row is None:
            continue
        chunks = chunk(words)
        among = parties(words, chunks, names)
        case = Case(among, signs(words, clauses(words, chunks), among), [])
        if row is not None:
            spans = [(words[p.first].start, words[p.last - 1].end) for p in among]
            doers, others = _touching(text, row["actor"], spans), _touching(text, row["recipient"], spans)
            case.gold = [(i, j) for i in doers for j in others if (i, j) in case.every]
        yield case


def _touching(text: str, words: str, spans: list[tuple[int, int]]) -> list[int]:
    start = text.find(words)
    return [k for k, (begin, end) in enumerate(spans) if start < end and begin < start + len(words)]


def pair_case(row: Row) -> Case:
    """Return the sentence of a row that holds its pair, else its first."""
    found = list(read(row["text"], row))
    return next((case for case in found if case.gold), found[0])


def news_cases(path: Path) -> list[Case]:
    """Return the sentences of some news documents, drawn with a fixed seed."""
    rows = load(path)
    random.Random(0).shuffle(rows)
    return [case for row in rows[:NEWS_DOCUMENTS] for case in read(row["text"])]
