"""Full text by what `finding` says a document is found by, as each database does it best."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select

from twosource.archive import postgresql_words, sqlite_words
from twosource.archive.finding import Wanted, kept
from twosource.records.page import Document

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
