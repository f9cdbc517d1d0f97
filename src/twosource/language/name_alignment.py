"""Words of two names laid side by side: which stand for each other, and how far apart they are."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein

from twosource.language.spelling import sound

Words = Sequence[str]


class Alignment(Struct, frozen=True):
    """Pairs of words with their distance in letters; what is left over on either side."""

    pairs: tuple[tuple[str, str, int], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def distance(self) -> int:
        """All letters that differ."""
        return sum(distance for _, _, distance in self.pairs)


def align(a: Words, b: Words, *, same: Callable[[str, str], bool], limit: int = 3) -> Alignment:
    """Pair each word with the nearest of the other name, nearest pairs first.

    `same` says whether two words are forms of one; such pairs have no distance. Words further apart than `limit`
    letters, or than two fifths of their length, stay alone. Names have few words; of longer ones the first 24 count.
    """
    rest_a, rest_b = list(a)[:24], list(b)[:24]
    ranked = sorted(
        (_distance(x, y, same), abs(at - to), at, to) for at, x in enumerate(rest_a) for to, y in enumerate(rest_b)
    )
    pairs: list[tuple[str, str, int]] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for distance, _, at, to in ranked:
        if at in used_a or to in used_b or not _near(rest_a[at], rest_b[to], distance, limit):
            continue
        used_a.add(at)
        used_b.add(to)
        pairs.append((rest_a[at], rest_b[to], distance))
    return Alignment(
        tuple(pairs),
        tuple(word for at, word in enumerate(rest_a) if at not in used_a),
        tuple(word for at, word in enumerate(rest_b) if at not in used_b),
    )


def _distance(a: str, b: str, same: Callable[[str, str], bool]) -> int:
    if same(a, b):
        return 0
    plain = DamerauLevenshtein.distance(a, b)
    heard = DamerauLevenshtein.distance(sound(a), sound(b))
    return int(min(plain, heard if min(len(sound(a)), len(sound(b))) > 3 else plain))


def _near(a: str, b: str, distance: int, limit: int) -> bool:
    longest = max(len(a), len(b))
    return distance == 0 or (distance <= limit and distance <= 0.4 * longest)
