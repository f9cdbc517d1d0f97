"""Reports retold in other words, without credit.

Two reporters of one event share its main facts; they do not share every incidental number, day, duration and name in
the same order with next to nothing beside them. A later report that has hardly a detail of its own, no quotation of
its own and no ground of its own, and follows an earlier one detail by detail, rests on it, or on what it rests on.

The figures were chosen for precision on ECB+, where hundreds of reports tell the same events: what reaches them there
without shared wording goes back to one agency report or one release; independent match reports, which share names and
records, share five hard details at most. Retellings of short reports, with few details, are missed on purpose.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from zlib import crc32

import numpy as np
from msgspec import Struct

from twosource.language.sentences import sentences
from twosource.language.weights import terms
from twosource.lineage.facts import Fact, facts, sounds
from twosource.lineage.pages import Page, precedes
from twosource.lineage.witness import own_ground
from twosource.lineage.wording import Hashes, sharing
from twosource.records.page import Span
from twosource.records.story import Evidence

HARD = 7
"""So many days, durations and numbers at least are shared."""

WEIGHT = 18.0
"""The weight of the details in order, less that of the later report's own, reaches this."""

IN_ORDER = 0.85
OWN = 0.2
SENTENCES = 5
SENTENCE_SHARE = 0.6
QUOTED = 0.7
QUOTED_TERMS = 3
DAYS = 10
SHOWN = 6
LEAST_PAIRS = 3
"""Of two hard details that follow each other, so many are shared before two reports are compared at all."""


class Retelling(Struct, frozen=True):
    """The later report at `place` retells the one at `source`; `weight` says how much speaks for it."""

    place: int
    source: int
    weight: float
    reason: str
    evidence: tuple[Evidence, ...]


class _Shared(Struct, frozen=True):
    """A detail of the later report, its sentence there, and the sentence of the earlier one that has it."""

    fact: Fact
    later: int
    first: int


def retellings(rows: Sequence[Page], silent: Sequence[int]) -> list[Retelling]:
    """Return, for each of the places in `silent` that retells an earlier report, the report that explains it best."""
    found = [facts(page.document, page.reading) for page in rows]
    candidates = frozenset(place for place in silent if _telling(found[place]))
    best: dict[int, Retelling] = {}
    for one, other in sharing([_steps(each) for each in found], LEAST_PAIRS):
        for later, first in ((one, other), (other, one)):
            if later not in candidates or not _in_time(rows[first], rows[later]):
                continue
            retold = _retold(rows, later, first, found)
            if retold is not None and (later not in best or _rank(rows, retold) < _rank(rows, best[later])):
                best[later] = retold
    return [best[place] for place in sorted(best)]


def _telling(found: Sequence[Fact]) -> bool:
    return sum(fact.hard for fact in found) >= HARD


def _steps(found: Sequence[Fact]) -> Hashes:
    """Return hashes of each two hard details that follow each other, at most one between them."""
    keys = [fact.key for fact in found if fact.hard]
    pairs = {f"{one}|{keys[at]}" for place, one in enumerate(keys) for at in (place + 1, place + 2) if at < len(keys)}
    return np.array(sorted(crc32(pair.encode()) << 32 | crc32(pair.encode(), 1) for pair in pairs), dtype=np.uint64)


def _in_time(first: Page, later: Page) -> bool:
    """Say whether one is known to be the earlier by some days at most, and from another publisher."""
    if first.voice.key == later.voice.key or precedes(first, later) is not True:
        return False
    days = [(page.moment or "")[:10] for page in (first, later)]
    try:
        return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days <= DAYS
    except ValueError:
        return False


def _rank(rows: Sequence[Page], retold: Retelling) -> tuple[float, str, str]:
    source = rows[retold.source]
    return (-retold.weight, source.moment or "~", source.id)


def _retold(rows: Sequence[Page], later: int, first: int, found: Sequence[Sequence[Fact]]) -> Retelling | None:
    shared, own = _compared(rows[later], rows[first], found[later], found[first])
    total = sum(each.fact.weight for each in shared)
    beside = sum(fact.weight for fact in own)
    ordered = _in_order(shared)
    hard = sum(each.fact.hard for each in shared)
    if hard < HARD or ordered - beside < WEIGHT or ordered < IN_ORDER * total or beside > OWN * total:
        return None
    page, source = rows[later], rows[first]
    told = len(sentences(page.document.text))
    spread = min(len({each.later for each in shared}), len({each.first for each in shared}))
    if spread < SENTENCES or len({each.later for each in shared}) < SENTENCE_SHARE * told:
        return None
    if own_ground(page) or _quotes_afresh(page, source):
        return None
    shown = [_words(page, each.fact) for each in sorted(shared, key=lambda each: (-each.fact.weight, each.fact.span))]
    reason = (
        f"tells {len(shared)} of its {len(shared) + len(own)} details as the other does, nearly all in the same order, "
        f"with no quotation and no source of its own beside them: {'; '.join(dict.fromkeys(shown[:SHOWN]))}; "
        "published earlier"
    )
    return Retelling(later, first, ordered - beside, reason, _evidence(page, source, shared))


def _compared(
    page: Page, source: Page, mine: Sequence[Fact], theirs: Sequence[Fact]
) -> tuple[list[_Shared], list[Fact]]:
    """Return the details of `page` that `source` has too, and its own; a name said there at all is not its own."""
    here, there = _sentence_numbers(page, mine), _sentence_numbers(source, theirs)
    place = {fact.key: there[number] for number, fact in enumerate(theirs)}
    heard = sounds(f"{source.document.title or ''}\n{source.document.text}")
    shared = [_Shared(fact, here[number], place[fact.key]) for number, fact in enumerate(mine) if fact.key in place]
    own = [
        fact for fact in mine if fact.key not in place and (fact.hard or fact.key.removeprefix("name ") not in heard)
    ]
    return shared, own


def _sentence_numbers(page: Page, found: Sequence[Fact]) -> list[int]:
    starts = np.array([start for start, _ in sentences(page.document.text)])
    return [int(number) for number in np.searchsorted(starts, [fact.span[0] for fact in found], side="right") - 1]


def _in_order(shared: Sequence[_Shared]) -> float:
    """Return the greatest weight of details that come in both in one order; inside a sentence any order will do."""
    best: dict[int, float] = {}
    for each in shared:
        before = max((value for number, value in best.items() if number <= each.first), default=0.0)
        best[each.first] = max(best.get(each.first, 0.0), before + each.fact.weight)
    return max(best.values(), default=0.0)


def _quotes_afresh(page: Page, source: Page) -> bool:
    """Say whether a page quotes words that the other does not have."""
    known = terms(source.document.text)
    for start, end in page.quotations:
        words = terms(page.document.text, (start, end))
        if len(words) >= QUOTED_TERMS and sum(word in known for word in words) < QUOTED * len(words):
            return True
    return False


def _words(page: Page, fact: Fact) -> str:
    return " ".join(page.document.text[fact.span[0] : fact.span[1]].split())


def _evidence(page: Page, source: Page, shared: Sequence[_Shared]) -> tuple[Evidence, ...]:
    """Return the two pairs of sentences that share most, those of the later report first."""
    weights: Counter[tuple[int, int]] = Counter()
    for each in shared:
        weights[each.later, each.first] += round(2 * each.fact.weight)
    pairs = sorted(sorted(weights, key=lambda pair: (-weights[pair], pair))[:2])
    mine, theirs = sentences(page.document.text), sentences(source.document.text)
    found: list[Evidence] = []
    for later, first in pairs:
        found += [*page.evidence(_at(mine, later)), *source.evidence(_at(theirs, first))]
    return tuple(dict.fromkeys(found))


def _at(spans: Sequence[Span], number: int) -> Span:
    return spans[max(0, number)]
