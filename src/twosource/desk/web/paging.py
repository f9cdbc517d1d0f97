"""Long lists in parts."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list: which one, of how many, and how many items there are in all."""

    items: Sequence[T]
    number: int
    last: int
    total: int


def paged(items: Sequence[T], number: int, size: int) -> Page[T]:
    """Return the part of that number, counted from 1; the nearest one where there is none."""
    last = max(1, -(-len(items) // size))
    number = min(max(1, number), last)
    return Page(items=items[(number - 1) * size : number * size], number=number, last=last, total=len(items))
