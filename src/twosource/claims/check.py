"""How one claim in free words stands against a story."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.claims.against import SAME_MATTER, Comparison, coverage, stand
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
    others = [u for u in known if u.document != asked]
    if not mine:
        return Finding(claim=claim, standing="not-found", reason="the claim asserts nothing that could be looked for")
    question = max(mine, key=lambda u: (sum(u.topic.values()), -u.span[0]))
    near = [stand(question, u) for u in others if coverage(question.topic, u.topic) >= SAME_MATTER]
    near.sort(key=lambda c: (-c.covered, c.unit.document, c.unit.span))
    return _found(claim, near, case)


def _found(claim: str, near: Sequence[Comparison], case: CaseFile) -> Finding:
    supports = [c for c in near if c.relation in ("agrees", "vaguer")]
    against = [c for c in near if c.relation == "contradicts"]
    short = [c for c in near if c.relation == "missing"]
    evidence = _evidence(supports, "supports") + _evidence(against, "contradicts") + _evidence(short, "differs")
    differences = _differences([*against, *short])
    if supports:
        ground = Ground(
            [_assertion(c) for c in supports],
            [_assertion(c) for c in against],
            None,
            False,
            {o.id: o.name for o in case.lineage.origins},
            case.lineage.derivations,
        )
        judged = standing(ground)
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
        slot, (_, wanted, given) = next((n, s) for n, s in against[0].slots.items() if s[0] == "contradicts")
        reason = f"the sources say otherwise: {slot} is {given or 'other'}, not {wanted}"
        return Finding(claim=claim, standing="denied", reason=reason, evidence=evidence, differences=differences)
    if short:
        slot, (_, wanted, _) = next((n, s) for n, s in short[0].slots.items() if s[0] == "missing")
        reason = f"the matter is reported, but not with this {slot} ({wanted})"
        return Finding(claim=claim, standing="not-found", reason=reason, evidence=evidence, differences=differences)
    return Finding(claim=claim, standing="not-found", reason="no document speaks of this")


def _assertion(comparison: Comparison) -> Assertion:
    return comparison.assertion or comparison.unit.assertions[0]


def _evidence(found: Sequence[Comparison], stance: str) -> tuple[Support, ...]:
    return tuple(Support(document=c.unit.document, span=c.unit.span, quote=c.unit.quote, stance=stance) for c in found)


def _differences(found: Sequence[Comparison]) -> tuple[Difference, ...]:
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
