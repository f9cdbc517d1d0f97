"""Whether two clauses tell the same deed, the opposite one, one much like it, or another."""

from functools import lru_cache

from twosource.claims.content import concept
from twosource.language.lemmas import verb_base
from twosource.language.word_vectors import word_likeness
from twosource.lexicon.senses import relation
from twosource.records.assertion import Assertion

_OPPOSITE = {
    "accept": {"decline", "counter", "oppose"},
    "agree": {"decline", "oppose"},
    "favour": {"oppose", "decline"},
    "resume": {"suspend", "cancel", "end", "postpone"},
    "meet": {"cancel", "postpone"},
    "confirm": {"deny", "cancel", "postpone"},
    "announce": {"deny"},
    "strike": {"end", "suspend"},
}
_FAMILIES = {
    "offer": "propose", "mediate": "host", "sign": "agree", "resume": "meet", "oppose": "decline", "confirm": "accept",
}  # fmt: skip
"""Acts that tell one thing in two words."""

CONVERSE = frozenset(
    frozenset(pair.split("/"))
    for pair in """sell/buy sell/purchase sell/acquire give/receive give/get hand/receive pay/receive lend/borrow
    send/receive award/win award/receive grant/receive grant/get employ/work teach/learn host/visit""".split()
)
"""Verbs that tell one deed from its two ends: who sells to whom, who buys from whom."""

NEAR = 0.45
"""Cosine from which two verbs may tell one deed."""


def compare_verbs(claim: Assertion, other: Assertion) -> str:
    """Return `same`, `opposite`, `near` or `other`: how the deeds of two clauses relate, by act, else by word."""
    return _compare(claim.act or "", other.act or "", claim.trigger.lower(), other.trigger.lower())


@lru_cache(maxsize=65_536)
def _compare(mine: str, theirs: str, trigger: str, given: str) -> str:
    if theirs in _OPPOSITE.get(mine, ()) or mine in _OPPOSITE.get(theirs, ()):
        return "opposite"
    if mine and _FAMILIES.get(mine, mine) == _FAMILIES.get(theirs, theirs):
        return "same"
    one, two = verb_base(trigger), verb_base(given)
    if one == two or concept(one) == concept(two):
        return "same"
    if not one or not two:
        return "other"
    if frozenset((one, two)) in CONVERSE:
        return "near"
    told = relation(one, two)
    if told in ("same", "opposite"):
        return told
    return "near" if told in ("broader", "narrower") or word_likeness(one, two) >= NEAR else "other"
