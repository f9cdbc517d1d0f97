"""Regions of the world and parts of countries.

`data/regions.tsv` is written for this project; `data/subdivisions.tsv` is made from rigour (MIT licence) by
`training/lexicon/subdivisions.py`.
"""

from functools import lru_cache

from twosource.lexicon.countries import countries
from twosource.lexicon.folding import fold
from twosource.lexicon.tables import rows


def is_region(name: str) -> bool:
    """Say whether `name` names a region, a sea, a mountain range or a part of a country."""
    return fold(name).removeprefix("the ") in _index()


def of_region(name: str) -> str | None:
    """Return the display name of the country that the region `name` lies in, or None."""
    return _index().get(fold(name).removeprefix("the "))


@lru_cache(maxsize=1)
def _index() -> dict[str, str | None]:
    display = {item.code: item.name for item in countries()}
    found: dict[str, str | None] = {}
    for line in (*rows("regions.tsv"), *rows("subdivisions.tsv")):
        name, _, code = line.partition("\t")
        found.setdefault(fold(name), display.get(code))
    return found
