"""The index of words in PostgreSQL agrees with the documents: each is found by its words, and by no others."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.rows import batches
from twosource.archive.finding import kept
from twosource.archive.packing import Damaged, unpack_record
from twosource.archive.postgresql_words import held, words
from twosource.archive.tables import documents
from twosource.records.page import Document


def agrees(connection: Connection) -> Iterator[Finding | None]:
    """Yield whether documents are found by what stands in them; None for each that was looked at."""
    both = words.outerjoin(documents, words.c.document == documents.c.id)
    of_none = select(func.count()).select_from(both).where(documents.c.id.is_(None))
    wrong = connection.execute(of_none).scalar_one()
    asked = select(documents.c.id, documents.c.data, words.c.title, words.c.terms, words.c.names)
    asked = asked.outerjoin_from(documents, words, words.c.document == documents.c.id)
    for rows in batches(connection, asked.order_by(documents.c.id)):
        for number, data, *there in rows:
            try:
                ought = held(number, kept(unpack_record(data, Document)))
            except Damaged:
                continue
            wrong += {"document": number, "title": there[0], "terms": there[1], "names": there[2]} != ought
            yield None
    if wrong:
        what = "it is not that of the documents: a search may miss some"
        yield Finding(kind="words", where="the index of words", what=what, remedy="rebuild")
