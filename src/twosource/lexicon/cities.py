"""Cities by their names.

`data/cities.tsv` is made by `training/lexicon/cities.py` from GeoNames (www.geonames.org, CC BY 4.0).
"""

from functools import lru_cache

from msgspec import Struct

from twosource.lexicon.countries import countries
from twosource.lexicon.folding import fold
from twosource.lexicon.tables import rows


class City(Struct, frozen=True):
    """The largest city of a name: its English name, its country's display name, thousands of inhabitants."""

    name: str
    country: str | None
    thousands: int


def city(name: str) -> City | None:
    """Return the largest city that is called `name`, in English or otherwise ("Kiev" gives Kyiv), or None."""
    row = _index().get(fold(name))
    return _city(row) if row is not None else None


@lru_cache(maxsize=4096)
def _city(row: str) -> City:
    name, code, thousands, _ = row.split("\t")
    return City(name, _display().get(code), int(thousands))


@lru_cache(maxsize=1)
def _display() -> dict[str, str]:
    return {item.code: item.name for item in countries()}


@lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    """Map each spelling to its row. In the rows, spellings are folded, and each stands with its largest city only."""
    found: dict[str, str] = {}
    for row in rows("cities.tsv"):
        for spelling in row[row.rindex("\t") + 1 :].split(";"):
            found[spelling] = row
    return found
