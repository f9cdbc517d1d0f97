"""One sentence stood against another, slot by slot: does the second carry what the first claims?"""

from msgspec import Struct

from twosource.claims.difference import LADDER, compare_places
from twosource.claims.quantities import compare_quantities, show
from twosource.claims.slots import best_pair, put
from twosource.claims.units import Unit
from twosource.language.dates import compare_times
from twosource.language.likeness import similarity
from twosource.records.assertion import Assertion

SAME_MATTER = 0.6
"""Share of a claim's content, by weight, that a sentence must hold to speak of the same matter."""

_HEIGHT = {"rumoured": 0, "possible": 1, "proposed": 2, "demanded": 2, "planned": 3, "agreed": 4, "done": 5}


class Comparison(Struct, frozen=True):
    """How one sentence stands to a claim: covered share, and for each slot the relation with both values."""

    unit: Unit
    covered: float
    slots: dict[str, tuple[str, str, str]]
    assertion: Assertion | None

    @property
    def relation(self) -> str:
        """The most severe relation of any slot: agrees, missing, vaguer, differs, contradicts."""
        order = ("agrees", "vaguer", "missing", "differs", "contradicts")
        return max((r for r, _, _ in self.slots.values()), key=order.index, default="agrees")


def coverage(claim: dict[str, float], other: dict[str, float]) -> float:
    """Return the share of the claim's weighted terms that the other holds."""
    total = sum(claim.values())
    return sum(w for name, w in claim.items() if name in other) / total if total else 0.0


def stand(claim: Unit, unit: Unit) -> Comparison:
    """Compare a claim with a sentence."""
    own = max(claim.assertions, key=lambda a: (sum(a.topic.values()), -a.span[0]), default=None)
    other = _counterpart(own, unit)
    slots: dict[str, tuple[str, str, str]] = {}
    put(slots, "time", best_pair(claim.times, unit.times, compare_times, str))
    put(slots, "quantity", best_pair(claim.quantities, unit.quantities, compare_quantities, show))
    put(slots, "place", best_pair(sorted(claim.places), sorted(unit.places), compare_places, str))
    if own is not None and other is not None:
        slots.update(_acts(own, other))
    return Comparison(unit, coverage(claim.topic, unit.topic), slots, other)


def _counterpart(own: Assertion | None, unit: Unit) -> Assertion | None:
    """The clause of the sentence that is most like the claim's."""
    if own is None or not unit.assertions:
        return None

    def fit(a: Assertion) -> tuple[float, bool, int]:
        return (similarity(own.topic, a.topic), a.act == own.act, -a.span[0])

    return max(unit.assertions, key=fit)


def _acts(own: Assertion, other: Assertion) -> dict[str, tuple[str, str, str]]:
    slots: dict[str, tuple[str, str, str]] = {}
    if own.polarity != other.polarity:
        slots["polarity"] = ("contradicts", own.polarity, other.polarity)
    mine, theirs = LADDER[own.modality], LADDER[other.modality]
    if _HEIGHT[theirs] < _HEIGHT[mine]:
        slots["modality"] = ("contradicts", mine, theirs)
    if own.doers and other.doers:
        shared = set(own.doers) & set(other.doers)
        same_act = own.act == other.act or own.trigger.lower() == other.trigger.lower()
        if not shared and same_act:
            slots["actor"] = ("contradicts", " and ".join(own.doers), " and ".join(other.doers))
    return slots
