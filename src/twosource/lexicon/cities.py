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
    return _index().get(fold(name))


@lru_cache(maxsize=1)
def _index() -> dict[str, City]:
    display = {item.code: item.name for item in countries()}
    found: dict[str, City] = {}
    for row in rows("cities.tsv"):
        name, code, thousands, more = row.split("\t")
        item = City(name, display.get(code), int(thousands))
        # The rows are in order of size: the larger city keeps a shared name.
        for spelling in (name, *(more.split(";") if more else ())):
            found.setdefault(fold(spelling), item)
    return found
