"""What is to be delivered to somebody: messages in their order, each delivered once, whoever delivers.

A message is written once and keeps its name and its bytes over every try. Whoever begins to send one has it alone until
he says how it ended, or until his time for it lapses, as it does where he was stopped. So two programs never send one
at the same time; only who is stopped between an answer and the note of it lets it be sent once more, by the same name.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from msgspec import Struct

GONE = 410
"""The answer of a receiver that wants nothing more."""
GIVEN_UP = -1
"""Noted in place of an answer where a person gives a message up."""


class Message(Struct, frozen=True, kw_only=True):
    """What changed between two times, or a part of it, as it is sent; `name` stays the same over every try."""

    name: str
    body: bytes


class Sending(Struct, frozen=True, kw_only=True):
    """A try to deliver a message, by its number."""

    number: int
    message: Message


class Outbox(Protocol):
    """Messages by target, a name for where they go. Nothing in it is ever changed or deleted."""

    def written(self, target: str) -> str | None:
        """Return the time up to which everything is in messages to a target; or which it was to start with;
        None where there is neither.
        """
        ...

    def start(self, target: str, since: str) -> None:
        """Note that a target is told nothing of what was before a time; of no effect where anything was written."""
        ...

    def write(self, target: str, bodies: Sequence[bytes], *, since: str | None, until: str) -> bool:
        """Add the messages of all up to a time, or none of them.

        `since` is what `written` has said; False where another program has written more meanwhile.
        """
        ...

    def waiting(self, target: str) -> int:
        """Return how many messages have been neither delivered nor given up."""
        ...

    def begin(self, target: str, *, now: str, patience: int) -> Sending | None:
        """Begin to send the first message that is waiting; it must end within so many seconds.

        None where there is none, or where another program is sending it.
        """
        ...

    def end(self, sending: Sending, status: int, *, now: str) -> None:
        """Note how it ended: the HTTP status of the answer, 0 where there was none, or `GIVEN_UP`."""
        ...

    def answered(self, target: str) -> int | None:
        """Return how the last try for a target ended, as `end` notes it; None where none has."""
        ...


def is_delivered(status: int) -> bool:
    """Whether an answer says that a message has arrived."""
    return 200 <= status < 300


def is_over(status: int | None) -> bool:
    """Whether a message is tried no more after a try that ended so: it has arrived, or was given up."""
    return status is not None and (is_delivered(status) or status == GIVEN_UP)


def messages(target: str, bodies: Sequence[bytes], until: str) -> tuple[Message, ...]:
    """Return bodies as messages, each under a name that nothing else has."""
    return tuple(Message(name=message_name(target, until, part, body), body=body) for part, body in enumerate(bodies))


def message_name(target: str, until: str, part: int, body: bytes) -> str:
    """Return the name of a message, which nothing else has."""
    return "msg_" + sha256(f"{target} {until} {part} ".encode() + body).hexdigest()[:24]


def is_held(begun: str, lapses: str, *, now: str, patience: int) -> bool:
    """Whether a try that has not ended still has its message alone.

    One that began so far ahead of now that only a clock that was set back can be the reason does not: it would hold
    its message for as long as the clock went back.
    """
    return lapses > now and begun <= after(now, patience)


def after(now: str, seconds: int) -> str:
    """Return the time so many seconds later."""
    return (datetime.fromisoformat(now) + timedelta(seconds=seconds)).isoformat(timespec="microseconds")
