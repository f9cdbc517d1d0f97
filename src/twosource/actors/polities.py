"""Names that no list of states knows and that the documents tell to be one: "the government of X", "X's parliament"."""

import re
from collections.abc import Mapping, Sequence

from twosource.actors.spellings import Sighting
from twosource.language.names import name_key
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, of_demonym
from twosource.lexicon.organizations import known
from twosource.records.page import Document

_ORGANS = (
    r"(?:(?:[a-z]+\s+)?(?:governments?|parliament|cabinet|army|navy|ministry|ministers?|negotiators?|delegation|delegates?"
    r"|adviser|envoy|ambassador|commissioner|ombudsman|ombudswoman|president|premier|chancellor))"
)
_OWNS = re.compile(rf"['’]s?\s+(?:(?:chief|top|lead|central|own|interim|special)\s+)?{_ORGANS}\b")
_OF = re.compile(
    rf"\b(?:(?:{_ORGANS}|republic|kingdom|sultanate|state|authorit(?:y|ies))\s+(?:of|for|in)"
    r"|(?:governments?|authorit(?:y|ies))\s+of\s+[A-Z][\w'’-]+\s+and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OWNED_BY_STATES = re.compile(r"['’]s?\s+(?:parliament|chamber|constitution|capital|border|territory)\b")
_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_LARGE = 50  # thousands of inhabitants from which a name is that of the city
_BEFORE = 60  # characters before a name in which its organ is looked for


def polities(seen: Sequence[Sighting], documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the plain names that some document gives a government, a parliament or negotiators of their own."""
    found: set[str] = set()
    known_names = {name for name in {item.entity.name for item in seen} if name.isupper() or _is_known(name)}
    placed = {name_key(item.entity.name) for item in seen if item.entity.type == "place"}
    for item in seen:
        name = item.entity.name
        if item.entity.type not in ("place", "person") or item.entity.roles or name in known_names:
            continue
        if name_key(name) in found:
            continue
        text = documents[item.document].text
        if any(_rules(text, start, end, name_key(name) in placed) for start, end in item.entity.mentions):
            found.add(name_key(name))
    return frozenset(found)


def _is_known(name: str) -> bool:
    town = city(name)
    return bool(country(name) or of_demonym(name) or known(name) or (town is not None and town.thousands >= _LARGE))


def _rules(text: str, start: int, end: int, placed: bool) -> bool:
    """What may be a person's name must own what no person owns, or be told with "of" or "the"."""
    before = text[max(0, start - _BEFORE) : start]
    if _OF.search(before) or _OWNED_BY_STATES.match(text, end):
        return True
    return bool(_OWNS.match(text, end)) and (placed or bool(_ARTICLE.search(before)))
