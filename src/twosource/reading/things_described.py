"""Descriptions of organisations: "the union", "the port employers", "the dockers' union", "the ministry".

A description goes to an organisation whose name has its noun for a head ("Ministry of Defence": ministry), or whose
members it names ("the employers" for an employers' association). What stands between article and noun must be words
of the name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from twosource.lexicon.countries import country, of_demonym
from twosource.lexicon.organizations import ORGANIZATION_HEADS, is_press, known
from twosource.lexicon.titles import TITLES
from twosource.reading.entities_joined import common
from twosource.reading.entities_words import Word
from twosource.records.reading import Entity

_OWNERS = re.compile(r"(?<![A-Za-z])([A-Za-z]++(?:(?<=[A-Za-z]s)|(?<=[A-Za-z]men)))['’](?=\s)")
_FIRMS = frozenset(
    """
inc corp corporation company co ltd limited plc llc ag gmbh nv bv spa ooo pjsc jsc oao partners ventures industries
holdings systems technologies laboratories labs motors airlines airways railways petroleum pharmaceuticals telecom
brothers sons associates lines shipping logistics terminals
""".split()
)
_ALSO = {"airlines": ("airline", "carrier"), "airways": ("airline", "carrier"), "bank": ("lender",)}
_USUAL = {"European Union": ("bloc",), "NATO": ("alliance",)}
# Heads too general, or too often something else, to stand for a name by themselves.
_VAGUE = _FIRMS - {"company", "corporation"} | frozenset(
    "oil gas steel energy mining media news press times post herald daily weekly capital communications workers "
    "united & sa radio television".split()
)
_OF_MEMBERS = frozenset("association federation confederation council alliance society chamber forum league".split())
_IN_BUSINESS = re.compile(
    r"(?:.*owners|.*makers|employers|operators|producers|growers|exporters|importers|manufacturers|retailers|brokers|"
    r"carriers|builders|contractors|publishers|landlords|millers|traders)"
)
_OF_LABOUR = frozenset("association federation confederation brotherhood guild league society".split())
_WEIGHTLESS = frozenset("powerful main largest biggest big local national influential same".split())
_REACH = 5
_MANY = 40  # organisations of one head; of more, only the latest are compared


class Nouns:
    """Which nouns stand for which organisations of a document; entities are told by their index."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.heads: dict[str, list[int]] = {}
        self.members: dict[str, list[int]] = {}
        self.words: dict[int, frozenset[str]] = {}
        for at, entity in enumerate(entities):
            if entity.type == "organization":
                names = sorted({entity.name, *(text[start:end] for start, end in entity.mentions)})
                self.words[at] = frozenset(_told(names))
                for noun in sorted({noun for name in names for noun in _heads(name)}):
                    self.heads.setdefault(noun, []).append(at)
                for noun in sorted({noun for name in names for noun in _members(name)}):
                    self.members.setdefault(noun, []).append(at)
        self.weak = {"company": _firms(entities), "union": self._of_labour(entities)}
        self.entities = entities

    def _of_labour(self, entities: Sequence[Entity]) -> list[int]:
        """Organisations of workers that are not called unions, as long as there is no union."""
        found = {at for noun, several in self.members.items() if not _IN_BUSINESS.fullmatch(noun) for at in several} | {
            at for at in self.words if "workers" in self.words[at]
        }
        heads = {at for noun in _OF_LABOUR | {"workers"} for at in self.heads.get(noun, ())}
        return sorted(at for at in found & heads if entities[at].type == "organization")

    def knows(self, noun: str) -> bool:
        """Say whether `noun` can stand for any organisation of the document."""
        return noun in self.heads or noun in self.members or bool(self.weak.get(noun))

    def start(self, words: Sequence[Word], index: int) -> int | None:
        """Return where the definite description begins whose noun stands at `index`, or None where it is none."""
        here = words[index].sentence
        after = words[index + 1] if index + 1 < len(words) and words[index + 1].sentence == here else None
        if after is not None and not words[index].possessive:
            if after.cap or after.low in TITLES or after.low in {"of", "for"}:
                return None
        elif after is not None and after.low in self.heads:
            return None  # "the employers' association" is told by its last noun
        for at in range(index - 1, max(-1, index - _REACH), -1):
            if words[at].sentence != here:
                return None
            if words[at].low in {"the", "this"}:
                return at
            if not words[at].text[0].isalpha():
                return None
        return None

    def fitting(self, words: Sequence[Word], start: int, index: int, recent: set[int]) -> tuple[list[int], bool]:
        """Return those whom the description can mean, and whether it is enough that one was named last.

        What a name has for its head needs only be the latest; a looser word must leave no choice. Of very many of
        one head only those in `recent` are looked at.
        """
        noun = words[index].low
        between = words[start + 1 : index]
        for several, enough in ((self.heads.get(noun, ()), True), (self._by_members(noun), True)):
            fits = [at for at in _few(several, recent) if self._owns(at, between)]
            if fits:
                return fits, enough
        return [at for at in _few(self.weak.get(noun, ()), recent) if self._owns(at, between)], False

    def _by_members(self, noun: str) -> Sequence[int]:
        return self.members.get(noun, ()) if _IN_BUSINESS.fullmatch(noun) else ()

    def _owns(self, at: int, between: Iterable[Word]) -> bool:
        own = self.words[at]
        return all(
            word.low in own or word.low in _WEIGHTLESS or (of_demonym(word.text) or word.low) in own for word in between
        )

    def pair(self, words: Sequence[Word], index: int) -> tuple[tuple[int, int, int], ...]:
        """Return (entity, first, last) of both in "between dockers and employers"; nothing where it is no such pair.

        Members stand for their organisation where they face another organisation's.
        """
        if index + 2 >= len(words) or words[index + 1].low != "and":
            return ()
        other = index + (3 if words[index + 2].low == "the" else 2)
        if other >= len(words) or words[other].sentence != words[index].sentence:
            return ()
        pairs: list[Sequence[int]] = [self.members.get(words[at].low, ()) for at in (index, other)]
        if any(len(found) != 1 or words[at].cap for found, at in zip(pairs, (index, other), strict=True)):
            return ()
        one, two = pairs[0][0], pairs[1][0]
        if one == two or words[index].possessive:
            return ()
        first = index - 1 if index and words[index - 1].low == "the" else index
        return (one, first, index), (two, index + 2, other)


def _few(several: Sequence[int], recent: set[int]) -> Sequence[int]:
    return several if len(several) <= _MANY else [at for at in sorted(recent) if _holds(several, at)]


def _holds(ordered: Sequence[int], item: int) -> bool:
    place = bisect_left(ordered, item)
    return place < len(ordered) and ordered[place] == item


def _heads(name: str) -> Iterable[str]:
    """The nouns that a name is headed by: "ministry" of "Ministry of Defence", "union" of "Seamen's Union"."""
    seat = known(name)
    yield from _USUAL.get(seat[0], ()) if seat else ()
    words = [_bare(word) for word in name.split()]
    cut = next((at for at, word in enumerate(words) if at and word in {"of", "for"}), len(words))
    if len(words) < 2:
        return
    head = words[cut - 1]
    if head in ORGANIZATION_HEADS and head not in _VAGUE:
        yield head
    yield from _ALSO.get(head, ())
    if head in _FIRMS:
        yield "company"


def _members(name: str) -> Iterable[str]:
    """The members that a name tells: "employers" of "Port Employers' Association", both trades of a joint union."""
    words = name.replace(",", " ").split()
    heads = [_bare(word) for word in words]
    if not {"union", "guild", "brotherhood", *_OF_MEMBERS} & set(heads):
        return
    yield from (match.group(1).lower() for match in _OWNERS.finditer(name))
    for at, low in enumerate(heads[:-1]):
        if low.endswith("s") and common(low) and (heads[at + 1] == "and" or heads[at + 1] in _OF_MEMBERS):
            yield low


def _told(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        for raw in name.replace(",", " ").split():
            yield _bare(raw)
            nation = country(raw) or of_demonym(raw)
            if nation:
                yield nation


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower()).rstrip(".")


def _firms(entities: Sequence[Entity]) -> list[int]:
    """Organisations that may be companies: neither public bodies nor outlets, by all that their names tell."""
    return [
        at
        for at, entity in enumerate(entities)
        if entity.type == "organization"
        and not known(entity.name)
        and not is_press(entity.name)
        and not {_bare(word) for word in entity.name.split()} & (ORGANIZATION_HEADS - _FIRMS)
    ]
