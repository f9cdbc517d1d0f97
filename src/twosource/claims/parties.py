"""Who the parties of a negotiation are."""

from collections import Counter
from collections.abc import Sequence

from twosource.records.assertion import BOTH, Assertion

_DEALS = frozenset(
    """propose offer accept decline counter demand agree meet exchange hand-over respond sign postpone resume
    suspend withdraw accuse attack deny oppose""".split()
)
_BETWEEN = frozenset("mediate host".split())


def parties(assertions: Sequence[Assertion]) -> tuple[str, ...]:
    """Return the two parties that do most of the dealing, in the order of their names; fewer where fewer deal.

    Who only hosts or mediates is no party. Counted by documents first, so that one long page does not decide.
    """
    deals: dict[str, set[str]] = {}
    weight: Counter[str] = Counter()
    between: Counter[str] = Counter()
    for a in assertions:
        names = set(a.doers) | set(a.recipients)
        if a.act in _BETWEEN:
            between.update(a.doers)
        elif a.act in _DEALS and not a.trigger.lower().startswith("ask"):
            for name in names - {BOTH}:
                deals.setdefault(name, set()).add(a.document)
                weight[name] += 1
    persons = {name for a in assertions for name in a.doer_persons}  # of no side: a body of as many pages comes first
    ranked = sorted(deals, key=lambda n: ((n in persons) - len(deals[n]), n in persons, between[n] - weight[n], n))
    kept = [name for name in ranked if weight[name] > 3 * between[name]]
    return tuple(sorted(kept[:2]))
