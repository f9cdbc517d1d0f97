"""Sentences as things to compare: everything that one sentence names, dates and counts, beside what it asserts."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from twosource.claims.bare import bare
from twosource.claims.calendar import Calendar
from twosource.claims.content import Key, content
from twosource.claims.people import Named, People, people
from twosource.claims.quantities import PARTY_NOUNS
from twosource.claims.readable import LONGEST_SENTENCE, readable
from twosource.language.sentences import sentences
from twosource.records.assertion import Assertion
from twosource.records.page import UNREAD, Span
from twosource.records.reading import Quantity, Reading
from twosource.records.story import CaseFile, Passage


class Unit(Struct, frozen=True):
    """One sentence with what fills its slots; `assertions` are those whose trigger lies in it.

    `before` is the sentence before it in its paragraph, `before_times` the times in the last sentence; both
    `undated` and `before` are without the words for days and hours, which slots compare.
    """

    document: str
    span: Span
    quote: str
    content: tuple[Key, ...]
    parties: frozenset[str]
    places: frozenset[str]
    times: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    assertions: tuple[Assertion, ...]
    durations: tuple[str, ...] = ()
    before_times: tuple[str, ...] = ()
    before: str = ""
    undated: str = ""


def units(case: CaseFile, days: Calendar) -> list[Unit]:
    """Return every sentence, by document and place; `days` settle what the text leaves open."""
    who = people(case)
    spoken: dict[str, dict[Span, list[Assertion]]] = defaultdict(lambda: defaultdict(list))
    for assertion in case.assertions:
        spoken[assertion.document][assertion.sentence].append(assertion)
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in case.lineage.passages:
        passages[passage.document].append(passage)
    found = []
    for document, reading in zip(case.documents, case.readings, strict=True):
        if UNREAD in document.notices:
            continue
        own = sorted((p for p in passages[document.id]), key=lambda p: p.span)
        before: tuple[str, ...] = ()
        last = (0, 0)
        for span in sentences(document.text):
            if not readable(document.text[slice(*span)], LONGEST_SENTENCE):
                continue
            named = who[document.id].inside(span)
            counted = tuple(q for q in _within(reading.quantities, span) if q.unit not in PARTY_NOUNS)
            asserted = spoken[document.id].get(span) or [bare(document, span, counted, _passage(own, span))]
            times = _settled(reading, span, days)
            found.append(
                Unit(
                    document.id,
                    span,
                    document.text[slice(*span)],
                    content(document, reading, who[document.id], span),
                    _parties(who[document.id], span),
                    _places(named, asserted),
                    times,
                    counted,
                    tuple(asserted),
                    tuple(t.value for t in _within(reading.times, span) if t.type == "DURATION"),
                    before,
                    "" if "\n" in document.text[last[1] : span[0]] else _undated(document.text, reading, last),
                    _undated(document.text, reading, span),
                )
            )
            before, last = times, span
    return found


def _undated(text: str, reading: Reading, span: Span) -> str:
    """Return a sentence without its days and hours, and the prepositions before them."""
    words, at = "", span[0]
    for time in _within(reading.times, span):
        if time.type in ("DATE", "TIME") and at <= time.start and time.end <= span[1]:
            words += _BEFORE_A_DAY.sub(" ", text[at : time.start])
            at = time.end
    return " ".join((words + text[at : span[1]]).split())


_BEFORE_A_DAY = re.compile(r"\s*\b(?:on|in|at|by|since|until|from|of|for|during)?\s*(?:the\s+)?$")


def _settled(reading: Reading, span: Span, days: Calendar) -> tuple[str, ...]:
    found = (days.settle(t.value)[0] for t in _within(reading.times, span) if t.type in ("DATE", "TIME"))
    return tuple(time for time in found if time is not None)


def _passage(own: Sequence[Passage], span: Span) -> Passage | None:
    at = bisect_right(own, span[0], key=lambda p: p.span[0]) - 1
    return own[at] if at >= 0 else None


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
