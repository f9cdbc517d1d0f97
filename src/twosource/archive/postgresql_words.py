"""Full text in PostgreSQL: the words of a document as they are, each once, in an index of what holds which.

`tsvector` is not used: it has words of its own language, and no room for a text of more than a megabyte.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    cast,
    or_,
    select,
)

from twosource.archive.finding import Kept, Wanted
from twosource.archive.tables import documents

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 200
"""How many signs of a word are kept as they are; the index has no room for thousands."""

words = Table(
    "words",
    MetaData(),
    Column("document", BigInteger, primary_key=True),
    Column("title", ARRAY(Text), nullable=False),
    Column("terms", ARRAY(Text), nullable=False),  # those of the headline too
    Column("names", ARRAY(Text), nullable=False),
)


def put(connection: Connection, number: int, found_by: Kept) -> None:
    """Let the document in a row be found by its words."""
    connection.execute(words.insert(), held(number, found_by))


def held(number: int, found_by: Kept) -> dict[str, object]:
    """Return what the index holds of the document in a row."""
    title, names = _each(found_by.title), _each(found_by.names)
    return {"document": number, "title": title, "terms": sorted({*title, *_each(found_by.text)}), "names": names}


def found(asked: Sequence[Wanted], among: Select[Any]) -> Select[Any]:
    """Ask for rows and ids of the documents `among` some that hold all that is asked for, the fittest first.

    Those are fitter whose headlines hold more of it.
    """
    held, fitness = and_(*map(_holds, asked)), sum(map(_in_headline, asked), start=cast(0, Integer))
    rows = select(documents.c.id, documents.c.name).join(words, words.c.document == documents.c.id)
    return rows.where(held, documents.c.id.in_(among)).order_by(fitness.desc(), documents.c.name, documents.c.id)


def holding(term: str) -> Select[Any]:
    """Ask for the rows of the documents that hold a term."""
    return select(words.c.document).where(words.c.terms.bool_op("@>")(_each(term)))


def _holds(each: Wanted) -> ColumnElement[bool]:
    terms = words.c.terms.bool_op("@>")(_each(*each.terms))
    return or_(terms, words.c.names.bool_op("&&")(_each(*each.names))) if each.names else terms


def _in_headline(each: Wanted) -> ColumnElement[int]:
    return cast(words.c.title.bool_op("@>")(_each(*each.terms)), Integer)


def _each(*rows: str) -> list[str]:
    """Return the different words in rows of words, in order; a very long one by its hash."""
    return sorted({_short(word) for row in rows for word in _WORD.findall(row)})


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else hashlib.sha256(word.encode()).hexdigest()
