"""Long lists in parts that are short enough for a model.

A cursor names the question and the last item that was given. Where that item is gone, it says so instead of guessing.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from twosource.desk.mcp.trouble import Unanswered

T = TypeVar("T")

ROOM = 10_000
"""Characters that the items of one answer take up at most, unless the first alone is longer."""
MOST, USUAL = 50, 15


class Paged(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of a list is wanted."""

    limit: Annotated[int, Meta(ge=1, le=MOST, description="How many at most; long ones may make it fewer.")] = USUAL
    cursor: Annotated[str, Meta(max_length=64, description="From the end of the answer before, to go on.")] = ""


def part(
    items: Iterable[T], asked: Paged, *, of: str, key: Callable[[T], str], size: Callable[[T], int]
) -> tuple[tuple[T, ...], str, int]:
    """Return the part of a list that is wanted, the cursor of the next, and how many are left; "" and 0 at the end.

    `of` names the tool, `key` tells an item from the others, `size` says how many characters it takes up. Raises
    `Unanswered` where the cursor is none of this list.
    """
    every = list(items)
    names = _names(every, key)
    question = _digest(of, msgspec.json.encode(msgspec.structs.replace(asked, limit=1, cursor="")).decode())[:8]
    start = _after(asked.cursor, question, names) if asked.cursor else 0
    given: list[T] = []
    room = ROOM
    for item in every[start : start + asked.limit]:
        room -= size(item)
        if given and room < 0:
            break
        given.append(item)
    end = start + len(given)
    left = len(every) - end
    return tuple(given), f"{question}-{names[end - 1]}" if left else "", left


def _names(items: Iterable[T], key: Callable[[T], str]) -> list[str]:
    seen: Counter[str] = Counter()
    names = []
    for item in items:
        words = key(item)
        names.append(_digest(words, str(seen[words])))
        seen[words] += 1
    return names


def _after(cursor: str, question: str, names: list[str]) -> int:
    of, _, name = cursor.partition("-")
    if of != question:
        raise Unanswered("The cursor belongs to another question: repeat the call that gave it, or leave it out.")
    if name not in names:
        raise Unanswered("What was given last is no longer there, because the archive changed: begin without cursor.")
    return names.index(name) + 1


def _digest(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()[:12]
