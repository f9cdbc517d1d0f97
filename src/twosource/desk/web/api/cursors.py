"""Long lists in parts that stay in place when something is added.

A cursor names the last item that was given, by what the list is ordered by, never by how many came before: what is
added later moves nothing, and where that item is gone, the list goes on after the place where it stood.
"""

from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from twosource.desk.web.api.problems import Absent

T = TypeVar("T")
Key = tuple[str, ...]

MOST, USUAL, LONGEST = 200, 50, 2000


class Listing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of a list is wanted."""

    limit: Annotated[int, Meta(ge=1, le=MOST, description="How many items at most.")] = USUAL
    cursor: Annotated[str, Meta(max_length=LONGEST, description="`next` of the part before; none for the first.")] = ""


def part(
    items: Iterable[T], asked: Listing, *, of: str, key: Callable[[T], Key], newest_first: bool = False
) -> tuple[tuple[T, ...], str | None]:
    """Return the part of a list that was asked for, and the cursor of the next, None where there is none.

    `key` is different for every item; `of` is the list's name. Raises `Absent` where the cursor is none of this list.
    """
    after = _place(asked.cursor, of) if asked.cursor else None
    ranked = sorted(items, key=key, reverse=newest_first)
    if after is not None:
        ranked = [item for item in ranked if (key(item) < after if newest_first else key(item) > after)]
    given = tuple(ranked[: asked.limit])
    return given, _cursor(of, key(given[-1])) if len(ranked) > len(given) else None


def _cursor(of: str, key: Key) -> str:
    return urlsafe_b64encode(msgspec.json.encode((of, *key))).decode().rstrip("=")


def _place(cursor: str, of: str) -> Key:
    try:
        data = b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        name, *key = msgspec.json.decode(data, type=tuple[str, ...])
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise Absent("There is no such cursor.") from error
    if name != of:
        raise Absent("The cursor is one of another list.")
    return tuple(key)
