"""How one claim in free words stands against a story."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from twosource.claims.bearing import Asked, Bearing, bearing
from twosource.claims.likely import chances, signs
from twosource.claims.nearness import nearest
from twosource.claims.prepared import Prepared, asked
from twosource.claims.search import Index, search
from twosource.claims.standing import Ground, standing
from twosource.claims.units import Unit
from twosource.language.judge import judged
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


class Weighed(Struct, frozen=True):
    """A sentence beside a claim, with how likely it carries it, and how likely it denies it."""

    bearing: Bearing
    carries: float
    denies: float


def weighed(claim: str, found: Sequence[Bearing]) -> list[Weighed]:
    """Return the sentences nearest to a claim with what they are likely to say of it, the nearest first."""
    near = nearest_of(found)
    return [Weighed(b, *chances(each)) for b, each in zip(near, signs_of(claim, near), strict=True)]


def nearest_of(found: Sequence[Bearing]) -> list[Bearing]:
    """Return the sentences that are looked at closely."""
    return sorted(found, key=lambda b: (-b.nearness, b.unit.document, b.unit.span))[:LOOKED_AT]


def signs_of(claim: str, near: Sequence[Bearing]) -> list[Mapping[str, float]]:
    """Return the signs of each sentence."""
    nearest = max((b.nearness for b in near), default=0.0)
    return [signs(b, judged(claim, f"{b.unit.before} {b.unit.quote}".strip()), nearest) for b in near]


def conclude(claim: str, found: Sequence[Sequence[Bearing] | None], cases: Sequence[CaseFile]) -> Finding:
    """Return how `claim` stands by what bears on it in each of some stories; `cases` are theirs, in the same order."""
    if all(each is None for each in found):
        return Finding(claim=claim, standing="not-found", reason="the claim asserts nothing that could be looked for")
    near = weighed(claim, [b for each in found if each is not None for b in each])
    supports = [w for w in near if (w.carries >= CARRIED and not _barred(w.bearing)) or _in_its_words(w.bearing)]
    against = [w for w in near if w.denies >= DENIED and w not in supports]
    if supports:
        against = [w for w in against if not _earlier(w.bearing, [s.bearing for s in supports])]
    others = [w.bearing for w in near if w not in supports and w not in against and w.bearing.nearness >= NEAR]
    ours, theirs = [w.bearing for w in supports], [w.bearing for w in against]
    evidence = _evidence(ours, "supports") + _evidence(theirs, "contradicts") + _evidence(others[:SHOWN], "differs")
    finding = Finding(
        claim=claim,
        standing="not-found",
        reason=_nothing(others),
        evidence=evidence,
        differences=_differences([*theirs, *others[:SHOWN]]),
    )
    if ours:
        return _standing(finding, ours, theirs, cases)
    if theirs:
        return structs.replace(finding, standing="denied", reason=_denial(theirs))
    return finding


def _standing(
    finding: Finding, ours: Sequence[Bearing], theirs: Sequence[Bearing], cases: Sequence[CaseFile]
) -> Finding:
    judgement = standing(
        Ground(
            [b.assertion for b in ours],
            [b.assertion for b in theirs],
            None,
            False,
            {o.id: o.name for case in cases for o in case.lineage.origins},
            [d for case in cases for d in case.lineage.derivations],
        )
    )
    return structs.replace(
        finding,
        standing=judgement.standing,
        reason=judgement.reason,
        origins=judgement.origins,
        witnesses=judgement.witnesses,
        sides=judgement.sides,
    )


def _denial(theirs: Sequence[Bearing]) -> str:
    closest = min(theirs, key=_distance)
    parted = [(n, s) for n, s in closest.slots.items() if s[0] == "contradicts" and n != "ordinal"]
    if not parted:
        return f"the sources say otherwise: “{_short(closest.unit.quote)}”"
    slot, (_, wanted, given) = parted[0]
    return _otherwise(slot, wanted, given, closest.unit.quote)


def _nothing(others: Sequence[Bearing]) -> str:
    for each in others:
        for slot, (relation, wanted, _) in each.slots.items():
            if relation == "missing" and slot in NAMES:
                return f"the matter is reported, but not with this {NAMES[slot]} ({wanted})"
    return "no document says so or denies it" if others else "no document speaks of this"


def _in_its_words(b: Bearing) -> bool:
    """Whether a sentence tells a claim by its own verb and nearly all of its words, with nothing that parts the two."""
    return b.verbs == "same" and b.relation in ("agrees", "vaguer") and min(b.own, b.told) >= VERBATIM


def _barred(b: Bearing) -> bool:
    """Whether a value that the claim gives stands otherwise in the sentence, whatever else speaks for it."""
    return any(b.slots.get(slot, ("",))[0] == "contradicts" for slot in ("quantity", "time", "duration")) or (
        b.verbs == "same" and b.slots.get("polarity", ("",))[0] == "contradicts"
    )


def _earlier(other: Bearing, ours: Sequence[Bearing]) -> bool:
    """Whether a sentence only tells an earlier stage of what a later report tells as done: a plan, a proposal."""
    parted = {slot for slot, (relation, _, _) in other.slots.items() if relation == "contradicts"}
    reported = [b.assertion.reported for b in ours if b.assertion.reported]
    return parted == {"modality"} and bool(reported) and (other.assertion.reported or "9") <= max(reported)


LOOKED_AT = 10
"""So many of the sentences found are looked at closely."""
SHOWN = 4
NEAR = 0.6
"""From this nearness on a sentence is shown beside those that decide."""
VERBATIM = 0.9
CARRIED, DENIED = 0.8, 0.35
"""From these chances on a sentence counts for a claim, or against it."""


def _said(main: Assertion, unit: Unit) -> str:
    """What a claim says, without who says it."""
    return main.saying or unit.quote


_FORWARD = frozenset({"propose", "offer", "agree", "demand", "announce", "confirm"})
"""Acts that are about another: of "offered to host" the hosting is what is claimed."""


def tells_most(pair: tuple[Assertion, Unit]) -> tuple[bool, bool, float, int]:
    """Rank the clauses of a claim by how much of it they tell."""
    claim, unit = pair
    inner = any(a.act and a.id != claim.id and claim.act in _FORWARD and a.act not in _FORWARD for a in unit.assertions)
    return (claim.act is not None, not inner, sum(claim.topic.values()), -claim.span[0])


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _otherwise(slot: str, wanted: str, given: str, quote: str) -> str:
    """Say in words what the sentence nearest to a claim says otherwise."""
    told = {
        "polarity": "the sources say the opposite",
        "modality": f"the sources say that it is {given}, not that it is {wanted}",
        "actor": f"the sources name {given or 'somebody else'}, not {wanted}",
    }
    said = told.get(slot) or f"the sources give another {NAMES[slot]}, {given or 'none'}, not {wanted}"
    return f"{said}: “{_short(quote)}”"


LONGEST = 140
NAMES = {
    "quantity": "number", "time": "time", "duration": "length of time", "place": "place", "role": "role",
    "recipient": "addressee", "actor": "name",
}  # fmt: skip


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
        )
        for slot, values in sorted(by_slot.items())
    )


def _words(where: Sequence[Unit]) -> tuple[Evidence, ...]:
    return tuple(Evidence(document=u.document, span=u.span, quote=u.quote) for u in where)
