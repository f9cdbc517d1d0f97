"""Numbers given against numbers: "The company put the number at 1,200" speaks of the count told just before.

Such a clause names what is counted only by "the number" or "the toll", and who counts as its doer; it is that
party's word about the matter of the sentence before.
"""

import re
from collections.abc import Sequence

from msgspec import structs

from twosource.records.assertion import Assertion
from twosource.records.reading import Quantity

_THE_NUMBER = re.compile(r"\b(?:the|that|their)\s+(?:number|figure|total|toll|count|tally)\b", re.IGNORECASE)
_VERBS = frozenset(
    "put puts place places placed set sets estimate estimates estimated gave give gives counted counts".split()
)
_REACH = 400
"""How far back, in characters, the count that is meant may stand."""


def joined_counts(assertions: Sequence[Assertion]) -> list[Assertion]:
    """Return the assertions of one document, in order, with each count given against another brought to its matter."""
    out: list[Assertion] = []
    last: Assertion | None = None
    for a in assertions:
        number = _bare_number(a)
        if number is not None and last is not None and a.span[0] - last.span[1] < _REACH and a.doers:
            a = _brought(a, last, number)
        elif a.quantity is not None and _counts(a.quantity):
            last = a
        out.append(a)
    return out


def _counts(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.unit not in (None, "%") and len(quantity.unit or "") > 3


def _bare_number(a: Assertion) -> Quantity | None:
    """The number of a clause that says only "the number", or that somebody "counted 1,200"."""
    if a.trigger.lower() not in _VERBS or not a.quantities:
        return None
    number = a.quantities[-1]
    counted = a.trigger.lower().startswith("count") and number.unit is None
    return number if (counted or _THE_NUMBER.search(a.object)) and number.value is not None else None


def _brought(a: Assertion, last: Assertion, number: Quantity) -> Assertion:
    unit = last.quantity.unit if last.quantity is not None else None
    counted = structs.replace(number, unit=unit)
    party = a.doers[0]
    return structs.replace(
        a,
        act=last.act,
        root=last.root,
        doers=last.doers,
        actors=last.actors,
        doer_text=last.doer_text,
        topic=last.topic,
        time=last.time,
        place=last.place,
        quantity=counted,
        quantities=(counted,),
        attribution=a.attribution or "count",
        speaker_name=a.speaker_name or party,
        side=party,
        sides=(party,),
        saying=a.saying,
    )
