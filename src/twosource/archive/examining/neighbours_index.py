"""The index of neighbours agrees with the documents: each is found by its own keys, and by no others."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.rows import batches
from twosource.archive.neighbours import keys_of
from twosource.archive.packing import Damaged, unpack_record
from twosource.archive.tables import blocks, documents, sketches
from twosource.neighbourhood import VERSION, sketch
from twosource.records.page import Document


def agrees(connection: Connection) -> Iterator[Finding | None]:
    """Yield whether documents are found by what stands in them; None for each that was looked at.

    One that is not in the index yet is no finding: it is put there when somebody asks for the neighbours of one.
    """
    wrong = False
    asked = select(documents.c.id, documents.c.data, sketches.c.data.label("kept")).join_from(documents, sketches)
    for rows in batches(connection, asked.where(sketches.c.version == VERSION).order_by(documents.c.id)):
        for number, data, kept in rows:
            try:
                ought = sketch(unpack_record(data, Document))
            except (Damaged, TypeError, ValueError):  # told of where documents are looked at
                continue
            there = connection.execute(select(blocks.c.key, blocks.c.day).where(blocks.c.document == number))
            wrong |= kept != ought.packed() or {(key, day) for key, day in there} != set(keys_of(ought))
            yield None
    of_none = blocks.outerjoin(sketches, blocks.c.document == sketches.c.document)
    asked_too = select(func.count()).select_from(of_none).where(sketches.c.document.is_(None))
    if wrong or connection.execute(asked_too).scalar_one():
        what = "it is not that of the documents: the story of one may miss some"
        yield Finding(kind="neighbours", where="the index of neighbours", what=what, remedy="rebuild")
