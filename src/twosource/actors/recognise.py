"""Whom a question names, out of the actors of a story; nothing of the story is worked out anew.

A name stands for the actor that has it among its spellings, for the one person with that surname, for the one
organisation whose name holds its words or has its initials. Other names are actors of their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from twosource.actors.spellings import name_words
from twosource.actors.things import thing_key
from twosource.language.lemmas import noun_base
from twosource.language.names import name_key, same_person_name
from twosource.language.spelling import sound
from twosource.records.identity import make_id
from twosource.records.page import Document, Span
from twosource.records.reading import Entity, Reading
from twosource.records.story import Actor, Cast, Member

_RUN = re.compile(r"[^\W\d_a-z][\w-]*(?:(?: (?:of|and|the|for|de|al|&))* [^\W\d_a-z][\w-]*)*")
_LONGEST = 6


class Directory(Struct, frozen=True):
    """The actors of a story by what they may be called; a name that fits several stands for none of them."""

    actors: dict[str, Actor]
    exact: dict[str, str]
    short: dict[str, frozenset[str]]
    surnames: dict[str, tuple[str, ...]]


def directory(cast: Cast) -> Directory:
    """Return the actors of a story by their names."""
    exact: dict[str, str] = {}
    short: dict[str, set[str]] = defaultdict(set)
    surnames: dict[str, list[str]] = defaultdict(list)
    for actor in cast.actors:
        for name in (actor.name, *actor.names):
            exact.setdefault(_key(actor.type, name), actor.id)
            words = name_words(name)
            if actor.type == "person":
                if len(words) > 1:
                    surnames[sound(words[-1])].append(actor.id)
                    short[words[-1]].add(actor.id)
                    short[words[0]].add(actor.id)
            elif len(words) > 1:
                for part in _parts(name):
                    short[part].add(actor.id)
                if actor.type == "organization":
                    short[f"the {noun_base(words[-1])}"].add(actor.id)
    return Directory(
        {actor.id: actor for actor in cast.actors},
        exact,
        {name: frozenset(ids) for name, ids in short.items()},
        {name: tuple(dict.fromkeys(ids)) for name, ids in surnames.items()},
    )


def recognise(document: Document, reading: Reading, known: Directory) -> tuple[Reading, Cast]:
    """Return the reading with every name of the story that stands in it, and who its entities are."""
    entities = [*reading.entities, *_overlooked(document, reading, known)]
    new: dict[str, Actor] = {}
    members = []
    for entity in entities:
        actor = _actor(entity, known)
        if actor is None and entity.name.removeprefix("The ").removeprefix("the ").islower():
            continue  # "the railway": a description, and of nobody whom the story knows
        if actor is None:
            actor = Actor(
                id=make_id("a", "question", entity.type, name_key(entity.name)),
                type=entity.type,
                name=entity.name,
                names=(entity.name,),
            )
            new[actor.id] = actor
        members.append(Member(document=document.id, entity=entity.id, actor=actor.id))
    cast = Cast(actors=(*known.actors.values(), *new.values()), members=tuple(members))
    return structs.replace(reading, entities=tuple(entities)), cast


def _key(kind: str, name: str) -> str:
    return name_key(name) if kind == "person" else thing_key(name)


def _parts(name: str) -> Iterator[str]:
    """Yield what an organisation is called for short: two or more of its words in order, and its initials."""
    words = name_key(name).removeprefix("the ").split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if 1 < end - start < len(words) <= _LONGEST:
                yield " ".join(words[start:end])
    full = [word for word in words if word not in ("of", "and", "the", "for")]
    if len(full) > 2:
        yield "".join(word[0] for word in full)


def _actor(entity: Entity, known: Directory) -> Actor | None:
    name = entity.name
    for key in (_key("thing", name), name_key(name), name_key(name).removeprefix("the ")):
        found = known.exact.get(key)
        if found is not None:
            return known.actors[found]
    words = name_words(name)
    if len(words) > 1:
        for each in known.surnames.get(sound(words[-1]), ()):
            if any(same_person_name(words, name_words(other)) for other in known.actors[each].names):
                return known.actors[each]
    plain = name_key(name).removeprefix("the ")
    described = (f"the {noun_base(plain)}",) if name[:4].lower() == "the " and name[4:].islower() else ()
    return _one(known, (" ".join(words), plain, *described))


def _one(known: Directory, keys: Sequence[str]) -> Actor | None:
    for key in keys:
        fits = known.short.get(key, frozenset())
        if len(fits) == 1:
            return known.actors[next(iter(fits))]
    return None


def _overlooked(document: Document, reading: Reading, known: Directory) -> Iterator[Entity]:
    """Yield the names of the story in a text that the reader took for none."""
    taken = [span for entity in reading.entities for span in entity.mentions]
    number = 0
    for run in _RUN.finditer(document.text):
        if not run.group()[0].isupper():
            continue
        for start, end in _stretches(run.group(), run.start()):
            if any(a < end and start < b for a, b in taken):
                continue
            name = document.text[start:end]
            found = known.exact.get(thing_key(name)) or known.exact.get(name_key(name))
            actor = known.actors[found] if found else _one(known, (name_key(name),))
            if actor is None:
                continue
            taken.append((start, end))
            number += 1
            yield Entity(id=f"n{number}", type=actor.type, name=name, mentions=((start, end),))


def _stretches(words: str, at: int) -> list[Span]:
    """Return the stretches of few whole words of a run of capitals, the longest first."""
    edges = [(match.start() + at, match.end() + at) for match in re.finditer(r"[\w-]+", words)]
    spans = [
        (start, edges[last][1])
        for first, (start, _) in enumerate(edges)
        for last in range(first, min(first + _LONGEST, len(edges)))
    ]
    return sorted(spans, key=lambda span: (span[0] - span[1], span))
