"""What stands in the slots of two statements, compared: which pair of values speaks for the slot."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Slots = dict[str, tuple[str, str, str]]
"""By slot: how the two relate, and the value of each."""

ORDER = ("agrees", "vaguer", "missing", "differs", "contradicts")
"""Relations from the mildest to the most severe."""


def put(slots: Slots, name: str, found: tuple[str, str, str] | None) -> None:
    """Fill a slot with what was found for it, if anything was."""
    if found is not None:
        slots[name] = found


def best_pair(
    wanted: Sequence[T], given: Iterable[T], relation: Callable[[T, T], str], name: Callable[[T], str]
) -> tuple[str, str, str] | None:
    """For each value of the claim the kindest of the sentence's; of these the most severe."""
    found: list[tuple[str, str, str]] = []
    others = list(given)
    for value in wanted:
        options = [(relation(value, other), name(value), name(other)) for other in others]
        comparable = [o for o in options if o[0] != "differs"]
        found.append(min(comparable, key=lambda o: ORDER.index(o[0]), default=("missing", name(value), "")))
    return max(found, key=lambda o: ORDER.index(o[0]), default=None)
