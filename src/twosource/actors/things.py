"""Which places, organisations and groups of different documents are one."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from twosource.actors.spellings import Sighting
from twosource.language.names import name_key, without_legal_form
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, is_people, of_demonym
from twosource.lexicon.organizations import ORGANIZATION_HEADS, known


def join_things(seen: Sequence[Sighting], apart: frozenset[str] = frozenset()) -> dict[tuple[str, str], str]:
    """Map each entity that is no person to a key; equal keys are one.

    Two entities are one where any of their names is: "IDF" and "Israel Defense Forces" in one document bring
    together those of two others. The plain names in `apart` are short for nothing else.
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
    return _shortened(seen, found, apart)


_REALM = re.compile(r"^(?:kingdom|republic|sultanate|principality|emirate|grand duchy|duchy) of (?:the )?(?=\w+$)")
"""What stands before the name of a state that is also called without: "the Kingdom of Idara"."""


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
    plain = name_key(without_legal_form(name)).removeprefix("the ")
    return _REALM.sub("", plain, count=1)


def _find(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        key = root[key]
    return key


def _shortened(
    seen: Sequence[Sighting], found: dict[tuple[str, str], str], apart: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Let "Foreign Ministry", "the Guild", "Brightwater" stand for the one longer name that ends or begins so.

    The longer name is looked for in the same document, then in the story. So are members ("the Liberals") for their
    "Liberal Union". What begins or ends several names stays apart.
    """
    ends: dict[str, set[str]] = defaultdict(set)
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in seen:
        if item.entity.type == "organization":
            for part in short_forms(found[item.place]) | initials(item):
                ends[part].add(found[item.place])
                here[item.document, part].add(found[item.place])
    changed = dict(found)
    for item in seen:
        if item.entity.type not in ("organization", "group", "person") or found[item.place] in apart:
            continue
        key = found[item.place]
        near = here.get((item.document, key), set())
        fits = near or ends.get(key, set())
        written = {spelling for spelling, _ in item.spellings}
        if len(fits) == 1 and (not _is_general(key) or (len(key) > 1 and written <= {key.upper()})):
            changed[item.place] = next(iter(fits))
        elif len(fits) > 1 and " " in key:
            changed[item.place] = f"{key} {item.document}"
    return changed


def short_forms(key: str) -> frozenset[str]:
    """Return what the plain name of an organisation is shortened to: its last words, its first, its members."""
    words = key.split()
    if " and the " in key:
        return frozenset()  # two names that were read as one
    if len(words) < 2 or words[0] in ("known", "state", "city", "people"):
        return frozenset()
    forms = {" ".join(words[at:]) for at in range(1, len(words))}
    forms |= {" ".join(words[:at]) for at in range(1, len(words)) if words[at] not in ("and", "&")}
    if words[-1] in ORGANIZATION_HEADS:
        forms |= {words[0] + "s", words[0].removesuffix("s")}
    return frozenset(form for form in forms if form[-1] not in "&" and form.split()[-1] not in _SMALL)


def initials(item: Sighting) -> frozenset[str]:
    """Return the first letters of the words of an organisation's names, as it is called for short: "GM", "IAEA"."""
    found = set()
    for spelling, _ in item.spellings:
        words = [word for word in name_key(without_legal_form(spelling)).split() if word not in _SMALL]
        if 1 < len(words) < 7 and spelling[:1].isupper():
            found.add("".join(word[0] for word in words))
    return frozenset(found)


def _is_general(key: str) -> bool:
    """Say whether a bare word is the name of too many things to be short for one: "the Council", "French"."""
    return " " not in key and (key in _GENERAL or len(key) < 4 or bool(of_demonym(key)))


_SMALL = frozenset("of for and the in to on".split())
_GENERAL = frozenset(
    """government parliament council court commission committee ministry senate congress cabinet house state army navy
    police national united international university bank group company north south east west northern southern
    eastern western central new royal general first""".split()
)


def likeliest_type(seen: Sequence[Sighting]) -> str:
    """Return the type that most mentions have; the first in the alphabet where two have as many.

    Members that stand for their organisation ("the Liberals") are that organisation.
    """
    counts: Counter[str] = Counter()
    for item in seen:
        counts[item.entity.type] += len(item.entity.mentions)
    kind = min(counts, key=lambda kind: (-counts[kind], kind))
    return "organization" if kind == "group" and counts["organization"] else kind
