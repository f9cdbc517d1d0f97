"""How one claim in free words stands: what carries it, what denies it, and the standing that this amounts to."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from twosource.claims.bearing import Bearing
from twosource.claims.check import Part
from twosource.claims.likely import chances, signs
from twosource.claims.standing import Ground, standing
from twosource.claims.told import is_told_in
from twosource.claims.units import Unit
from twosource.language.judge import Judgement, judged
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


class Weighed(Struct, frozen=True):
    """A sentence beside a claim: what the judge says, how likely it carries the claim, how likely it denies it."""

    bearing: Bearing
    said: Judgement
    carries: float
    denies: float


def conclude(claim: str, found: Sequence[Sequence[Part]], cases: Sequence[CaseFile]) -> Finding:
    """Return how `claim` stands by what bears on it in each of some stories; `cases` are theirs, in the same order.

    Of a claim of several sentences each must stand by itself: what is denied or not found of one decides for all.
    """
    parts = [[story[number] for story in found] for number in range(max((len(story) for story in found), default=0))]
    if not parts:
        return Finding(claim=claim, standing="not-found", reason="the claim asserts nothing that could be looked for")
    findings = [_concluded(each, cases) for each in parts]
    if len(findings) == 1:
        return structs.replace(findings[0], claim=claim)
    worst = max(findings, key=lambda f: _WORST.index(f.standing))
    return structs.replace(
        worst,
        claim=claim,
        reason=f"of its {len(findings)} sentences “{_short(worst.claim)}” stands worst: {worst.reason}",
        evidence=tuple(dict.fromkeys(e for f in findings for e in f.evidence)),
        differences=tuple(d for f in findings for d in f.differences),
    )


_WORST = ("corroborated", "repeated", "single-origin", "one-sided", "superseded", "contested", "not-found", "denied")
"""Standings from the best to the worst for one who relies on a claim."""


def _concluded(parts: Sequence[Part], cases: Sequence[CaseFile]) -> Finding:
    claim, spoken = parts[0].words, parts[0].spoken
    near = weighed(parts[0].undated, [b for part in parts for b in part.bearings])
    supports = [w for w in near if _carries(w, parts[0].undated)]
    against = [w for w in near if _denies(w) and w not in supports]
    if supports:
        ours = [w.bearing for w in supports]
        best = max(b.nearness for b in ours) - BEHIND
        against = [w for w in against if _flatly(w) or (w.denies >= CONTESTED and w.bearing.nearness >= best)]
        against = [w for w in against if w.denies > w.carries and not _earlier(w.bearing, ours)]
    others = [w.bearing for w in near if w not in supports and w not in against and w.bearing.nearness >= NEAR]
    ours, theirs = [w.bearing for w in supports], [w.bearing for w in against]
    shown = others[:SHOWN]
    finding = Finding(
        claim=claim,
        standing="not-found",
        reason=_nothing(others),
        evidence=_evidence(ours, "supports") + _evidence(theirs, "contradicts") + _evidence(shown, "differs"),
        differences=_differences([*theirs, *shown]),
    )
    if ours:
        found = _standing(finding, ours, theirs, cases, spoken=spoken)
        sure = [w.bearing for w in supports if w.carries >= SURE or _in_its_words(w, parts[0].undated)]
        if found.standing == "corroborated" and not _corroborated(finding, sure, theirs, cases, spoken=spoken):
            return structs.replace(
                found,
                standing="repeated" if len(found.origins) > 1 else "single-origin",
                reason=f"{found.reason}; not all of them say it plainly enough to corroborate it",
            )
        return found
    if theirs:
        return structs.replace(finding, standing="denied", reason=_denial(against))
    return finding


def weighed(claim: str, found: Sequence[Bearing]) -> list[Weighed]:
    """Return the sentences nearest to a claim with what they are likely to say of it, the nearest first."""
    near = looked_at(claim, found)
    return [Weighed(b, said, *chances(each)) for (b, said), each in zip(near, signs_of(near), strict=True)]


def signs_of(near: Sequence[tuple[Bearing, Judgement]]) -> list[Mapping[str, float]]:
    """Return the signs of each sentence that is looked at; how far it lies behind the nearest of them is one."""
    nearest = max((b.nearness for b, _ in near), default=0.0)
    return [signs(b, said, nearest) for b, said in near]


def looked_at(claim: str, found: Sequence[Bearing]) -> list[tuple[Bearing, Judgement]]:
    """Return the sentences that are looked at closely, each with what the judge says; few of each origin.

    However many print one report, what another origin says of the matter is looked at too.
    """
    counts: dict[str, int] = {}
    chosen = []
    for b in sorted(found, key=lambda b: (-b.nearness, b.unit.document, b.unit.span)):
        origin = b.assertion.origin or b.unit.document
        counts[origin] = counts.get(origin, 0) + 1
        if counts[origin] <= OF_AN_ORIGIN:
            chosen.append(b)
    some = [b for at, b in enumerate(chosen[:LOOKED_AT]) if at < NEAREST or b.nearness >= ABOUT]
    return [(b, judged(claim, b.unit.undated, b.unit.before)) for b in some]


def _carries(w: Weighed, claim: str) -> bool:
    """Whether a sentence counts for a claim: likely by all signs and not barred, or all of it told.

    A claim of one word ("the strike is over") is found in every sentence on its matter; only its own words carry it.
    """
    if w.bearing.words < FEW:
        return not _barred(w.bearing) and is_told_in(claim, w.bearing.unit.undated)
    return not _barred(w.bearing) and (w.carries >= CARRIED or _in_its_words(w, claim) or _wholly(w.bearing))


def _wholly(b: Bearing) -> bool:
    """Whether a sentence holds all that a claim is made of, the deed and what fills its slots among it."""
    return b.verbs == "same" and b.level and b.relation == "agrees" and min(b.covered, b.own, b.told) >= ALL


def _in_its_words(w: Weighed, claim: str) -> bool:
    return _agrees(w.bearing) and is_told_in(claim, w.bearing.unit.undated)


def _denies(w: Weighed) -> bool:
    """Whether a sentence counts against a claim: likely by all signs, and it does not tell the same deed alike."""
    b = w.bearing
    otherwise = b.verbs != "other" and b.relation == "contradicts"
    if b.nearness < (ABOUT if otherwise else SPEAKS) or w.said.neutral >= ELSEWHERE or _agrees(b):
        return False
    if b.words <= FEW and not _tells_of(w):
        return False
    return w.denies >= (OTHERWISE if otherwise else DENIED)


def _tells_of(w: Weighed) -> bool:
    """Whether a sentence tells the very deed of a short claim, with another value or so that the judge is sure.

    "The port is closed" is near all that is said of a port, or of something that ends there.
    """
    b = w.bearing
    valued = any(b.slots.get(slot, ("",))[0] == "contradicts" for slot in ("quantity", "time", "duration"))
    tells = b.deed >= MOST or b.verbs != "other"
    return tells and (valued or (b.clause >= INSIDE and w.said.contradicted >= LIKELY))


def _agrees(b: Bearing) -> bool:
    """Whether a sentence tells a claim's deed by its own verb and most of its words, with nothing that parts them."""
    return b.verbs == "same" and b.relation in ("agrees", "vaguer") and min(b.own, b.told) >= MOST


def _flatly(w: Weighed) -> bool:
    """Whether a sentence says of the claim's own deed that it was not so, or gives another number of the same."""
    relations = (w.bearing.slots.get(slot, ("",))[0] for slot in ("polarity", "quantity"))
    return w.bearing.verbs == "same" and "contradicts" in relations and w.denies >= LIKELY


def _barred(b: Bearing) -> bool:
    """Whether a value of the claim, or of the same deed yes or no or its stage, stands otherwise in the sentence."""
    parted = {slot for slot, (relation, _, _) in b.slots.items() if relation == "contradicts"}
    denies = b.verbs == "same" and ("polarity" in b.slots or "modality" in parted)
    return denies or bool(parted & {"quantity", "time", "duration"})


def _earlier(other: Bearing, ours: Sequence[Bearing]) -> bool:
    """Whether a sentence only tells an earlier stage of what a later report tells as done: a plan, a proposal."""
    parted = {slot for slot, (relation, _, _) in other.slots.items() if relation == "contradicts"}
    reported = [b.assertion.reported for b in ours if b.assertion.reported]
    return (
        "modality" in parted <= {"modality", "polarity"}
        and bool(reported)
        and (other.assertion.reported or "") <= max(reported)
    )


LOOKED_AT, OF_AN_ORIGIN, NEAREST = 16, 4, 5
"""So many of the sentences found are looked at closely, and so many of one origin; behind the nearest, only those that
speak of the claim."""
SHOWN = 4
NEAR = 0.6
"""From this nearness on a sentence is shown beside those that decide."""
FEW = 2
"""Words of content, names left out, that a claim needs to be found by more than its own words."""
ALL, MOST, LIKELY, INSIDE = 0.95, 0.8, 0.5, 0.6
ABOUT, SPEAKS = 0.5, 0.65
"""What is further from a claim than the first cannot deny it, and is put to the judge only where it is among the
nearest; what does not tell the claim's deed with a slot filled otherwise must come nearer to deny it."""
ELSEWHERE = 0.75
"""From this chance on that a sentence says nothing of a claim it does not deny it."""
CONTESTED, BEHIND = 0.6, 0.15
"""How sure a sentence must deny, and how near it must come to those that carry a claim, to contest it."""
CARRIED, DENIED, SURE = 0.78, 0.8, 0.9
"""From these chances on a sentence counts for a claim, or against it, or so surely that it may corroborate."""
OTHERWISE = 0.5
"""From this chance on a sentence counts against a claim where it tells a like deed with a slot filled otherwise."""


def _standing(
    finding: Finding, ours: Sequence[Bearing], theirs: Sequence[Bearing], cases: Sequence[CaseFile], *, spoken: bool
) -> Finding:
    judgement = standing(
        Ground(
            [b.assertion for b in ours],
            [b.assertion for b in theirs],
            None,
            spoken,
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
        sides=() if spoken else judgement.sides,
    )


def _corroborated(
    finding: Finding, ours: Sequence[Bearing], theirs: Sequence[Bearing], cases: Sequence[CaseFile], *, spoken: bool
) -> bool:
    return _standing(finding, ours, theirs, cases, spoken=spoken).standing == "corroborated"


def _denial(theirs: Sequence[Weighed]) -> str:
    """Say in words what the sentence that denies a claim most surely says otherwise."""
    b = max(theirs, key=lambda w: (bool(_parted(w.bearing)), w.denies, w.bearing.nearness)).bearing
    parted = _parted(b)
    if not parted:
        return f"the sources say otherwise: “{_short(b.unit.quote)}”"
    slot, (_, wanted, given) = parted[0]
    said = {
        "polarity": "the sources say the opposite",
        "modality": f"the sources say that it is {given}, not that it is {wanted}",
        "actor": f"the sources name {given or 'somebody else'}, not {wanted}",
    }.get(slot) or f"the sources give another {NAMES[slot]}, {given or 'none'}, not {wanted}"
    return f"{said}: “{_short(b.unit.quote)}”"


def _parted(b: Bearing) -> list[tuple[str, tuple[str, str, str]]]:
    """Return the slots that part a sentence from a claim, with both values."""
    return [(n, s) for n, s in b.slots.items() if n in NAMES and (s[0] == "contradicts" or n == "polarity")]


def _nothing(others: Sequence[Bearing]) -> str:
    for each in others:
        for slot, (relation, wanted, _) in each.slots.items():
            if relation == "missing" and slot in ("quantity", "time", "duration", "place", "actor"):
                return f"the matter is reported, but not with this {NAMES[slot]} ({wanted})"
    return "no document says so or denies it" if others else "no document speaks of this"


LONGEST = 140
NAMES = {
    "quantity": "number", "time": "time", "duration": "length of time", "place": "place", "role": "role",
    "recipient": "addressee", "actor": "name", "polarity": "yes or no", "modality": "stage",
}  # fmt: skip


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


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
                *(Value(value=v, evidence=_evidence_of(where)) for v, where in sorted(values.items())),
            ),
        )
        for slot, values in sorted(by_slot.items())
    )


def _evidence_of(where: Sequence[Unit]) -> tuple[Evidence, ...]:
    return tuple(Evidence(document=u.document, span=u.span, quote=u.quote) for u in where)
