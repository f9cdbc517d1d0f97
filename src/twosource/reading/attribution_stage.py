"""What a document offers for telling who speaks: its mentions and times in order, and its source lines."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from twosource.lexicon.relays import is_outlet
from twosource.reading.attribution_items import Sentence
from twosource.records.page import Span
from twosource.records.reading import Entity, TimeExpression

_NEAR = 80
_OFFICE = re.compile(r"[\w'’. -]*?\b([\w-]+)(?= (?:of|for|at|in|to|on|with|from)\b|,|$)")


class Stage:
    """What a document offers for resolving speakers: its mentions and times in order. Built once.

    `bodies` keeps which body an "it" was found to be, by the index of its draft.
    """

    def __init__(
        self, text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], times: Sequence[TimeExpression]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.entities = {entity.id: entity for entity in entities}
        places = [
            (start, end, kind, entity.id)
            for entity in entities
            for kind, spans in ((0, entity.mentions), (1, entity.references))
            for start, end in spans
        ]
        self.places = sorted(places)
        self.starts = [place[0] for place in self.places]
        self.times = sorted(
            (time for time in times if time.type in ("DATE", "TIME")), key=lambda time: (time.start, time.end)
        )
        self.time_starts = [time.start for time in self.times]
        self.relayed = dict(_source_lines(self))
        self.names = _names(self)
        self.offices = _offices(entities)
        self.bodies: dict[int, str | None] = {}
        self._persons: dict[int, frozenset[str]] = {}

    def within(self, span: Span) -> list[tuple[int, int, int, str]]:
        """Mentions and references that overlap `span`, in order."""
        first = bisect_left(self.starts, span[0] - _NEAR)
        found = []
        while first < len(self.places) and self.places[first][0] < span[1]:
            if self.places[first][1] > span[0]:
                found.append(self.places[first])
            first += 1
        return found

    def persons_in(self, number: int) -> frozenset[str]:
        """The persons whom a sentence names or means."""
        if number not in self._persons:
            items = self.sentences[number].items
            places = self.within((items[0].start, items[-1].end))
            self._persons[number] = frozenset(p[3] for p in places if self.entities[p[3]].type == "person")
        return self._persons[number]

    def named(self, words: str, before: int) -> str | None:
        """The person with this surname, or the body of this name, named last before an offset or first behind it."""
        places = self.names.get(words.removeprefix("the ").removeprefix("The "), [])
        at = bisect_left(places, (before, ""))
        return places[max(0, at - 1)][1] if places else None


def _names(stage: Stage) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for start, end, kind, entity in stage.places:
        bearer = stage.entities[entity]
        if kind == 0 and bearer.type != "place":
            words = bearer.name.rsplit(maxsplit=1)[-1] if bearer.type == "person" else stage.text[start:end]
            found.setdefault(words, []).append((start, entity))
    return found


def _offices(entities: Sequence[Entity]) -> dict[str, list[tuple[int, str]]]:
    """Where each noun is the head of somebody's office, in order, and whose: minister, lawyer."""
    found: dict[str, list[tuple[int, str]]] = {}
    for entity in entities:
        for role, (start, _) in entity.roles if entity.type == "person" else ():
            head = _OFFICE.match(role.lower())
            if head is not None:
                found.setdefault(head.group(1), []).append((start, entity.id))
    return {noun: sorted(places) for noun, places in found.items()}


def _source_lines(stage: Stage) -> Iterator[tuple[str, str]]:
    """Lines such as "Source: the agency X, citing Y": Y's words in this document came through X."""
    for sentence in stage.sentences:
        items = sentence.items
        if len(items) < 4 or items[0].lower != "source" or items[1].lower not in (":", ";"):
            continue
        citing = next((k for k in range(2, len(items)) if items[k].lower in ("citing", "quoting")), None)
        if citing is None or citing + 1 >= len(items):
            continue
        cited = [p for p in stage.within((items[citing].end, items[-1].end)) if stage.entities[p[3]].type == "person"]
        names = [item for item in items[2:citing] if item.capital and is_outlet(stage.text[item.start : item.end])]
        for place in cited[:3]:
            if names:
                yield place[3], stage.text[names[-1].start : names[-1].end]
