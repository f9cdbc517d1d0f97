"""Changes as messages: JSON by the recommendation of Standard Webhooks, in parts where they are many."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from twosource.records.change import Change

KIND = "changes"
MOST, LARGEST = 200, 256 * 1024
"""Changes in one message, and bytes of them; one change alone may be larger."""


class Data(Struct, frozen=True, kw_only=True):
    """What is otherwise at `until` than it was at `since`: the part of so many parts, counted from 1."""

    since: str
    until: str
    part: int
    parts: int
    changes: tuple[Change, ...]


class Payload(Struct, frozen=True, kw_only=True):
    """A message as it is sent; `timestamp` is the time up to which it tells, and has nothing to do with the sending."""

    type: str
    timestamp: str
    data: Data


def bodies(changes: Sequence[Change], *, since: str, until: str) -> tuple[bytes, ...]:
    """Return the changes between two times as the bodies of messages, in their order; none where there are none."""
    parts = list(_parts(changes))
    return tuple(
        msgspec.json.encode(
            Payload(
                type=KIND,
                timestamp=until,
                data=Data(since=since, until=until, part=number, parts=len(parts), changes=part),
            )
        )
        for number, part in enumerate(parts, start=1)
    )


def _parts(changes: Sequence[Change]) -> Iterator[tuple[Change, ...]]:
    part: list[Change] = []
    size = 0
    for change in changes:
        own = len(msgspec.json.encode(change))
        if part and (len(part) == MOST or size + own > LARGEST):
            yield tuple(part)
            part, size = [], 0
        part.append(change)
        size += own
    if part:
        yield tuple(part)
