"""Which places, organisations and groups of different documents are one."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from twosource.actors.spellings import Sighting
from twosource.language.names import name_key, without_legal_form
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, is_people, of_demonym
from twosource.lexicon.organizations import known


def join_things(seen: Sequence[Sighting]) -> dict[tuple[str, str], str]:
    """Map each entity that is no person to a key; equal keys are one.

    Two entities are one where any of their names is: "IDF" and "Israel Defense Forces" in one document bring
    together those of two others.
    """
    root: dict[str, str] = {}
    names = {item.place: sorted({thing_key(spelling) for spelling, _ in item.spellings}) for item in seen}
    for keys in names.values():
        for key in keys:
            root.setdefault(key, key)
        for key in keys[1:]:
            low, high = sorted((_find(root, keys[0]), _find(root, key)))
            root[high] = low
    found = {place: _find(root, keys[0]) for place, keys in names.items()}
    return _shortened(seen, found)


@lru_cache(maxsize=100_000)
def thing_key(name: str) -> str:
    """Return one key for all names of a country, of a city or of a known organisation; else the plain name."""
    nation = country(name)
    if nation:
        return "state " + nation
    if is_people(name):
        return f"people {of_demonym(name)}"
    seat = known(name)
    if seat:
        return "known " + seat[0]
    place = city(name)
    if place and place.thousands >= 50:
        return f"city {place.name}"
    return name_key(without_legal_form(name)).removeprefix("the ")


def _find(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        key = root[key]
    return key


def _shortened(seen: Sequence[Sighting], found: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Let "Foreign Ministry" stand for the one longer name that ends so, in its own document or in the story."""
    organizations = [item for item in seen if item.entity.type == "organization"]
    ends: dict[str, set[str]] = defaultdict(set)
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in organizations:
        words = found[item.place].split()
        for at in range(1, len(words)):
            tail = " ".join(words[at:])
            ends[tail].add(found[item.place])
            here[item.document, tail].add(found[item.place])
    changed = dict(found)
    for item in organizations:
        key = found[item.place]
        near = here.get((item.document, key), set())
        fits = near or ends.get(key, set())
        if len(key.split()) > 1 and len(fits) == 1:
            changed[item.place] = next(iter(fits))
        elif len(fits) > 1:
            changed[item.place] = f"{key} {item.document}"
    return changed


def likeliest_type(seen: Sequence[Sighting]) -> str:
    """Return the type that most mentions have; the first in the alphabet where two have as many."""
    counts: Counter[str] = Counter()
    for item in seen:
        counts[item.entity.type] += len(item.entity.mentions)
    return min(counts, key=lambda kind: (-counts[kind], kind))
