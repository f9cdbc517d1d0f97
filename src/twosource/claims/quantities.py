"""How two quantities compare, with their units and bounds."""

from collections.abc import Sequence
from functools import lru_cache

from twosource.language.lemmas import noun_plural
from twosource.language.word_vectors import word_likeness
from twosource.lexicon.senses import relation
from twosource.records.reading import Quantity

PEOPLE = frozenset(
    """person prisoner captive detainee hostage soldier serviceman civilian worker docker employee member striker
    protester demonstrator delegate official victim patient refugee migrant passenger""".split()
)
"""Nouns that count people: one report's prisoners are another's people."""

PARTY_NOUNS = frozenset({"side", "party", "country", "nation", "delegation", "minister", "leader", "team"})
"""What "two" counts when it only says who: "the two sides"."""

_TOLERANCE = {"about": 0.1}


def compare_quantities(a: Quantity | None, b: Quantity | None) -> str:
    """Return `agrees`, `vaguer`, `differs` (other units: other things are counted) or `contradicts`.

    "Over 500" against 339 contradicts; "at least 52" against 60 agrees; "dozens" against 40 is vaguer.
    """
    if a is None or b is None:
        return "vaguer"
    if not one_kind(a.unit, b.unit):
        return "differs"
    if a.value is None or b.value is None:
        return "agrees" if a.value is b.value else "vaguer"
    if a.value == b.value:
        return "agrees" if a.bound == b.bound else "vaguer"
    first, second = _range(a), _range(b)
    if first[0] > second[1] or second[0] > first[1]:
        return "contradicts"
    return "agrees" if "exact" in (a.bound, b.bound) and {a.bound, b.bound} != {"exact", "about"} else "vaguer"


@lru_cache(maxsize=65_536)
def one_kind(a: str | None, b: str | None) -> bool:
    """Say whether two units count one kind of thing; where one is not given, it may be the other's."""
    if a == b or a is None or b is None or {a, b} <= PEOPLE:
        return True
    if a == "%" or b == "%" or a.isupper() or b.isupper():
        return False
    return relation(a, b) in ("same", "broader", "narrower") or word_likeness(a, b) >= LIKE


LIKE = 0.45
"""Cosine from which two nouns may count the same things: posts and jobs."""


def compare_several(a: Sequence[Quantity], b: Sequence[Quantity]) -> str:
    """Compare the quantities of two clauses; where one counts several things, nothing is contradicted by the others."""
    relations = [compare_quantities(x, y) for x in a for y in b]
    kindest = next((r for r in ("agrees", "vaguer") if r in relations), None)
    if kindest is not None:
        return kindest
    return relations[0] if len(relations) == 1 else "differs"


def _range(quantity: Quantity) -> tuple[float, float]:
    value = float(quantity.value or 0)
    if quantity.bound == "at-least":
        return value, float("inf")
    if quantity.bound == "at-most":
        return float("-inf"), value
    slack = abs(value) * _TOLERANCE.get(quantity.bound, 0.0)
    return value - slack, value + slack


def show(quantity: Quantity) -> str:
    """Return a quantity as a person writes it: "at least 52 people"."""
    bound = {"exact": "", "at-least": "at least ", "at-most": "at most ", "about": "about "}[quantity.bound]
    value = "an open number of" if quantity.value is None else f"{quantity.value:,}"
    unit = quantity.unit or ""
    return f"{bound}{value} {noun_plural(unit) if unit.islower() and quantity.value != 1 else unit}".strip()
