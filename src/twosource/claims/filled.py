"""The slots that hold values, of a claim and of a sentence: numbers, times, durations, places.

What the claim says must be in the sentence, or be lent by what stands around it. A number that only refers to what is
known ("the five geologists") claims nothing.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from twosource.claims.quantities import compare_quantities, show
from twosource.claims.search import BEFORE, Found
from twosource.claims.slots import Slots, best_pair, put
from twosource.claims.units import Unit
from twosource.language.dates import bounds, compare_times, written
from twosource.language.places import compare_places
from twosource.records.assertion import Assertion
from twosource.records.reading import Quantity

_KNOWN = re.compile(r"\b(?:the|its|his|her|their|our|these|those|both|said)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FEW = 3


class Filled(Struct, frozen=True):
    """What a claim commits itself to: numbers, days, lengths of time, and where it happens."""

    numbers: tuple[Quantity, ...]
    times: tuple[str, ...]
    durations: tuple[str, ...]
    places: tuple[str, ...]


def filled(unit: Unit) -> Filled:
    """Return what the sentence of a claim fills its slots with."""
    return Filled(
        tuple(_claimed(unit)),
        tuple(time for time in unit.times if bounds(time) is not None or time.startswith("XXXX-")),
        unit.durations,
        tuple(sorted(name for name in unit.places if _is_where(unit.quote, name))),
    )


def compare_filled(claim: Filled, found: Found, other: Assertion) -> Slots:
    """Return the relation of each slot that the claim fills with a value."""
    unit, slots = found.unit, Slots()
    put(slots, "duration", best_pair(claim.durations, unit.durations, _compare_durations, str))
    put(slots, "time", _times(claim.times, found, other))
    put(slots, "quantity", best_pair(claim.numbers, unit.quantities, _compare_claimed, show))
    put(slots, "place", _places(claim.places, found, other))
    return slots


def _claimed(asked: Unit) -> Sequence[Quantity]:
    """The numbers that a claim commits itself to."""
    start = asked.span[0]
    return [
        q
        for q in asked.quantities
        if not (
            _KNOWN.search(asked.quote[max(0, q.start - start - 40) : q.start - start])
            and (q.value is None or q.value <= _FEW or q.unit not in (None, "%"))
            and q.unit not in ("%",)
            and not (q.unit or "").isupper()
        )
    ]


def _times(wanted: Sequence[str], found: Found, other: Assertion) -> tuple[str, str, str] | None:
    """Compare the days of a claim; a sentence that gives none has the day of the sentence before, or of the report."""
    if not wanted:
        return None
    told = [time for time in found.unit.times if bounds(time) is not None or time.startswith("XXXX-")]
    best = best_pair(wanted, told, compare_times, written)
    if best is None or best[0] != "missing":
        return best
    around = [*found.unit.before_times, *([other.reported] if other.reported and not told else [])]
    lent = best_pair(wanted, around, compare_times, written)
    return ("vaguer", best[1], best[2]) if lent is not None and lent[0] in ("agrees", "vaguer") else best


def _places(wanted: Sequence[str], found: Found, other: Assertion) -> tuple[str, str, str] | None:
    """Compare where it happens; a place that a sentence does not name may be lent by the sentence before."""
    if not wanted:
        return None
    given = sorted(found.unit.places | ({other.place} if other.place else set()))
    best = best_pair(wanted, given, compare_places, str)
    if best is None or best[0] in ("agrees", "vaguer"):
        return best
    if best[0] == "contradicts" and other.place is None:
        best = ("missing", best[1], best[2])
    lent = found.holds(best[1])
    if best[0] == "missing" and lent >= BEFORE:
        return ("vaguer", best[1], best[2])
    return best


def _is_where(words: str, name: str) -> bool:
    """Whether a place is where something happens, and not whose it is or what it names: "in Oslo", "the Oslo talks"."""
    return (
        re.search(rf"\b(?:in|at|near|outside|on|around|off|of) (?:the )?(?:[\w-]+ ){{0,2}}?{re.escape(name)}", words)
        is not None
    )


def _compare_claimed(claimed: Quantity, given: Quantity) -> str:
    """Compare a claim's number with a source's; "over 900" is another number than "over 600".

    A number that few things have is the same whatever the noun: "17 weapons stores", "17 arms depots".
    """
    if claimed.unit is None and given.unit is not None and claimed.value != given.value:
        return "differs"  # what is counted is not said
    plain = not any(unit is not None and (unit == "%" or unit.isupper()) for unit in (claimed.unit, given.unit))
    if plain and claimed.value == given.value and claimed.bound == given.bound and (claimed.value or 0) > SMALL:
        return "agrees"
    relation = compare_quantities(claimed, given)
    same_bound = claimed.bound == given.bound != "exact"
    return "contradicts" if relation == "vaguer" and same_bound and claimed.value != given.value else relation


SMALL = 12
"""Numbers above this are rarely met twice by chance in one sentence on one matter."""


def _compare_durations(claimed: str, given: str) -> str:
    return "agrees" if claimed == given else "contradicts" if claimed[-1:] == given[-1:] else "differs"
