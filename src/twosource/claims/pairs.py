"""Two claims side by side: does the second agree, say less, differ, contradict, or speak of something else?"""

from msgspec import Struct

from twosource.claims.against import Comparison, coverage, stand
from twosource.claims.replaced import Replaced, replaced, worst
from twosource.claims.units import Unit, units
from twosource.language.tokens import tokens
from twosource.records.story import CaseFile

RELATED = 0.5
"""Shared content, by weight, below which two sentences speak of different things."""


class Relation(Struct, frozen=True, kw_only=True):
    """`agrees`, `vaguer`, `differs`, `contradicts` or `unrelated`, with the slot that decides and both values."""

    relation: str
    reason: str
    slot: str | None = None


def relate(first: str, second: str, case: CaseFile) -> Relation:
    """Compare the documents `first` and `second` of a case file, each one claim.

    Of sentences of nearly the same words, the words that differ decide, unless their slots contradict.
    """
    read = _by_slots(first, second, case)
    texts = {document.id: document.text for document in case.documents}
    changed = replaced(*([token.text for token in tokens(texts[name])] for name in (first, second)))
    if changed is None or read.relation == "contradicts":
        return read
    return _in_words(worst(changed))


def _in_words(found: Replaced | None) -> Relation:
    if found is None:
        return Relation(relation="agrees", reason="they say the same in the same words")
    slot = None if found.relation == "agrees" else found.slot
    return Relation(relation=found.relation, reason=found.reason, slot=slot)


def _by_slots(first: str, second: str, case: CaseFile) -> Relation:
    known = units(case)
    a, b = (_whole([u for u in known if u.document == name]) for name in (first, second))
    if a is None or b is None:
        return Relation(relation="unrelated", reason="one of them asserts nothing")
    shared = max(coverage(a.topic, b.topic), coverage(b.topic, a.topic))
    if shared < RELATED:
        return Relation(relation="unrelated", reason=f"they share {shared:.0%} of what they are about")
    comparison = stand(a, b)
    return _decided(comparison, stand(b, a), min(coverage(a.topic, b.topic), coverage(b.topic, a.topic)))


def _whole(found: list[Unit]) -> Unit | None:
    return max(found, key=lambda u: (sum(u.topic.values()), -u.span[0]), default=None)


def _decided(there: Comparison, back: Comparison, covered: float) -> Relation:
    for comparison in (there, back):
        for slot, (relation, wanted, given) in sorted(comparison.slots.items()):
            if relation == "contradicts":
                return Relation(relation="contradicts", reason=f"{slot}: {wanted} against {given}", slot=slot)
    for comparison in (there, back):
        for slot, (relation, wanted, _) in sorted(comparison.slots.items()):
            if relation in ("missing", "vaguer"):
                return Relation(relation="vaguer", reason=f"{slot}: only one says {wanted}", slot=slot)
    if covered < RELATED:
        return Relation(relation="differs", reason="one says something that the other does not")
    return Relation(relation="agrees", reason="nothing that both say differs")
