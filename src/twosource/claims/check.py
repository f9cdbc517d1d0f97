"""How one claim in free words stands against a story."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from twosource.claims.bearing import Asked, Bearing, bearing
from twosource.claims.nearness import nearest
from twosource.claims.prepared import Prepared, asked
from twosource.claims.search import Index, search
from twosource.claims.standing import Ground, standing
from twosource.claims.units import Unit
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


def bearings(question: CaseFile, story: Prepared) -> list[Bearing] | None:
    """Return what bears on a claim in one story, the nearest first; None where the claim asserts nothing.

    `question` is the case file of the claim's own words.
    """
    mine = asked(question, story)
    claims = [(a, u) for u in mine for a in u.assertions if not a.nominal]
    if not claims:
        return None
    sides = story.sides | {f"@{a.id}": a.side or a.name for a in question.cast.actors}
    return beside(*max(claims, key=tells_most), sides, story.index)


def beside(main: Assertion, unit: Unit, sides: Mapping[str, str], known: Index) -> list[Bearing]:
    """Return how the sentences that hold most of a claim bear on it; `main` is its clause, `unit` its whole."""
    near = tuple(nearest(key, known.words) for key in unit.content)
    claim = Asked(unit, main, _said(main, unit), near)
    return [bearing(claim, each) for each in search(unit.content, near, sides, known)]


def conclude(claim: str, found: Sequence[Sequence[Bearing] | None], cases: Sequence[CaseFile]) -> Finding:
    """Return how `claim` stands by what bears on it in each of some stories; `cases` are theirs, in the same order."""
    near = [b for each in found if each is not None for b in each]
    if all(each is None for each in found):
        return Finding(claim=claim, standing="not-found", reason="the claim asserts nothing that could be looked for")
    near.sort(key=lambda b: (-b.covered, b.unit.document, b.unit.span))
    supports = [b for b in near if b.relation in ("agrees", "vaguer") and _carries(b)]
    nearest = max((b.nearness for b in near), default=0.0)
    if all(b.nearness < nearest - MARGIN for b in supports):
        supports = []  # what is nearest to the claim says something else
    best = max((b.covered for b in supports), default=0.0)
    against = [b for b in near if b.relation == "contradicts" and _opposes(b) and b.nearness >= nearest - 2 * MARGIN]
    if supports:
        against = [b for b in against if b.verbs != "other" and b.covered >= best - 0.05]
    others = [b for b in near if b not in supports and b not in against and b.covered >= OPPOSED[b.verbs]]
    evidence = _evidence(supports, "supports") + _evidence(against, "contradicts") + _evidence(others, "differs")
    differences = _differences([*against, *others])
    if supports:
        judged = standing(
            Ground(
                [b.assertion for b in supports],
                [b.assertion for b in against],
                None,
                False,
                {o.id: o.name for case in cases for o in case.lineage.origins},
                [d for case in cases for d in case.lineage.derivations],
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
        closest = min(against, key=_distance)
        slot, (_, wanted, given) = next((n, s) for n, s in closest.slots.items() if s[0] == "contradicts")
        reason = f"the sources say otherwise: {slot} is {given or 'other'}, not {wanted}"
        return Finding(claim=claim, standing="denied", reason=reason, evidence=evidence, differences=differences)
    short = [(b, n, s) for b in others for n, s in b.slots.items() if s[0] == "missing"]
    if short:
        _, slot, (_, wanted, _) = short[0]
        reason = f"the matter is reported, but not with this {slot} ({wanted})"
        return Finding(claim=claim, standing="not-found", reason=reason, evidence=evidence, differences=differences)
    return Finding(claim=claim, standing="not-found", reason="no document speaks of this")


def _said(main: Assertion, unit: Unit) -> str:
    """What a claim says, without who says it."""
    return main.saying or unit.quote


def _carries(b: Bearing) -> bool:
    """Whether a sentence that nothing parts from a claim holds enough of it: the deed, and most of the rest itself."""
    deed = b.verbs in ("same", "opposite", "near") or b.deed >= DEED or b.told >= NEARLY_ALL
    return deed and b.covered >= CARRIED[b.verbs] and b.own >= OWN and b.told >= TOLD


def _opposes(b: Bearing) -> bool:
    """Whether a sentence that something parts from a claim is about its matter."""
    deed = b.verbs in ("same", "opposite", "near") or b.deed >= DEED or b.told >= MOST
    return deed and b.covered >= OPPOSED[b.verbs] and b.own >= OWN and b.told >= AIMED


MARGIN = 0.12
"""A sentence that carries a claim is not much further from it than the nearest of all."""
DEED, NEARLY_ALL, MOST = 0.45, 0.8, 0.65
TOLD, AIMED, OWN = 0.55, 0.5, 0.4

CARRIED = {"same": 0.55, "opposite": 0.55, "near": 0.6, "other": 0.7}
"""How much of a claim a sentence must hold to carry it: more where it tells of it by another verb."""
OPPOSED = {"same": 0.55, "opposite": 0.55, "near": 0.6, "other": 0.75}
"""How much of a claim a sentence must hold to contradict it."""

_FORWARD = frozenset({"propose", "offer", "agree", "demand", "announce", "confirm"})
"""Acts that are about another: of "offered to host" the hosting is what is claimed."""


def tells_most(pair: tuple[Assertion, Unit]) -> tuple[bool, bool, float, int]:
    """Rank the clauses of a claim by how much of it they tell."""
    claim, unit = pair
    inner = any(a.act and a.id != claim.id and claim.act in _FORWARD and a.act not in _FORWARD for a in unit.assertions)
    return (claim.act is not None, not inner, sum(claim.topic.values()), -claim.span[0])


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
