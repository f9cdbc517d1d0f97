"""Countries by their names, their people and their capitals.

The table `data/countries.tsv` is written for this project: short English display names, other names in use,
seats of government, adjectives, and the nouns for their people. Official names come from the OpenSanctions
library rigour (MIT licence) through `training/lexicon/country_names.py`.
"""

from functools import lru_cache

from msgspec import Struct

from twosource.lexicon.folding import fold
from twosource.lexicon.tables import rows

# Adjectives that have no plural in -s: Chinese, Irish, Kyrgyz, U.S., and names used as adjectives.
_NO_PLURAL = (
    "ese",
    "sh",
    "z",
    ".",
    "US",
    "Lao",
    "Myanmar",
    "Myanma",
    "Vatican",
    "Malagasy",
    "Basotho",
    "Turkmen",
)


class Country(Struct, frozen=True):
    """One country: ISO 3166 code in lower case, display name, and the words that stand for it."""

    code: str
    name: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


def country(name: str) -> str | None:
    """Return the display name of the country that `name` names ("Turkey" gives "Türkiye"), or None.

    Case, accents, full stops and a leading "the" do not matter, but "us" is no country unless it has capitals.
    Capitals and adjectives are not names of a country: see `of_capital` and `of_demonym`.
    """
    return None if name == "us" else _index()[0].get(_key(name))


def of_demonym(word: str) -> str | None:
    """Return the country that an adjective or a word for its people belongs to ("Russian", "Poles"), or None."""
    return None if word == "us" else _index()[1].get(_key(word))


def of_capital(name: str) -> str | None:
    """Return the country that a capital or seat of government stands for ("Ankara", "the Kremlin"), or None."""
    return _index()[2].get(_key(name))


def is_adjective(word: str) -> bool:
    """Say whether `word` is an adjective of nationality as English writes it ("Russian", "U.S.")."""
    return word in _adjectives()


def is_people(word: str) -> bool:
    """Say whether `word` names people by nationality in the plural or as a noun of its own ("Russians", "Swiss")."""
    return word in _people()


def state(name: str) -> str | None:
    """Return the country that `name` can stand for as a doer: by its name, or by its capital."""
    return country(name) or of_capital(name)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Return all countries, in the order of their codes."""
    official = _official()
    return tuple(_parse(line, official) for line in rows("countries.tsv"))


def _parse(line: str, official: dict[str, tuple[str, ...]]) -> Country:
    code, name, *rest = line.split("\t")
    names, capitals, adjectives, people = (_cell(rest, at) for at in range(4))
    return Country(
        code=code,
        name=name,
        names=tuple(dict.fromkeys((name, *names, *official.get(code, ())))),
        capitals=capitals,
        adjectives=adjectives,
        people=people or tuple(word + "s" for word in adjectives if not word.endswith(_NO_PLURAL)),
    )


def _cell(cells: list[str], at: int) -> tuple[str, ...]:
    return tuple(word for word in cells[at].split(";") if word) if at < len(cells) else ()


def _official() -> dict[str, tuple[str, ...]]:
    pairs = (line.split("\t") for line in rows("country_names.tsv"))
    return {code: tuple(names.split(";")) for code, names in pairs}


@lru_cache(maxsize=1)
def _index() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return key to display name for names, demonyms and capitals. An earlier row keeps a shared key."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for item in countries():
        for table, words in (
            (names, item.names),
            (demonyms, (*item.adjectives, *item.people)),
            (capitals, item.capitals),
        ):
            for word in words:
                table.setdefault(_key(word), item.name)
    return names, demonyms, capitals


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(word for item in countries() for word in item.adjectives)


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(word for item in countries() for word in item.people)


def _key(name: str) -> str:
    key = fold(name).replace(".", "")
    return key.removeprefix("the ")
