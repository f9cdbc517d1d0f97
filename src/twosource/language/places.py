"""How two names of places relate: one, one within the other, or two."""

from twosource.language.names import name_key
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country


def compare_places(a: str, b: str) -> str:
    """Return `agrees`, `vaguer` (a city and its country), `contradicts`, or `differs` where one may lie in the other.

    A palace that no list knows may lie in the city that is named beside it.
    """
    if a.casefold() == b.casefold():
        return "agrees"
    mine, theirs = (set(name_key(name.replace("’s", "").replace("'s", "")).split()) - {"of", "the"} for name in (a, b))
    if mine <= theirs or theirs <= mine:
        return "agrees" if mine == theirs else "vaguer"
    if lies_in(a, b) or lies_in(b, a):
        return "vaguer"
    known = [city(name) is not None or country(name) is not None for name in (a, b)]
    return "differs" if known[0] != known[1] else "contradicts"


def lies_in(a: str, b: str) -> bool:
    """Whether `a` is a city of the country `b`, with or without the country's name behind a comma."""
    town, whole = city(a.partition(",")[0]), country(b)
    return town is not None and town.country is not None and whole is not None and town.country == whole
