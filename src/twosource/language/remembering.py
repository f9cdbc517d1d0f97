"""Texts are copied, and asked about again: what was found in the short ones is kept, within bounds."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

TEXTS = 4096
LONGEST = 5_000
"""Characters of a text that is remembered, such as a paragraph."""
MOST = 50
"""So many finds in one text are remembered; a text of names and nothing else holds thousands."""


def remembered(find: Callable[[str], T], count: Callable[[T], int]) -> Callable[[str], T]:
    """Return a function that finds the same, and remembers it of so many short texts; `count` says how much it is."""

    @lru_cache(maxsize=TEXTS)
    def little(text: str) -> T | None:
        found = find(text)
        return found if count(found) <= MOST else None

    def recalled(text: str) -> T:
        found = little(text) if len(text) <= LONGEST else None
        return find(text) if found is None else found

    return recalled
