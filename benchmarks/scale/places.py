"""Real towns and their countries, from the shipped tables."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from benchmarks.scale.grammar import Chance, pick
from twosource.lexicon.countries import countries
from twosource.lexicon.tables import rows

LEAST, MOST = 40, 4000
"""Thousands of inhabitants."""
FEWEST = 8
"""A country of fewer towns has no stories of its own."""

_TOWN = re.compile(r"[A-Z][a-zà-ž]{3,12}(?:[ -][A-Z][a-zà-ž]{2,10})?")


class Place(NamedTuple):
    """A town, its country, and what comes from there ("Norwegian")."""

    town: str
    country: str
    adjective: str


def place(chance: Chance) -> Place:
    """Return a town; large countries have more of them, but not as many more as they have towns."""
    found = _towns()
    return pick(chance, found[pick(chance, _weighted())])


def beside(chance: Chance, near: Place) -> Place:
    """Return another town of the same country."""
    return pick(chance, [other for other in _towns()[near.country] if other != near])


def abroad(chance: Chance, home: Place) -> Place:
    """Return a town of another country."""
    other = home
    while other.country == home.country:
        other = place(chance)
    return other


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[Place, ...]]:
    known = {item.code: item for item in countries()}
    found: dict[str, list[Place]] = defaultdict(list)
    for row in rows("cities.tsv"):
        name, code, thousands, _ = row.split("\t")
        item = known.get(code)
        if item and item.adjectives and LEAST <= int(thousands) <= MOST and _TOWN.fullmatch(name):
            found[item.name].append(Place(name, item.name, item.adjectives[0]))
    return {name: tuple(towns) for name, towns in sorted(found.items()) if len(towns) >= FEWEST}


@lru_cache(maxsize=1)
def _weighted() -> tuple[str, ...]:
    return tuple(name for name, towns in _towns().items() for _ in range(min(8, 1 + len(towns) // 12)))
