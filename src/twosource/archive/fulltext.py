"""Full text by what `finding` says a document is found by, as each database does it best."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select

from twosource.archive import postgresql_words, sqlite_words
from twosource.archive.asking import names_of, there_by
from twosource.archive.finding import Wanted, kept
from twosource.archive.telling import weightiest
from twosource.records.page import Document

_AT_ONCE = 10_000
_WORDS = {"sqlite": sqlite_words, "postgresql": postgresql_words}


def put(connection: Connection, number: int, document: Document) -> None:
    """Let a document be found; `number` is its row."""
    _WORDS[connection.dialect.name].put(connection, number, kept(document))


def search(connection: Connection, asked: Sequence[Wanted], among: Select[Any], limit: int) -> list[tuple[int, str]]:
    """Return rows and ids of the documents `among` some that hold all that is asked for, the fittest first."""
    first: dict[str, int] = {}
    for number, name in connection.execute(_WORDS[connection.dialect.name].found(asked, among)):
        first.setdefault(name, number)
        if len(first) == limit:
            break
    return [(number, name) for name, number in first.items()]


def foremost(
    connection: Connection, weights: Mapping[str, float], most: int, until: str | None
) -> dict[int, tuple[float, str]]:
    """Return the rows of the documents that hold most of the weightiest terms, in headline or text; so many.

    With each comes how much it holds, and its id. Of equal ones those are chosen that are first by their ids; of those
    that were there at the time `until`, where it is given.
    """
    held: dict[int, float] = defaultdict(float)
    for term in weightiest(weights):
        for (number,) in connection.execute(_WORDS[connection.dialect.name].holding(term)):
            held[number] += weights[term]
    if until is not None:
        there = (connection.execute(there_by(until, some)).scalars() for some in _parts(list(held)))
        held = {number: held[number] for number in set(chain.from_iterable(there))}
    least = min(nlargest(most, held.values()), default=0.0)
    parts = _parts([number for number, weight in held.items() if weight >= least])
    named = [(-held[number], name, number) for some in parts for number, name in connection.execute(names_of(some))]
    return {number: (-weight, name) for weight, name, number in sorted(named)[:most]}


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(numbers), _AT_ONCE):
        yield numbers[begin : begin + _AT_ONCE]
