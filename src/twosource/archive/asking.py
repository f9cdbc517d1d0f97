"""The questions that several parts of a store in SQL ask alike."""

import hashlib
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, Subquery, func, select

from twosource.archive.tables import additions, captures, documents, entries, held
from twosource.records.page import Capture

_SEEN = func.coalesce(func.max(additions.c.seen), func.max(captures.c.taken))
"""When a capture was seen last; of what was added before that was noted, when it was taken first."""


def added_by(until: str | None) -> tuple[ColumnElement[bool], ...]:
    """Return what must hold of a row of `additions` that was there at a time."""
    return () if until is None else (additions.c.added <= until,)


def same_bytes(capture: Capture) -> tuple[ColumnElement[bool], ...]:
    """Return what must hold of a row of `captures` that is this one, whatever led to it."""
    return (
        captures.c.sha256 == capture.sha256,
        captures.c.url == (capture.url or ""),
        captures.c.media_type == capture.media_type,
    )


def same_capture(capture: Capture) -> tuple[ColumnElement[bool], ...]:
    """Return what must hold of a row of `additions` with its `captures` that is of this one."""
    if capture.entry is None:
        return (*same_bytes(capture), additions.c.entry.is_(None))
    known = select(entries.c.id).where(entries.c.sha256 == hashlib.sha256(capture.entry).hexdigest())
    return (*same_bytes(capture), additions.c.entry == known.scalar_subquery())


def last_of(capture: Capture) -> ScalarSelect[Any]:
    """Ask for the number of the last addition of a capture: the one that speaks for it."""
    return select(func.max(additions.c.id)).join(captures).where(*same_capture(capture)).scalar_subquery()


def last_seen(capture: Capture) -> ScalarSelect[Any]:
    """Ask for the last time that a capture was seen on the net."""
    return select(_SEEN).join(captures).where(*same_capture(capture)).scalar_subquery()


def all_taken() -> Select[Any]:
    """Ask for the additions in their order, with a row for each document that they gave."""
    asked = select(
        additions,
        captures.c.url,
        captures.c.sha256,
        captures.c.media_type,
        captures.c.charset,
        entries.c.sha256.label("led"),
        documents.c.name,
    )
    asked = asked.join_from(additions, captures).outerjoin(entries).outerjoin(held).outerjoin(documents)
    return asked.order_by(additions.c.id, held.c.place)


def candidates(until: str | None, among: Collection[str] | None = None) -> Select[Any]:
    """Ask for all that may speak, or those `among` some, by the name of the document and in order of addition."""
    speaking = _speaking(until, among)
    asked = select(
        documents.c.name,
        held.c.document,
        additions.c.reader,
        additions.c.path,
        captures.c.url,
        captures.c.sha256,
        captures.c.media_type,
        speaking.c.seen,
    )
    asked = asked.join_from(held, speaking, held.c.addition == speaking.c.addition)
    asked = asked.join(additions, held.c.addition == additions.c.id).join(captures).join(documents)
    if among is not None:
        asked = asked.where(documents.c.name.in_(among))
    return asked.order_by(documents.c.name, additions.c.id, held.c.place)


def there_by(until: str, among: Collection[int]) -> Select[Any]:
    """Ask which of the documents in some rows were there at a time."""
    asked = select(held.c.document).join(additions).where(held.c.document.in_(among), additions.c.added <= until)
    return asked.distinct()


def names_of(among: Collection[int]) -> Select[Any]:
    """Ask for the ids of the documents in some rows."""
    return select(documents.c.id, documents.c.name).where(documents.c.id.in_(among))


def speaking_contents() -> Select[Any]:
    """Ask for the rows of the documents that any capture holds now."""
    speaking = _speaking(None)
    return select(held.c.document).join(speaking, held.c.addition == speaking.c.addition)


def _speaking(until: str | None, among: Collection[str] | None = None) -> Subquery:
    """Ask for the last addition of each capture, which speaks for it, and when it was seen last.

    Where only documents `among` some are wanted, the captures that ever gave one of them are enough.
    """
    last = select(func.max(additions.c.id).label("addition"), _SEEN.label("seen")).join(captures)
    last = last.where(*added_by(until))
    if among is not None:
        gave = select(additions.c.capture).join_from(held, additions).join(documents)
        last = last.where(additions.c.capture.in_(gave.where(documents.c.name.in_(among))))
    return last.group_by(additions.c.capture, additions.c.entry).subquery()
