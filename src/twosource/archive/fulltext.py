"""Full text in SQLite: the index that FTS5 keeps, by what `finding` says a document is found by."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Float, Integer, Select, column, select, text

from twosource.archive.finding import Wanted, kept
from twosource.archive.tables import documents
from twosource.records.page import Document

_PUT = text("INSERT INTO words (rowid, title, text, names) VALUES (:number, :title, :text, :names)")
_FOUND = text("SELECT rowid AS number, bm25(words, 4.0, 1.0, 1.0) AS rank FROM words WHERE words MATCH :asked")
"""FTS5 ranks the fittest lowest; a word of the headline counts four times."""


def put(connection: Connection, number: int, document: Document) -> None:
    """Let a document be found; `number` is its row."""
    words = kept(document)
    connection.execute(_PUT, {"number": number, "title": words.title, "text": words.text, "names": words.names})


def search(connection: Connection, asked: Sequence[Wanted], among: Select[Any], limit: int) -> list[tuple[int, str]]:
    """Return rows and ids of the documents `among` some that hold all that is asked for, the fittest first."""
    words = " AND ".join(map(_expression, asked))
    found = _FOUND.bindparams(asked=words).columns(column("number", Integer), column("rank", Float)).subquery()
    rows = select(documents.c.id, documents.c.name).join(found, found.c.number == documents.c.id)
    rows = rows.where(documents.c.id.in_(among)).order_by(found.c.rank, documents.c.name, documents.c.id)
    first: dict[str, int] = {}
    for number, name in connection.execute(rows):
        first.setdefault(name, number)
        if len(first) == limit:
            break
    return [(number, name) for name, number in first.items()]


def _expression(each: Wanted) -> str:
    """Say it in the words of FTS5: all terms in headline and text, or one of the names."""
    terms = "{title text} : (" + " AND ".join(map(_quoted, each.terms)) + ")"
    if not each.names:
        return f"({terms})"
    return f"({terms} OR names : (" + " OR ".join(map(_quoted, each.names)) + "))"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
