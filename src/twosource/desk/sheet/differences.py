"""What differs: the differences inside claims, the most severe first, with who gives which value."""

from twosource.desk.phrases import day_in_words
from twosource.desk.sheet.claims import folded
from twosource.desk.sheet.legends import RELATIONS, SLOTS
from twosource.desk.sheet.lines import Line, Numbers, refs_to
from twosource.records.story import Claim, Difference, Value


def what_differs(claims: tuple[Claim, ...], numbers: Numbers) -> tuple[Line, ...]:
    """Return one line for each difference, each set of values on the same words once."""
    order, same = list(RELATIONS), folded(claims)
    found: dict[tuple[object, ...], tuple[tuple[int, int, str, str], Line]] = {}
    for claim in claims:
        for difference in claim.differences:
            rank = order.index(difference.relation) if difference.relation in order else len(order)
            breadth = -len({e.document for value in difference.values for e in value.evidence})
            line = _line(claim, difference, numbers, same.get(claim.id, claim.id))
            key = (difference.slot, difference.relation, tuple((v.value, v.evidence) for v in difference.values))
            found.setdefault(key, ((rank, breadth, claim.id, difference.slot), line))
    return tuple(line for _, line in sorted(found.values(), key=lambda pair: pair[0]))


def _line(claim: Claim, difference: Difference, numbers: Numbers, key: str) -> Line:
    slot = SLOTS.get(difference.slot, difference.slot)
    return Line(
        label=difference.relation,
        text=difference.reason[:1].upper() + difference.reason[1:] if difference.reason else f"{slot}: {claim.text}",
        key=key,
        below=tuple(_value(difference.slot, value, numbers) for value in difference.values),
    )


def _value(slot: str, value: Value, numbers: Numbers) -> Line:
    words = day_in_words(value.value) if slot == "time" else value.value
    return Line(text=words or "not given", refs=refs_to(value.evidence, numbers))
