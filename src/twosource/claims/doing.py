"""Whose deed and whose word: the doers and speakers of two clauses compared as parties and as persons.

Two are apart for certain only where both are known for what they are: two persons, or two parties. Where one side of
the comparison is not known ("it", "a spokesman"), somebody who stands in the sentence or just before it is taken.
"""

from twosource.claims.search import BEFORE, ELSEWHERE, Found
from twosource.claims.verbs import CONVERSE
from twosource.language.lemmas import verb_base
from twosource.language.names import name_key
from twosource.records.assertion import BOTH, Assertion

Relation = tuple[str, str, str] | None

_BOTH = ("both", "the two", "two ", "the parties", "the sides", "they")


def compare_speakers(claim: Assertion, other: Assertion, found: Found) -> Relation:
    """Compare who says it, where the claim names its speaker; None where it names none or the two agree."""
    if claim.attribution is None or claim.speaker_name is None:
        return None
    wanted, given = claim.speaker_name, other.speaker_name or ""
    if other.speaker is not None and claim.speaker == other.speaker:
        return None
    if claim.speaker is not None and other.speaker is not None and claim.speaker_name != claim.side:
        return ("missing" if _one_surname(wanted, given) else "contradicts", wanted, given)
    if _one_name(wanted, given) or (claim.side is not None and claim.side in (other.side, *other.sides)):
        return None
    if claim.side is not None and other.side is not None and other.speaker is not None:
        return ("contradicts", wanted, given or other.side)
    lent = found.holds(claim.speaker or "", wanted)
    return None if lent >= (ELSEWHERE if other.attribution is not None else 1.0) else ("missing", wanted, given)


def _one_name(a: str, b: str) -> bool:
    """Whether two descriptions share most words: "the Litoral's trade office", "Office of the Trade Commissioner"."""
    one, two = (set(name_key(words.replace("’s", "").replace("'s", "")).split()) - {"the", "of"} for words in (a, b))
    return bool(one and two) and len(one & two) >= 0.6 * min(len(one), len(two))


def _one_surname(a: str, b: str) -> bool:
    """Whether two names end alike: "Brandt" may be either of two people of that name."""
    one, other = name_key(a).split(), name_key(b).split()
    return bool(one and other) and one[-1] == other[-1]


def compare_doers(claim: Assertion, other: Assertion, found: Found, verbs: str) -> Relation:
    """Compare who does it; None where the claim names nobody of the story or the two agree."""
    if not claim.doers or not claim.actors:
        return None
    if frozenset((verb_base(claim.trigger.lower()), verb_base(other.trigger.lower()))) in CONVERSE:
        held = min((found.itself(actor, *claim.doers) for actor in claim.actors), default=0.0)
        return None if held else ("missing", " and ".join(claim.doers), "")
    wanted, given = " and ".join(claim.doers), " and ".join(other.doers)
    mine, theirs = set(claim.doers), set(other.doers)
    if set(claim.actors) & set(other.actors):
        return None
    if mine & theirs:
        persons, others = set(claim.doer_persons), set(other.doer_persons)
        apart = bool(persons and others and not persons & others)
        return ("contradicts", claim.doer_text, other.doer_text) if apart else None
    if len(mine) > 1 and other.doer_text.lower().startswith(_BOTH):
        return None
    if BOTH in mine or BOTH in theirs:
        inside = mine - {BOTH} <= found.unit.parties
        return None if inside or BOTH in mine else ("missing", wanted, given)
    if theirs and other.actors:
        apart = verbs != "other" and not any(_one_surname(a, b) for a in claim.doers for b in other.doers)
        return ("contradicts" if apart else "missing", wanted, given)
    if other.doer_text and mine & {*other.recipients, other.object_party}:
        return ("contradicts", wanted, other.doer_text)  # it is done to those who are to have done it
    named = list(zip(claim.actors, claim.doers, strict=False))
    if not other.trigger:
        held = min(found.itself(actor, name) for actor, name in named) >= 1.0
    else:
        held = min(found.holds(actor, name) for actor, name in named) >= BEFORE
    return None if held else ("missing", wanted, other.doer_text)
