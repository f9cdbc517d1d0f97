"""Which line of one dossier is which of another: of the same id, else on the same words, else that says the same.

The last is for pages that were edited: what such a page still says stands in another document than before.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")

Words = frozenset[tuple[str, tuple[int, int]]]
"""What a line rests on: documents and places in them."""

SAME = 0.5
"""So much of what a line rested on must a line rest on that is the same under another id."""


def paired(
    before: Sequence[T],
    after: Sequence[T],
    *,
    name: Callable[[T], Hashable],
    words: Callable[[T], Words],
    alike: Callable[[T, T], bool],
    says: Callable[[T], str],
) -> list[tuple[T | None, T | None]]:
    """Return the lines of both, those that are one together: all of `after` in its order, then what is gone.

    `alike` says of two lines with the same words whether they may be one.
    """
    of: dict[Hashable, int] = {}
    for at, line in enumerate(before):
        of.setdefault(name(line), at)
    found: dict[int, int] = {}
    for at, line in enumerate(after):
        known = of.pop(name(line), None)
        if known is not None:
            found[at] = known
    taken = set(found.values())
    rest = [at for at in range(len(before)) if at not in taken]
    for _, new, old in sorted(_by_words(before, after, rest, set(found), words, alike)):
        if new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    left: dict[str, list[int]] = defaultdict(list)
    for at in rest:
        if at not in taken:
            left[says(before[at])].append(at)
    for new, line in enumerate(after):
        same = next((at for at in left.get(says(line), ()) if at not in taken and alike(before[at], line)), None)
        if new not in found and same is not None:
            found[new] = same
            taken.add(same)
    pairs: list[tuple[T | None, T | None]] = [
        (before[found[at]] if at in found else None, line) for at, line in enumerate(after)
    ]
    return pairs + [(line, None) for at, line in enumerate(before) if at not in taken]


def _by_words(
    before: Sequence[T],
    after: Sequence[T],
    rest: Sequence[int],
    known: set[int],
    words: Callable[[T], Words],
    alike: Callable[[T, T], bool],
) -> list[tuple[float, int, int]]:
    """Return the pairs that rest on much the same words, with how much less than all they have in common."""
    holders: dict[tuple[str, tuple[int, int]], list[int]] = defaultdict(list)
    for old in rest:
        for place in words(before[old]):
            holders[place].append(old)
    found = []
    for new, line in enumerate(after):
        if new in known:
            continue
        own = words(line)
        for old in {old for place in own for old in holders.get(place, ())}:
            were = words(before[old])
            if len(own & were) >= SAME * len(were) and alike(before[old], line):
                found.append((-len(own & were) / len(own | were), new, old))
    return found
