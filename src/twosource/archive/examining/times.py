"""Additions and judgements stand in order of time, and every time is one."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Table, func, select

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.rows import streamed
from twosource.archive.tables import additions, captures, judgements, messages, outcomes, sendings

TIMES: tuple[tuple[Table, Column[str]], ...] = (
    (captures, captures.c.taken),
    (additions, additions.c.added),
    (additions, additions.c.seen),
    (judgements, judgements.c.decided),
    (messages, messages.c.until),
    (sendings, sendings.c.begun),
    (sendings, sendings.c.lapses),
    (outcomes, outcomes.c.ended),
)
"""Where times stand."""


def times_are_in_order(connection: Connection) -> Iterator[Finding | None]:
    """Yield what has no time or a wrong one; None for each row that was looked at."""
    for table, column in TIMES:
        (key,) = table.primary_key.columns
        for number, time in streamed(connection, select(key, column).where(column.is_not(None)).order_by(key)):
            bad = not _is_time(time)
            what = f"“{time}” is no time" if bad else ""
            where = f"row {number} of {table.name}, {column.name}"
            yield Finding(kind="time", where=where, what=what, row=(table.name, (number,))) if bad else None
    yield from _in_order(connection, additions, additions.c.added)
    yield from _in_order(connection, judgements, judgements.c.decided)
    both = select(additions.c.id, additions.c.added).join(judgements, judgements.c.decided == additions.c.added)
    for number, time in streamed(connection, both.order_by(additions.c.id)):
        where = f"row {number} of additions"
        yield Finding(kind="time", where=where, what=f"something else was decided at the same time, {time}")
    yield from _first_seen(connection)
    yield from _refusals(connection)


def _is_time(time: str) -> bool:
    try:
        return datetime.fromisoformat(time).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _in_order(connection: Connection, table: Table, column: Column[str]) -> Iterator[Finding]:
    before = ""
    for number, time in streamed(connection, select(table.c.id, column).order_by(table.c.id)):
        if str(time) <= before:
            what = f"it is dated {time}, no later than the one before it"
            yield Finding(kind="time", where=f"row {number} of {table.name}", what=what, row=(table.name, (number,)))
        before = max(before, str(time))


def _first_seen(connection: Connection) -> Iterator[Finding]:
    """Yield the captures that were not on the net when their first addition says that they were."""
    first = select(func.min(additions.c.id).label("id")).group_by(additions.c.capture).subquery()
    asked = select(captures.c.id, captures.c.sha256, captures.c.taken, additions.c.seen)
    asked = asked.join_from(additions, captures).join(first, first.c.id == additions.c.id)
    for row in streamed(connection, asked.where(additions.c.seen.is_not(None)).order_by(captures.c.id)):
        if row.seen != row.taken:
            what = f"it was on the net at {row.taken}, and its first addition says {row.seen}"
            yield Finding(kind="time", where=f"capture {row.sha256[:12]}", what=what, row=("captures", (row.id,)))


def _refusals(connection: Connection) -> Iterator[Finding | None]:
    for number, reasons in streamed(connection, select(additions.c.id, additions.c.refused).order_by(additions.c.id)):
        try:
            msgspec.json.decode(reasons, type=tuple[str, ...])
        except (msgspec.DecodeError, TypeError, ValueError):
            where, what = f"row {number} of additions", "why something was refused cannot be read"
            yield Finding(kind="reference", where=where, what=what, row=("additions", (number,)))
