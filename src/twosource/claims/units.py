"""Sentences as things to compare: everything that one sentence names, dates and counts, beside what it asserts."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from twosource.claims.calendar import calendar
from twosource.claims.people import Named, People, people
from twosource.claims.quantities import PARTY_NOUNS
from twosource.claims.topic import topic
from twosource.records.assertion import Assertion
from twosource.records.page import Span
from twosource.records.reading import Quantity
from twosource.records.story import CaseFile


class Unit(Struct, frozen=True):
    """One sentence with what fills its slots; `assertions` are those whose trigger lies in it."""

    document: str
    span: Span
    quote: str
    topic: dict[str, float]
    parties: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]
    times: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    assertions: tuple[Assertion, ...]
    durations: tuple[str, ...] = ()


def units(case: CaseFile) -> list[Unit]:
    """Return every sentence that asserts something, by document and place."""
    days = calendar(case.documents, case.readings)
    who = people(case)
    spoken: dict[tuple[str, Span], list[Assertion]] = defaultdict(list)
    for assertion in case.assertions:
        spoken[assertion.document, assertion.sentence].append(assertion)
    found = []
    for document, reading in zip(case.documents, case.readings, strict=True):
        for span in sorted(s for d, s in spoken if d == document.id):
            named = who[document.id].inside(span)
            settled = [days.settle(t.value)[0] for t in _within(reading.times, span) if t.type in ("DATE", "TIME")]
            found.append(
                Unit(
                    document.id,
                    span,
                    document.text[slice(*span)],
                    topic(document, reading, who[document.id], span),
                    _parties(who[document.id], span),
                    frozenset(n.actor.name for n in named if n.actor.type == "person"),
                    _places(named, spoken[document.id, span]),
                    tuple(t for t in settled if t is not None),
                    tuple(q for q in _within(reading.quantities, span) if q.unit not in PARTY_NOUNS),
                    tuple(spoken[document.id, span]),
                    tuple(t.value for t in _within(reading.times, span) if t.type == "DURATION"),
                )
            )
    return found


def _places(named: Sequence[Named], asserted: Sequence[Assertion]) -> frozenset[str]:
    """The places of a sentence: where something happens, and every place named that is not a state acting."""
    happening = {a.place for a in asserted if a.place is not None}
    return frozenset(
        happening | {n.actor.name for n in named if n.actor.type == "place" and n.actor.side != n.actor.name}
    )


def _parties(who: People, span: Span) -> frozenset[str]:
    return frozenset(n.actor.side or n.actor.name for n in who.inside(span))


def _within(items: Sequence, span: Span) -> Sequence:  # type: ignore[type-arg]
    first = bisect_left(items, span[0], key=lambda x: x.start)
    last = bisect_left(items, span[1], key=lambda x: x.start)
    return items[first:last]
