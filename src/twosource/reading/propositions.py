"""Propositions: what each clause of a document asserts, with its slots."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TypeVar

from msgspec import Struct, structs

from twosource.language.tagger import Word, tag_words
from twosource.lexicon.acts import MODAL_GOVERNORS, roots
from twosource.reading.clause_acts import LISTING, act_of, listed_by, phrasal, root_of
from twosource.reading.clause_parts import Clause, Phrase, phrase_span
from twosource.reading.clauses import clauses
from twosource.reading.governors import governors
from twosource.reading.modality import modality
from twosource.reading.nominals import Nominal, denied, nominals
from twosource.reading.noun_phrases import is_time
from twosource.reading.pair_propositions import Mood, with_pairs
from twosource.reading.pair_roots import Model, pairs
from twosource.reading.pair_signs import signs
from twosource.reading.parties import parties
from twosource.reading.phrases import chunk
from twosource.reading.polarity import denied_at, denied_by, polarity, with_denial
from twosource.reading.slots import place_of, quantity_of, times_by_clause
from twosource.reading.statements import states, trigger_of
from twosource.records.page import Span
from twosource.records.reading import Attribution, Entity, Proposition, Quantity, TimeExpression

T = TypeVar("T")

SENTENCE_WORDS = 400
"""A "sentence" longer than this is cut: no grammar holds in it, and time stays linear."""

_RECIPIENT_PREPOSITIONS = {"to", "with", "against", "on", "at", "from"}


class Surroundings(Struct, frozen=True):
    """What is known of one sentence before its clauses are read."""

    text: str
    words: Sequence[Word]
    named: Sequence[tuple[Span, Entity]]
    places: Sequence[tuple[Span, Entity]]
    times: Sequence[TimeExpression]
    quantities: Sequence[Quantity]


def find_propositions(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    attributions: Sequence[Attribution],
    tags: Mapping[int, str] | None = None,
    using: Model | None = None,
) -> tuple[Proposition, ...]:
    """Return the propositions of a document in the order of their triggers; ids are p1, p2, …

    `tags` are parts of speech by where their words begin, where the tagger is not to find them; `using` is the
    model of pairs, where it is another than the one that ships.
    """
    named = _mentions(entities)
    names = [span for span, _ in named]
    places = [(span, e) for span, e in named if e.type == "place"]
    contents = _contents(attributions)
    found: list[Proposition] = []
    for start, end in sentences:
        words = tag_words(text, (start, end), _cut(names, start, end, key=lambda s: s[0]), SENTENCE_WORDS, tags)
        if not words:
            continue
        around = Surroundings(
            text,
            words,
            _cut(named, start, end, key=lambda n: n[0][0]),
            _cut(places, start, end, key=lambda p: p[0][0]),
            _cut(times, start, end, key=lambda t: t.start),
            _cut(quantities, start, end, key=lambda q: q.start),
        )
        for draft in sorted(_sentence(around, using), key=lambda p: (p.trigger or p.span, p.span)):
            found.append(_numbered(draft, len(found) + 1, _owner(contents, draft)))
    return tuple(found)


def _mentions(entities: Sequence[Entity]) -> list[tuple[Span, Entity]]:
    return sorted(((m, e) for e in entities for m in e.mentions), key=lambda pair: (pair[0], pair[1].id))


def _cut(items: Sequence[T], start: int, end: int, key: Callable[[T], int]) -> Sequence[T]:
    return items[bisect_left(items, start, key=key) : bisect_left(items, end, key=key)]


def _contents(attributions: Sequence[Attribution]) -> list[tuple[Span, str]]:
    return sorted((span, a.id) for a in attributions if a.within == "text" for span in a.content)


def _owner(contents: Sequence[tuple[Span, str]], draft: Proposition) -> str | None:
    """Return the attribution whose content holds the trigger; the innermost of several."""
    start, end = draft.trigger or draft.span
    at = bisect_right(contents, start, key=lambda c: c[0][0])
    for span, owner in reversed(contents[max(0, at - 12) : at]):
        if span[1] >= end:
            return owner
    return None


def _numbered(draft: Proposition, number: int, owner: str | None) -> Proposition:
    return structs.replace(draft, id=f"p{number}", attribution=owner)


def _sentence(around: Surroundings, using: Model | None) -> list[Proposition]:
    words = around.words
    chunks = chunk(words)
    found = clauses(words, chunks)
    among = parties(words, chunks, around.named)
    together = pairs(words, found, among, signs(words, found, among), using)
    mood = cache(partial(_mood, words, found))  # asked for once more by each pair
    return with_pairs(words, found, list(_stated(around, found, mood)), among, together, mood)


def _mood(words: Sequence[Word], found: Sequence[Clause], i: int) -> Mood:
    return polarity(words, found, i), modality(words, found, i)


def _stated(around: Surroundings, found: Sequence[Clause], mood: Callable[[int], Mood]) -> Iterator[Proposition]:
    timed = times_by_clause(around.words, found, [t for t in around.times if _names_day(around.text, t)])
    governed = {c.governor for c in found if c.governor is not None}
    carriers: set[int] = set()
    for i, clause in enumerate(found):
        if states(around.words, found, i, governed):
            carriers.add(trigger_of(around.words, clause))
            yield _proposition(around, found, i, governors(around.words, found, i), timed, mood(i))
    told = nominals(around.words, found)
    for nominal in told:
        yield _nominal(around, found, nominal)
    for nominal in denied(around.words, found, {*carriers, *(n.noun for n in told)}):
        yield _nominal(around, found, nominal)


_OR_BEFORE = re.compile(r"\beither\s+\w+\s+or\s*$")
_DAY_WORDS = re.compile(r"day|night|morning|evening|noon|week|month|year|\d{4}|\b(?:[A-Z][a-z]{2})")


_YEAR_OF_NOUN = re.compile(r".{0,7}(?<!\w)(?:an?|the|its|their|his|her|this|that|\w?[’']s)\s\d{4}\s[a-z]{3}", re.DOTALL)


def _names_day(text: str, time: TimeExpression) -> bool:
    """Whether a time expression says a day, and not only an hour of some day ("at 1 p.m.")."""
    if _YEAR_OF_NOUN.match(text[max(0, time.start - 8) : time.end + 12]):
        return False  # "a 2015 accord" does not say when
    if text[: time.start].rstrip().endswith("either") or _OR_BEFORE.search(text, max(0, time.start - 24), time.start):
        return False  # "either Thursday or Friday" names no day
    return time.type == "DATE" or bool(_DAY_WORDS.search(text[time.start : time.end]))


def _proposition(
    around: Surroundings,
    found: Sequence[Clause],
    i: int,
    chain: Sequence[Clause],
    timed: dict[int, TimeExpression],
    mood: Mood,
) -> Proposition:
    words, clause = around.words, found[i]
    start = min([clause.span[0]] + [c.span[0] for c in chain if clause.governor is not None])
    carrier = trigger_of(words, clause)
    end = max(clause.span[1], _predicate_end(words, clause), words[carrier].end)
    complement = _complement(words, found, i)
    place = place_of(words, clause, around.places)
    time = timed.get(i)
    objects = [clause.object] if clause.object else []
    spans = [phrase_span(words, p) for p in objects]
    if (listed := listed_by(words, found, i)) is not None:
        spans, end = [phrase_span(words, listed)], max(end, found[i + 1].span[1])
    if complement is not None:
        end = max(end, found[complement].span[1])
        spans = spans or [found[complement].span]
        place = place or place_of(words, found[complement], around.places)
        forward = MODAL_GOVERNORS.get(words[clause.verb].lemma, ("", ""))[0] not in ("", "done", "under-way")
        time = (timed.get(complement) or time) if forward else (time or timed.get(complement))
    if act_of(words, found, i) in ("propose", "offer", "demand") and words[_next(words, end)].text == ":":
        spans = [(words[_next(words, end)].end + 1, _sentence_end(words))]  # "made a proposal: 15 per cent and a seat"
        end = spans[0][1]
    following = found[i + 1] if i + 1 < len(found) else None
    if following is not None and following.under in ("that", "which") and _touches(words, end, following):
        end = max(end, following.span[1])
    doer, done_to = _roles(words, clause)
    if mood[0] == "negative":
        start, end = with_denial(words, found, (start, end), denied_by(words, found, i))
    return Proposition(
        id="",
        attribution=None,
        span=(start, end),
        root=root_of(words, found, i),
        act=act_of(words, found, i),
        trigger=(words[carrier].start, words[carrier].end),
        actor=tuple(phrase_span(words, p) for p in doer),
        recipient=tuple(phrase_span(words, p) for p in _recipients(words, clause)),
        object=tuple(spans) if not clause.passive else tuple(phrase_span(words, p) for p in done_to),
        place=place[0].name if place else None,
        place_span=place[1] if place else None,
        time=time.value if time else None,
        time_span=(time.start, time.end) if time else None,
        quantity=quantity_of(words, clause, around.quantities),
        polarity=mood[0],
        modality=mood[1],
    )


def _next(words: Sequence[Word], place: int) -> int:
    """The first word that begins at or behind a place, else the last of the sentence."""
    return next((j for j, w in enumerate(words) if w.start >= place), len(words) - 1)


def _sentence_end(words: Sequence[Word]) -> int:
    last = words[-1]
    return words[-2].end if len(words) > 1 and not last.text[0].isalnum() else last.end


def _touches(words: Sequence[Word], end: int, following: Clause) -> bool:
    """Whether a relative clause begins right where a clause ends, with its "that" between."""
    between = [w for w in words if end <= w.start < words[following.group[0]].start]
    return len(between) == 1 and between[0].tag == "WDT"


def _predicate_end(words: Sequence[Word], clause: Clause) -> int:
    """A copula's predicate is part of the clause: "is very good", "is unacceptable"."""
    j = clause.group[1]
    while j < len(words) and j < clause.group[1] + 4 and words[j].tag in ("RB", "JJ", "JJR", "JJS", "VBN", "RBR"):
        j += 1
    return words[j - 1].end


def _complement(words: Sequence[Word], found: Sequence[Clause], i: int) -> int | None:
    """The clause that is the content of an act: "proposed that …", "agreed to …"."""
    for j in range(i + 1, min(i + 2, len(found))):
        if found[j].governor == found[i].verb or (
            found[j].under == "that" and words[found[i].verb].lemma in MODAL_GOVERNORS
        ):
            return j
        if words[found[j].group[0]].tag == "VBG" and found[j].group[0] - found[i].group[1] <= 1:
            return j if (phrasal(words, found[i], words[found[i].verb].lemma) or "") in _OF_DEEDS else None
    return None


_OF_DEEDS = frozenset({"decline", "propose", "demand"})
"""Acts of a verb with a particle that a deed in "-ing" may follow: "ruled out paying"."""


def _roles(words: Sequence[Word], clause: Clause) -> tuple[list[Phrase], list[Phrase]]:
    """Who does it and to what it is done; a passive's doer stands after "by"."""
    subject = [clause.subject] if clause.subject else []
    if not clause.passive:
        return subject, [clause.object] if clause.object else []
    return [phrase for prep, phrase in clause.after if prep == "by"], subject


def _recipients(words: Sequence[Word], clause: Clause) -> list[Phrase]:
    """To whom it is done: the object, a passive's subject, and names that hang on "to", "with", "against"."""
    found = [
        phrase
        for prep, phrase in clause.after
        if prep in _RECIPIENT_PREPOSITIONS and words[phrase.head].tag == "NNP" and not is_time(words, phrase.head)
    ]
    done_to = clause.subject if clause.passive else clause.object
    given = done_to is not None and any(p.last == done_to.first and prep == "to" for prep, p in clause.after)
    if done_to is not None and not given and not is_time(words, done_to.head):
        found.insert(0, done_to)  # "gave Russia the list": not the list, but who got it
    return found


def _nominal(around: Surroundings, found: Sequence[Clause], nominal: Nominal) -> Proposition:
    words = around.words
    ends = [(nominal.first, nominal.end)] + ([(nominal.doer.first, nominal.doer.last)] if nominal.doer else [])
    span = (words[min(first for first, _ in ends)].start, words[max(last for _, last in ends) - 1].end)
    places = denied_at(words, found, nominal.noun)
    if len(places) % 2:
        span = with_denial(words, found, span, places)
    inside = [(m, e) for m, e in around.places if m[0] > words[nominal.noun].start and m[1] <= span[1]]
    time = next(
        (t for t in around.times if words[nominal.noun].start < t.start < span[1] and t.type in ("DATE", "TIME")),
        None,
    )
    listing = next((c for c in found if c.subject is not None and c.subject.head == nominal.noun), None)
    about = (max(words[nominal.noun].end, words[ends[-1][1] - 1].end if nominal.doer else 0) + 1, span[1])
    if listing is not None and listing.object is not None and words[listing.verb].lemma in LISTING:
        about, span = phrase_span(words, listing.object), (span[0], max(span[1], listing.span[1]))
    modalities = {"propose": "proposed", "offer": "proposed", "demand": "demanded"}
    return Proposition(
        id="",
        attribution=None,
        span=span,
        root=roots().get(nominal.act or ""),
        act=nominal.act,
        trigger=(words[nominal.noun].start, words[nominal.noun].end),
        actor=(phrase_span(words, nominal.doer),) if nominal.doer else (),
        object=(about,) if about[0] < about[1] else (),
        place=inside[0][1].name if inside else None,
        place_span=inside[0][0] if inside else None,
        time=time.value if time else None,
        time_span=(time.start, time.end) if time else None,
        polarity="negative" if len(places) % 2 else "positive",
        modality=modalities.get(nominal.act or "", "done"),
        nominal=True,
    )
