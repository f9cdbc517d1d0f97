"""Which of two documents with shared wording is the source: by what they say, by time, by what is in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from twosource.lineage.overlap import Overlap, overlap, overlaps
from twosource.lineage.pages import Page, precedes

CONTAINED = 0.9
"""A document with so much of its words in the other, and the other not in it, is cut from the other."""

MORE_COVERED = 0.1


Ordered = tuple[int, int, str]
"""Which of two documents is the source, which rests on it, and why."""


class Shared:
    """The overlaps of the pairs that share wording."""

    def __init__(self, rows: Sequence[Page], told: Mapping[tuple[int, int], Ordered | None]) -> None:
        """Take the pages, and of each pair of places that share wording the order where it is told."""
        self._rows, self._told = rows, told
        self._covered: dict[int, float] = {}
        self._beside: dict[int, list[int]] = defaultdict(list)
        for one, other in told:
            self._beside[one].append(other)
            self._beside[other].append(one)

    @classmethod
    def compared(
        cls, rows: Sequence[Page], pairs: Sequence[tuple[int, int]], credits: Set[tuple[int, int | None]]
    ) -> "Shared":
        """Return those of some pairs, given who names whom, each document laid beside all its sources at once."""
        shared = cls(rows, {pair: _told(rows, *pair, credits) for pair in pairs})
        wanted: dict[int, list[int]] = defaultdict(list)
        for (one, other), told in shared._told.items():
            for first, later in [told[:2]] if told else [(one, other), (other, one)]:
                wanted[later].append(first)
        for later, sources in wanted.items():
            shared._all_of(later, sources)
        return shared

    def of(self, place: int, other: int) -> Overlap:
        """Return what the document at `place` has from the one at `other`."""
        return overlap(self._rows[place].wording, self._rows[other].wording)

    def _all_of(self, place: int, others: Sequence[int]) -> list[Overlap]:
        return overlaps(self._rows[place].wording, [self._rows[other].wording for other in others])

    def covered(self, place: int) -> float:
        """Return what share of a document's own words stands in any other.

        A text put together from several others is covered by them more than any of them is by it and the rest.
        """
        if place not in self._covered:
            parts: dict[int, int] = {}
            for shared in self._all_of(place, self._beside[place]):
                for match in shared.matches:
                    parts[match.paragraph] = max(match.covered, parts.get(match.paragraph, 0))
            self._covered[place] = sum(parts.values()) / max(1, len(self._rows[place].wording))
        return self._covered[place]

    def order(self, one: int, other: int) -> Ordered:
        """Return which of a pair of documents is the source, which rests on it, and why."""
        told = self._told[one, other]
        if told is not None:
            return told
        why = "which of the two came first is not known"
        shares = self.of(one, other).share, self.of(other, one).share
        if max(shares) < CONTAINED or min(shares) >= CONTAINED:
            shares = self.covered(one), self.covered(other)
        if abs(shares[0] - shares[1]) >= MORE_COVERED:
            first, later = (one, other) if shares[1] > shares[0] else (other, one)
            return first, later, f"{why}, but more of this one stands in the other"
        return one, other, why


def _told(rows: Sequence[Page], one: int, other: int, credits: Set[tuple[int, int | None]]) -> Ordered | None:
    """Return the order of two documents where something beside their wording tells it."""
    forth, back = (other, one) in credits, (one, other) in credits
    if forth != back:
        return (one, other, "which it names") if forth else (other, one, "which it names")
    before = precedes(rows[one], rows[other])
    if before is not None:
        return (one, other, "published earlier") if before else (other, one, "published earlier")
    for first, later in ((one, other), (other, one)):
        if rows[later].machine_written and not rows[first].machine_written:
            return first, later, "the later one is machine-written"
        if rows[first].voice.kind == "agency" and rows[later].voice.kind != "agency":
            return first, later, "an agency's report"
        if rows[first].voice.kind != "unknown" and rows[later].voice.kind == "unknown":
            return first, later, "the other gives no publisher"
    return None
