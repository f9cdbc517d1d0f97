"""How one claim in free words stands against a story."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.claims.bearing import Bearing, bearing
from twosource.claims.standing import Ground, standing
from twosource.claims.units import Unit, units
from twosource.records.assertion import Assertion
from twosource.records.story import CaseFile, Difference, Evidence, Support, Value


class Finding(Struct, frozen=True, kw_only=True):
    """How a claim stands: the standings of a claim, and `denied` and `not-found`; with what it rests on."""

    claim: str
    standing: str
    reason: str
    origins: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    evidence: tuple[Support, ...] = ()
    differences: tuple[Difference, ...] = ()


def check(claim: str, asked: str, case: CaseFile) -> Finding:
    """Return how `claim` stands; `asked` is the id of the document in `case` that holds the claim's own words."""
    known = units(case)
    mine = [u for u in known if u.document == asked]
    claims = [(a, u) for u in mine for a in u.assertions if not a.nominal]
    if not claims:
        return Finding(claim=claim, standing="not-found", reason="the claim asserts nothing that could be looked for")
    main, unit = max(claims, key=_tells_most)
    near = [b for u in known if u.document != asked and (b := bearing(main, unit, u)) is not None]
    near.sort(key=lambda b: (-b.covered, b.unit.document, b.unit.span))
    return _found(claim, near, case)


_FORWARD = frozenset({"propose", "offer", "agree", "demand", "announce", "confirm"})
"""Acts that are about another: of "offered to host" the hosting is what is claimed."""


def _tells_most(pair: tuple[Assertion, Unit]) -> tuple[bool, bool, float, int]:
    claim, unit = pair
    inner = any(a.act and a.id != claim.id and claim.act in _FORWARD and a.act not in _FORWARD for a in unit.assertions)
    return (claim.act is not None, not inner, sum(claim.topic.values()), -claim.span[0])


def _found(claim: str, near: Sequence[Bearing], case: CaseFile) -> Finding:
    supports = [b for b in near if b.relation in ("agrees", "vaguer")]
    contradicting = [b for b in near if b.relation == "contradicts"]
    short = [b for b in near if b.relation == "missing"]
    against = [b for b in contradicting if not supports or _contests(b)]
    others = [*(b for b in contradicting if b not in against), *short]
    evidence = _evidence(supports, "supports") + _evidence(against, "contradicts") + _evidence(others, "differs")
    differences = _differences([*against, *others])
    if supports:
        judged = standing(
            Ground(
                [b.assertion for b in supports],
                [b.assertion for b in against],
                None,
                False,
                {o.id: o.name for o in case.lineage.origins},
                case.lineage.derivations,
            )
        )
        return Finding(
            claim=claim,
            standing=judged.standing,
            reason=judged.reason,
            origins=judged.origins,
            witnesses=judged.witnesses,
            sides=judged.sides,
            evidence=evidence,
            differences=differences,
        )
    if against:
        nearest = min(against, key=_distance)
        slot, (_, wanted, given) = next((n, s) for n, s in nearest.slots.items() if s[0] == "contradicts")
        reason = f"the sources say otherwise: {slot} is {given or 'other'}, not {wanted}"
        return Finding(claim=claim, standing="denied", reason=reason, evidence=evidence, differences=differences)
    if short:
        slot, (_, wanted, _) = next((n, s) for n, s in short[0].slots.items() if s[0] == "missing")
        reason = f"the matter is reported, but not with this {slot} ({wanted})"
        return Finding(claim=claim, standing="not-found", reason=reason, evidence=evidence, differences=differences)
    return Finding(claim=claim, standing="not-found", reason="no document speaks of this")


def _contests(found: Bearing) -> bool:
    """Whether a contradiction denies the claim, and is not another event of the kind on another day or elsewhere."""
    return any(
        relation == "contradicts" and slot in ("polarity", "quantity") for slot, (relation, _, _) in found.slots.items()
    )


def _distance(found: Bearing) -> tuple[int, bool, float]:
    """How far a contradicting sentence is from the claim: in how many slots, and whether in how far it has come."""
    slots = {name for name, (relation, _, _) in found.slots.items() if relation == "contradicts"}
    return (len(slots), "modality" in slots, -found.covered)


def _evidence(found: Sequence[Bearing], stance: str) -> tuple[Support, ...]:
    return tuple(Support(document=c.unit.document, span=c.unit.span, quote=c.unit.quote, stance=stance) for c in found)


def _differences(found: Sequence[Bearing]) -> tuple[Difference, ...]:
    """The claim's value beside the documents', slot by slot."""
    by_slot: dict[str, dict[str, list[Unit]]] = {}
    claimed: dict[str, str] = {}
    relations: dict[str, str] = {}
    for comparison in found:
        for slot, (relation, wanted, given) in comparison.slots.items():
            if relation in ("contradicts", "differs") and given:
                claimed[slot], relations[slot] = wanted, relation
                by_slot.setdefault(slot, {}).setdefault(given, []).append(comparison.unit)
    return tuple(
        Difference(
            slot=slot,
            relation=relations[slot],
            values=(
                Value(value=claimed[slot]),
                *(Value(value=v, evidence=_words(where)) for v, where in sorted(values.items())),
            ),
            reason="the first value is the claim's",
        )
        for slot, values in sorted(by_slot.items())
    )


def _words(where: Sequence[Unit]) -> tuple[Evidence, ...]:
    return tuple(Evidence(document=u.document, span=u.span, quote=u.quote) for u in where)
