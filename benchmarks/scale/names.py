"""Names of people and streets, made of large pools: some stand in word lists, some in none.

Whoever holds an office in a country or town holds it for a season, so that the same people turn up in many stories.
"""

import re
from functools import lru_cache
from random import Random
from typing import NamedTuple

from benchmarks.scale.grammar import Chance, Fresh, Value, pick
from twosource.lexicon.tables import rows

COMPOSED = 0.6
"""So many surnames are put together from syllables; the others are of the shipped list."""

_NAME = re.compile(r"(?=.{3,9}$)(?:[bcdfghjklmnprstvwz]{0,2}[aeiouy]{1,2})+[bcdfghjklmnprstvwz]{0,2}")
_ONSETS = "b br ch d dr f g gr h j k kh kl kr l m n p pr r s sh sk st t tr v vl w y z zh".split()
_VOWELS = "a a a e e e i i o o u ai au ei ia io ou".split()
_MIDDLES = "b d g k l ll lm ld m mb n nd ng nt r rd rg rk rm rn rt s ss st t v z".split()
_ENDINGS = (
    "a aba ade adze akis ala ana ano ara ari as auskas dal ek eka ell elli en enko er eric ero es escu et ev ez "
    "feld gaard gren hof i ia ian ic idis iev ik in ina ini ish ka kovic land li lund man mann mba mets nas nen o oglu "
    "ola oni or os oto ov ova owski quist ra rud sen ski son stad stein sund to ulis um ura us va vik wala well zade"
).split()


class Person(NamedTuple):
    """Somebody's given name and surname."""

    given: str
    surname: str

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.given} {self.surname}"


def person(chance: Chance) -> Person:
    """Return somebody."""
    given, surnames = _listed()
    surname = _composed(chance) if chance() < COMPOSED else pick(chance, surnames)
    return Person(pick(chance, given), surname)


@lru_cache(maxsize=65536)
def holder(seed: int, office: str, term: int) -> Person:
    """Return who holds an office in a term: the same in every story of it."""
    return person(Random(f"{seed} {office} {term}").random)


def respelled(surname: str, chance: Chance) -> str:
    """Return another spelling of a surname, as those of another script have; the same where there is none."""
    changes = [pair for pair in _SPELLINGS if pair[0] in surname[1:]]
    if not changes:
        return surname
    old, new = pick(chance, changes)
    return surname[0] + surname[1:].replace(old, new, 1)


_SPELLINGS = (
    ("kh", "h"), ("zh", "j"), ("sh", "sch"), ("ch", "tch"), ("ks", "x"), ("ou", "u"), ("ei", "ey"), ("ai", "ay"),
    ("ia", "iya"), ("v", "w"), ("k", "ck"), ("i", "y"), ("e", "ie"), ("ss", "s"), ("ll", "l"),
)  # fmt: skip


def _composed(chance: Chance) -> str:
    middle = pick(chance, _VOWELS) + pick(chance, _MIDDLES) if chance() < 0.6 else ""
    ending = pick(chance, _ENDINGS)
    stem = pick(chance, _ONSETS) + pick(chance, _VOWELS) + pick(chance, _MIDDLES) + middle
    return (stem + ("" if ending[0] in "aeiou" else pick(chance, "aeio")) + ending).capitalize()


@lru_cache(maxsize=1)
def _listed() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the given names and the surnames of the shipped lists that look like names in a paper."""
    given = {name for row in rows("given_names.tsv") for name in row.split("\t")[1].split()}
    surnames = {name for row in rows("surnames.txt") for name in row.split() if len(name) > 3}
    return _kept(given), _kept(surnames)


def _kept(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(name.capitalize() for name in names if _NAME.fullmatch(name)))


def _street(chance: Chance) -> str:
    return f"{person(chance).surname} {pick(chance, _STREETS)}"


def _clock(chance: Chance) -> str:
    return f"{1 + int(12 * chance())}.{int(60 * chance()):02}"


_STREETS = "Street Square Lane Road Bridge Avenue Park Hill Gate House Court Quay Market".split()
DETAILS: dict[str, Value] = {
    "someone": Fresh(lambda chance: person(chance).name),
    "street": Fresh(_street),
    "clock": Fresh(_clock),
    "figure": Fresh(lambda chance: str(13 + int(980 * chance() ** 2))),
}
"""What turns up once and never again: passers-by, streets, times of the day, counts."""
