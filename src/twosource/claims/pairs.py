"""Two claims side by side: does the second agree, say less, differ, contradict, or speak of something else?"""

from collections.abc import Sequence

from msgspec import Struct

from twosource.claims.bearing import Bearing
from twosource.claims.calendar import calendar
from twosource.claims.check import beside, tells_most
from twosource.claims.replaced import Replaced, replaced, worst
from twosource.claims.search import index
from twosource.claims.units import Unit, units
from twosource.language.judge import judged
from twosource.language.tokens import tokens
from twosource.records.story import CaseFile

RELATED = 0.4
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
    if changed is None or (changed and read.relation == "contradicts"):
        return read
    return _in_words(worst(changed))


def _in_words(found: Replaced | None) -> Relation:
    if found is None:
        return Relation(relation="agrees", reason="they say the same in the same words")
    slot = None if found.relation == "agrees" else found.slot
    return Relation(relation=found.relation, reason=found.reason, slot=slot)


def _by_slots(first: str, second: str, case: CaseFile) -> Relation:
    """Stand each beside the other: a value that both give in two ways decides, then the judge of pairs, then slots."""
    known = units(case, calendar(case.documents, case.readings))
    sides = {f"@{actor.id}": actor.side or actor.name for actor in case.cast.actors}
    one, other = ([u for u in known if u.document == name] for name in (first, second))
    there, back = (_nearest(a, b, sides) for a, b in ((one, other), (other, one)))
    found = [b for b in (there, back) if b is not None]
    mine, theirs = (" ".join(u.undated for u in units_) for units_ in (one, other))
    said = [judged(mine, theirs), judged(theirs, mine)]
    carried, denied = max(j.supported for j in said), max(j.contradicted for j in said)
    valued = _first(found, ("contradicts",), VALUES)
    if valued is not None and carried < SURE:
        return valued
    if any(_in_its_words(b) for b in found) and not any(b.relation == "contradicts" for b in found):
        return _first(found, ("differs", "missing", "vaguer"), ()) or Relation(
            relation="agrees", reason="the same deed of the same doer, in nearly the same words"
        )
    if denied >= LIKELY and denied > carried:
        return _first(found, ("contradicts", "differs"), ()) or Relation(
            relation="contradicts", reason=f"read together, the one denies the other ({denied:.0%} sure)"
        )
    if carried >= LIKELY:
        return _first(found, ("missing", "vaguer"), ()) or Relation(
            relation="agrees", reason="nothing that both say differs"
        )
    if not found or max(b.covered for b in found) < RELATED:
        share = max((b.covered for b in found), default=0.0)
        return Relation(relation="unrelated", reason=f"they share {share:.0%} of what they are about")
    return _first(found, ("contradicts", "differs"), ()) or Relation(
        relation="differs", reason="one says something that the other does not"
    )


def _in_its_words(b: Bearing) -> bool:
    """Whether a sentence tells the other's deed by its own verb and most of its words, with nothing that parts them."""
    return b.verbs == "same" and b.named and b.relation in ("agrees", "vaguer") and min(b.own, b.told) >= VERBATIM


VERBATIM = 0.85
VALUES = ("quantity", "time", "duration")
LIKELY, SURE = 0.5, 0.97
"""Chances from which the judge of pairs is believed, and from which it is against a value that seems to differ."""


def _first(found: Sequence[Bearing], severities: Sequence[str], slots: Sequence[str]) -> Relation | None:
    """Return the most severe of some relations of slots, of all slots where none is named."""
    for severity in severities:
        for b in found:
            for slot, (relation, wanted, given) in sorted(b.slots.items()):
                if relation == severity and (not slots or slot in slots):
                    return _parted(severity, slot, wanted, given)
    return None


def _parted(severity: str, slot: str, wanted: str, given: str) -> Relation:
    if severity in ("contradicts", "differs"):
        return Relation(relation=severity, reason=f"{slot}: {wanted} against {given or 'none'}", slot=slot)
    return Relation(relation="vaguer", reason=f"{slot}: only one says {wanted}", slot=slot)


def _nearest(asked: list[Unit], given: list[Unit], sides: dict[str, str]) -> Bearing | None:
    claims = [(a, u) for u in asked for a in u.assertions if not a.nominal]
    if not claims or not given:
        return None
    found = beside(*max(claims, key=tells_most), sides, index(given, []))
    return max(found, key=lambda b: (b.nearness, -b.unit.span[0]), default=None)
