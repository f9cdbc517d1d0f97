"""An outbox in the tables of an archive."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, Select, exists, func, or_, select

from twosource.archive.outbox import GIVEN_UP, Message, Sending, after, messages
from twosource.archive.packing import pack, unpack
from twosource.archive.tables import messages as written
from twosource.archive.tables import outcomes, sendings

Connecting = Callable[[], AbstractContextManager[Connection]]

START = -1
"""The part of a row that is no message, and says from when on a target is told."""


class SqlOutbox:
    """An `Outbox` that reads and writes in transactions of an archive."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading, self._writing = reading, writing

    def written(self, target: str) -> str | None:
        """Return the time up to which everything is in messages."""
        with self._reading() as connection:
            return _written(connection, target)

    def start(self, target: str, since: str) -> None:
        """Note the time to start with, in the place of a message, where nothing was written."""
        (mark,) = messages(target, [b""], since)
        row = {"name": mark.name, "target": target, "until": since, "part": START, "data": pack(mark.body)}
        with self._writing() as connection:
            if _written(connection, target) is None:
                connection.execute(written.insert(), row)

    def write(self, target: str, bodies: Sequence[bytes], *, since: str | None, until: str) -> bool:
        """Add messages in one transaction, where no other program wrote any meanwhile."""
        rows = [
            {"name": each.name, "target": target, "until": until, "part": part, "data": pack(each.body)}
            for part, each in enumerate(messages(target, bodies, until))
        ]
        with self._writing() as connection:
            if _written(connection, target) != since or not rows:
                return False
            connection.execute(written.insert(), rows)
            return True

    def waiting(self, target: str) -> int:
        """Return how many messages have not been delivered."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(_waiting(target).subquery())).scalar_one())

    def begin(self, target: str, *, now: str, patience: int) -> Sending | None:
        """Begin to send the first message that is not delivered, in one transaction."""
        with self._writing() as connection:
            first = connection.execute(_waiting(target).order_by(written.c.id).limit(1)).first()
            if first is None or connection.execute(_under_way(first.id, now, patience)).first() is not None:
                return None
            message = Message(name=first.name, body=unpack(first.data))
            row = {"message": first.id, "begun": now, "lapses": after(now, patience)}
            number = connection.execute(sendings.insert().returning(sendings.c.id), row).scalar_one()
        return Sending(number=int(number), message=message)

    def end(self, sending: Sending, status: int, *, now: str) -> None:
        """Note how it ended."""
        with self._writing() as connection:
            connection.execute(outcomes.insert(), {"sending": sending.number, "ended": now, "status": status})

    def answered(self, target: str) -> int | None:
        """Return how the last try ended."""
        asked = select(outcomes.c.status).join_from(outcomes, sendings).join(written).where(written.c.target == target)
        with self._reading() as connection:
            return connection.execute(asked.order_by(outcomes.c.sending.desc()).limit(1)).scalar()


def _written(connection: Connection, target: str) -> str | None:
    return connection.execute(select(func.max(written.c.until)).where(written.c.target == target)).scalar()


def _waiting(target: str) -> Select[Any]:
    """Ask for the messages that have neither arrived nor been given up."""
    over = select(outcomes.c.sending).join_from(outcomes, sendings).where(sendings.c.message == written.c.id)
    over = over.where(or_(outcomes.c.status.between(200, 299), outcomes.c.status == GIVEN_UP)).correlate(written)
    return select(written).where(written.c.target == target, written.c.part != START, ~exists(over))


def _under_way(message: int, now: str, patience: int) -> Select[Any]:
    """Ask for a try that has not ended and has time left, as `is_held` says."""
    ended = select(outcomes.c.sending).where(outcomes.c.sending == sendings.c.id).correlate(sendings)
    held = (sendings.c.lapses > now, sendings.c.begun <= after(now, patience))
    return select(sendings.c.id).where(sendings.c.message == message, *held, ~exists(ended))
