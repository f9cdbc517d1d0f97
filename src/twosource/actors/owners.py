"""Whose officers people are where no role names an organisation: "the union's secretary", "our chairman"."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from twosource.actors.sides import side_of_organization, side_of_place
from twosource.actors.spellings import Sighting
from twosource.language.names import name_key
from twosource.lexicon.institutions import LABOUR, institution_of
from twosource.lexicon.organizations import ORGANIZATION_HEADS
from twosource.records.page import Document, Span

_SPEAKING = (
    r"(?:president|vice-president|vice-chancellor|chancellor|rector|chair|chairman|chairwoman|chairperson|director"
    r"|secretary|general secretary|manager|chief|executive|chief executive|officer|leader|head|boss|spokes\w+"
    r"|organi[sz]er|negotiator|envoy|delegate|representative|commissioner|adviser|minister|lawyer|official|convener|steward|commander)"
)
_OFFICE = re.compile(
    rf"['’]?s?\s+(?:[a-z][\w-]*\s+){{0,3}}?{_SPEAKING},?\s+(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Colonel|General|Captain|Major|Admiral|Judge)\.?\s+)?",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir)\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+){_OFFICE.pattern}$")
_GOVERNED = re.compile(r"\bgovernment (?:of|in) (?:the )?$")
_OWNED = re.compile(r"\b(?P<noun>[a-z]+)['’]s?\s|\bof the (?P<of>[a-z]+)\b")
_IN_OFFICE = re.compile(rf"(?:\b|^){_SPEAKING}$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:[Tt]he|[Tt]heir|[Ii]ts|an?)\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z]+),\s+(?:the\s+)?$")
_KINDS = {
    "vice-chancellor": ("university", "college"), "rector": ("university", "college"),
    "provost": ("university", "college"), "managing director": ("company",), "chief executive": ("company",),
    "finance director": ("company",), "general secretary": ("union",), "shop steward": ("union",),
}  # fmt: skip
"""Offices that only one kind of body has."""
_ALONE = re.compile(rf"\b[Tt]he (?P<office>{'|'.join(_KINDS)}),\s+(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir)\.?\s+)?$")
_REACH = 70


class Owners(Struct, frozen=True):
    """Sides by the common nouns that can only mean one of a story's organisations, and by document, where an
    institution itself speaks in it.
    """

    nouns: Mapping[str, str]
    speaking: Mapping[str, str]

    def of(
        self,
        document: str,
        text: str,
        mention: Span,
        roles: Sequence[str],
        places: Sequence[tuple[int, int, str, str | None]],
    ) -> str | None:
        """Return the side whose officer somebody is by the words before his name, his role, or whose page it is.

        `places` are the places where organisations stand, in order: start, end, name, side.
        """
        before = text[max(0, mention[0] - _REACH) : mention[0]]
        at = bisect_right(places, mention[0], key=lambda place: place[1]) - 1
        if at >= 0 and mention[0] - places[at][1] < _REACH and _OFFICE.fullmatch(text, places[at][1], mention[0]):
            return places[at][3]
        told = _NOUN.search(before)
        if told is not None and told.group("noun") in self.nouns:
            return self.nouns[told.group("noun")]
        for role in roles:
            for owned in _OWNED.finditer(role):
                side = self.nouns.get(owned.group("noun") or owned.group("of"))
                if side is not None:
                    return side
        if any(_IN_OFFICE.search(role) for role in roles) and document in self.speaking:
            return self.speaking[document]
        alone = _ALONE.search(before)
        offices = [*(role.lower() for role in roles), alone.group("office") if alone is not None else ""]
        kinds = [kind for office in offices for kind in _KINDS.get(office, ())]
        kinds += ["government" for office in offices if office.endswith("minister")]
        return next((self.nouns[kind] for kind in kinds if kind in self.nouns), None)


def owners(
    documents: Sequence[Document], seen: Sequence[Sighting], sides: Mapping[tuple[str, str], str | None]
) -> Owners:
    """Return the owners of offices in a story; `sides` are those of its organisations, by their places."""
    texts = {document.id: document.text for document in documents}
    nouns: dict[str, set[str]] = defaultdict(set)
    labour = set()
    for item in seen:
        side = sides.get(item.place)
        if side is None:
            continue
        text = texts[item.document]
        if (
            side == item.entity.name
            and side_of_place(side) is None
            and any(_GOVERNED.search(text[max(0, s - 25) : s]) for s, _ in item.entity.mentions)
        ):
            nouns["government"].add(side)
        if item.entity.type != "organization":
            continue
        for noun in _nouns(item, texts[item.document]):
            nouns[noun].add(side)
        if LABOUR & set(name_key(item.entity.name).split()):
            labour.add(side)
    if "union" not in nouns and len(labour) == 1:
        nouns["union"] = labour
    named = sorted(
        {(name_key(name), side) for item in seen if (side := sides.get(item.place)) for name, _ in item.spellings}
    )
    speaking = {d.id: side for d in documents if (side := _institution(d.outlet.name, named)) is not None}
    return Owners({noun: next(iter(several)) for noun, several in nouns.items() if len(several) == 1}, speaking)


def _nouns(item: Sighting, text: str) -> set[str]:
    """The nouns that stand for an organisation: the last of its name, of what it is called, of what refers to it."""
    last = [name_key(name).split()[-1:] for name, _ in item.spellings if " " in name]
    found = {
        form
        for words in last
        for word in words
        if word in ORGANIZATION_HEADS
        for form in (word, word.removesuffix("s"))
    }
    for start, end in item.entity.references:
        words = text[start:end].lower().split()
        if len(words) == 2 and words[0] == "the":
            found.add(words[1])
    for start, _ in item.entity.mentions:
        called = _CALLED.search(text[max(0, start - 50) : start])
        if called is not None and (called.group("noun") in ORGANIZATION_HEADS):
            found.add(called.group("noun"))
    return found


def _institution(outlet: str | None, named: Sequence[tuple[str, str]]) -> str | None:
    """Return the side that speaks in an outlet: that of the longest of a story's names which the outlet's holds."""
    own = institution_of(outlet)
    if own is None:
        return None
    plain = f" {name_key(outlet or '')} "
    holding = [(name_key(side) != name_key(own), len(name), name, side) for name, side in named if f" {name} " in plain]
    return max(holding)[3] if holding else side_of_organization(own) or own
