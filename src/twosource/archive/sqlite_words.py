"""Full text in SQLite: the index that FTS5 keeps."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Float, Integer, Select, column, select, text

from twosource.archive.finding import Kept, Wanted
from twosource.archive.tables import documents

_PUT = text("INSERT INTO words (rowid, title, text, names) VALUES (:number, :title, :text, :names)")
_FOUND = text("SELECT rowid AS number, bm25(words, 4.0, 1.0, 1.0) AS rank FROM words WHERE words MATCH :asked")
"""FTS5 ranks the fittest lowest; a word of the headline counts four times."""


def put(connection: Connection, number: int, words: Kept) -> None:
    """Let the document in a row be found by its words."""
    connection.execute(_PUT, {"number": number, "title": words.title, "text": words.text, "names": words.names})


def found(asked: Sequence[Wanted], among: Select[Any]) -> Select[Any]:
    """Ask for rows and ids of the documents `among` some that hold all that is asked for, the fittest first."""
    words = " AND ".join(map(_expression, asked))
    hits = _FOUND.bindparams(asked=words).columns(column("number", Integer), column("rank", Float)).subquery()
    rows = select(documents.c.id, documents.c.name).join(hits, hits.c.number == documents.c.id)
    return rows.where(documents.c.id.in_(among)).order_by(hits.c.rank, documents.c.name, documents.c.id)


def _expression(each: Wanted) -> str:
    """Say it in the words of FTS5: all terms in headline and text, or one of the names."""
    terms = "{title text} : (" + " AND ".join(map(_quoted, each.terms)) + ")"
    if not each.names:
        return f"({terms})"
    return f"({terms} OR names : (" + " OR ".join(map(_quoted, each.names)) + "))"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
