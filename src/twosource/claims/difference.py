"""Where the assertions of one matter differ, slot by slot."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from twosource.claims.quantities import compare_several, show
from twosource.language.dates import compare_times
from twosource.language.places import compare_places
from twosource.records.assertion import Assertion
from twosource.records.reading import Quantity
from twosource.records.story import Difference, Evidence, Value

SEVERITY = {"agrees": 0, "vaguer": 1, "differs": 2, "contradicts": 3}

LADDER = {
    "rumoured": "rumoured",
    "possible": "possible",
    "conditional": "possible",
    "proposed": "proposed",
    "demanded": "demanded",
    "planned": "planned",
    "agreed": "agreed",
    "under-way": "done",
    "done": "done",
}
"""The rung of the ladder that each modality stands on; claims never mix rungs."""


class Slot(Struct, frozen=True):
    """How one slot is read from an assertion, shown, and compared."""

    name: str
    show: Callable[[Assertion], str | None]
    compare: Callable[[Assertion, Assertion], str]


def _polarity(a: Assertion, b: Assertion) -> str:
    return "agrees" if a.polarity == b.polarity else "contradicts"


def _places(a: Assertion) -> str | None:
    """The place of a clause: where it happens, else the one place it is about."""
    return a.place or (a.places[0] if len(a.places) == 1 else None)


def _counted(a: Assertion) -> tuple[Quantity, ...]:
    return a.quantities or ((a.quantity,) if a.quantity is not None else ())


def _doers(a: Assertion, b: Assertion) -> str:
    if set(a.doers) & set(b.doers):
        return "agrees"
    return "contradicts" if a.act in ONE_DOER and a.act == b.act else "differs"


def _recipients(a: Assertion, b: Assertion) -> str:
    return "agrees" if set(a.recipients) & set(b.recipients) else "differs"


ONE_DOER = frozenset({"lead", "host", "mediate"})
"""Acts of which one matter has one doer."""

STANDING_ACTS = frozenset({"lead", "host", "mediate", "favour", "oppose", "demand"})
"""What goes on rather than happens: that it was so once and is to be so again is no difference."""

SLOTS = (
    Slot("polarity", lambda a: "no" if a.polarity == "negative" else "yes", _polarity),
    Slot("time", lambda a: a.time, lambda a, b: compare_times(a.time or "", b.time or "")),
    Slot("place", _places, lambda a, b: compare_places(_places(a) or "", _places(b) or "")),
    Slot(
        "quantity",
        lambda a: show(a.quantity) if a.quantity is not None else None,
        lambda a, b: compare_several(_counted(a), _counted(b)),
    ),
    Slot("actor", lambda a: " and ".join(a.doers) or None, _doers),
    Slot("recipient", lambda a: " and ".join(a.recipients) or None, _recipients),
)


def evidence(assertion: Assertion) -> Evidence:
    """Return the words that an assertion stands on."""
    return Evidence(document=assertion.document, span=assertion.span, quote=assertion.quote)


def compare(a: Assertion, b: Assertion) -> dict[str, str]:
    """Return how two assertions of one matter compare in each slot that both fill."""
    return {s.name: s.compare(a, b) for s in SLOTS if s.show(a) is not None and s.show(b) is not None}


def worst(relations: dict[str, str]) -> str:
    """Return the most severe of the slots' relations."""
    return max(relations.values(), key=lambda r: SEVERITY[r], default="agrees")


def differences(members: Sequence[Assertion]) -> tuple[Difference, ...]:
    """Return the slots in which the members give values that are not the same, most severe first."""
    found = []
    for slot in SLOTS:
        values = _values(slot, members)
        if len(values) < 2:
            continue
        heads = [group[0] for group in values.values()]
        relations = [slot.compare(a, b) for i, a in enumerate(heads) for b in heads[i + 1 :]]
        relation = max(relations, key=lambda r: SEVERITY[r])
        if relation != "agrees":
            shown = tuple(
                Value(value=name, evidence=tuple(evidence(m) for m in group)) for name, group in sorted(values.items())
            )
            found.append(Difference(slot=slot.name, relation=relation, values=shown))
    return tuple(sorted(found, key=lambda d: (-SEVERITY[d.relation], d.slot)))


def rungs(members: Sequence[Assertion]) -> Difference | None:
    """Return the difference in modality between the documents of one matter, or None."""
    if len({m.document for m in members}) < 2 or {m.act for m in members} & STANDING_ACTS:
        return None
    by_rung: dict[str, list[Assertion]] = {}
    for member in members:
        by_rung.setdefault(LADDER[member.modality], []).append(member)
    if len(by_rung) < 2:
        return None
    shown = tuple(Value(value=r, evidence=tuple(evidence(m) for m in group)) for r, group in sorted(by_rung.items()))
    return Difference(slot="modality", relation="differs", values=shown)


def _values(slot: Slot, members: Sequence[Assertion]) -> dict[str, list[Assertion]]:
    values: dict[str, list[Assertion]] = {}
    for member in members:
        shown = slot.show(member)
        if shown is not None:
            values.setdefault(shown, []).append(member)
    return values
