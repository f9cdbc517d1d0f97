"""What a document says of a person that a pronoun or a description can be held against."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, structs

from twosource.language.names import name_key, same_name
from twosource.language.spelling import sound
from twosource.lexicon import given_names
from twosource.lexicon.countries import country, of_capital, of_demonym
from twosource.lexicon.offices import Term, terms_of_office
from twosource.lexicon.organizations import known
from twosource.lexicon.titles import GENDERED, HONORIFICS, MODIFIERS, TITLES
from twosource.reading.entities_words import Word, at
from twosource.records.reading import Entity

# What else somebody of an office is called.
_ALSO = {
    "president": ("leader",),
    "premier": ("leader", "minister"),
    "minister": ("diplomat",),
    "chancellor": ("leader",),
    "ruler": ("leader", "president"),
    "king": ("monarch", "ruler"),
    "queen": ("monarch",),
    "ambassador": ("diplomat", "envoy"),
    "envoy": ("diplomat",),
    "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",),
    "chairman": ("chair", "chairperson"),
    "chairwoman": ("chair", "chairperson"),
    "head": ("leader", "chief"),
    "chief": ("head",),
    "ceo": ("chief",),
    "secretary": ("leader",),
    "director": ("leader",),
}
_EMPTY = frozenset("the a an this that current former then new s his her their".split())


class Profile(Struct, frozen=True):
    """Kind and gender (`m`, `f`, `u`) of one entity, the nouns of its offices, and each role as its words.

    In `roles` a nationality stands as the country's display name. `offices` are those that the table of office
    holders gives to the name; they fit only a description that says of which state.
    """

    kind: str
    gender: str
    nouns: frozenset[str]
    roles: tuple[frozenset[str], ...]
    offices: tuple[frozenset[str], ...] = ()

    @property
    def called(self) -> frozenset[str]:
        """All nouns that somebody may be described with."""
        return self.nouns.union(word for office in self.offices for word in office if word in TITLES)


def profiles(text: str, words: Sequence[Word], entities: Sequence[Entity]) -> list[Profile]:
    """Return one profile for each entity, in their order.

    Somebody's counterpart holds the office of whoever was named before.
    """
    found: list[Profile] = []
    before = Profile("person", "u", frozenset(), ())
    for entity in entities:
        own = _profile(text, words, entity)
        if "counterpart" in own.nouns:
            own = structs.replace(own, nouns=own.nouns | before.nouns, roles=own.roles + _mirrored(own, before))
        before = own if own.nouns else before
        found.append(own)
    return found


def _mirrored(own: Profile, before: Profile) -> tuple[frozenset[str], ...]:
    """The Russian foreign minister and his Turkish counterpart: the office of the one with the nation of the other."""
    nations = frozenset(word for role in own.roles for word in role if not word.islower())
    return tuple(frozenset(word for word in role if word.islower()) | nations for role in before.roles)


def _profile(text: str, words: Sequence[Word], entity: Entity) -> Profile:
    if entity.type != "person":
        return Profile(entity.type, "u", frozenset(), ())
    roles = tuple(frozenset(content(role)) for role, _ in entity.roles)
    served = {noun for role, _ in entity.roles for noun in _SERVED.findall(role)}
    nouns = {noun for role in roles for noun in role if noun in TITLES and noun not in served}
    nouns |= {also for noun in nouns for also in _ALSO.get(noun, ())}
    return Profile("person", _gender(words, entity), frozenset(nouns), roles, _offices(entity.name))


_SERVED = re.compile(r"\b([a-z][\w-]*)['’]s ")
"""Whose somebody is: the minister's aide is no minister."""


def _offices(name: str) -> tuple[frozenset[str], ...]:
    """Return the offices that public record gives to somebody of this full name, as the words of roles."""
    if " " not in name:
        return ()
    terms = _terms().get(sound(name_key(name).rsplit(" ", 1)[-1]), ())
    held = {(term.state, term.office) for term in terms if same_name(name, term.name).relation == "same"}
    return tuple(frozenset(content(f"{office} of")) - {"of"} | {state} for state, office in sorted(held))


@lru_cache(maxsize=1)
def _terms() -> dict[str, tuple[Term, ...]]:
    """The known terms of office by the sound of the holder's surname, whatever its transliteration."""
    found: dict[str, tuple[Term, ...]] = {}
    for surname, terms in sorted(terms_of_office().items()):
        found[sound(name_key(surname))] = found.get(sound(name_key(surname)), ()) + terms
    return found


def _gender(words: Sequence[Word], entity: Entity) -> str:
    for start, _ in entity.mentions[:50]:
        index = at(words, start)
        before = words[index - 1].low.rstrip(".") if index > 0 else ""
        before = words[index - 2].low if before == "" and index > 1 else before
        told = HONORIFICS.get(before, "u") if before in HONORIFICS else GENDERED.get(before, "u")
        if told != "u":
            return told
    for role, _ in entity.roles:
        for word in role.lower().split():
            if word in GENDERED:
                return GENDERED[word]
    names = entity.name.split()
    return (given_names.gender(names[0]) or "u") if len(names) > 1 else "u"


def content(role: str) -> list[str]:
    """Return the words that tell in a role or description; nationalities and seats as the country's name."""
    found = []
    for raw in role.replace("’", "'").split():
        word = raw.strip(",.()'\"") if raw not in {"U.S.", "U.K.", "U.N."} else raw
        word = word.removesuffix("'s")
        nation = country(word) or of_demonym(word) or (of_capital(word) if word[:1].isupper() else None)
        seat = known(word)
        low = word.lower()
        if nation:
            found.append(nation)
        elif seat and word[:1].isupper():
            found.append(seat[2] or seat[0])
        elif low not in _EMPTY:
            found.append(low)
    return found


def description_fits(
    profile: Profile, words: Sequence[Word], *, of: Sequence[Word] = (), nation_open: bool = False
) -> bool:
    """Say whether a description ("the Turkish minister") can stand for a person, by that person's roles.

    All of its telling words but the office itself must stand in one role; the office may be an equivalent one.
    `of` is what completes the noun ("of the union"): all of it must stand in the role. With `nation_open`, a role
    that names no country fits a description that names one.
    """
    noun = words[-1].low
    if profile.kind != "person":
        return False
    rest = set(content(" ".join(word.text for word in words[:-1])))
    if not of and any(rest | {noun} == office for office in profile.offices):
        return True
    if noun not in profile.nouns:
        return False
    told = {part for part in rest if part in MODIFIERS or not part.islower() or part in TITLES}
    own = rest - told
    if nation_open:
        stated = any(not part.islower() for role in profile.roles for part in role)
        rest = {part for part in rest if part.islower()}
        return not stated and any(rest <= role for role in profile.roles)
    of_whom = set(content(" ".join(word.text for word in of))) - {"of", "for", "and"}
    return any(told <= role and own <= role and of_whom <= role for role in profile.roles)


def title_places(words: Sequence[Word], entities: Sequence[Entity]) -> dict[int, int]:
    """Map each word, by its index, that stands in somebody's title to whose title it is."""
    found: dict[int, int] = {}
    for entity, one in enumerate(entities):
        for _, (start, end) in one.roles:
            index = at(words, start)
            while 0 <= index < len(words) and words[index].start < end:
                found[index] = entity
                index += 1
    return found


def describe(words: Sequence[Word], index: int) -> int | None:
    """Return where the definite description begins whose noun stands at `index`, or None where there is none.

    A noun right before a name is that name's title and no description.
    """
    after = words[index + 1] if index + 1 < len(words) else None
    follows = after is not None and after.sentence == words[index].sentence and not words[index].possessive
    if follows and after is not None and (after.cap or after.low in TITLES):
        return None
    start = index
    while start > 0 and index - start < 6 and words[start - 1].sentence == words[index].sentence:
        word = words[start - 1]
        if word.low == "the":
            return start - 1
        if word.possessive and (word.cap or word.low in {"union", "company", "country"}):
            return start - 1
        if word.possessive or not (
            word.low in MODIFIERS or word.low in TITLES or of_demonym(word.text) or known(word.text)
        ):
            break
        start -= 1
    return start if start < index and words[start].cap and of_demonym(words[start].text) else None
