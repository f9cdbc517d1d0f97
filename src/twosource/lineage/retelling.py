"""Reports retold in other words, without credit.

Two reporters of one event share its main facts; they do not tell the same things in the same order, sentence for
sentence, with next to nothing beside them. A later report that has hardly a detail of its own, no quotation and no
ground of its own, and whose sentences follow those of an earlier one, rests on it, or on what it rests on.

Details are days, durations, numbers and names (`facts`); sentences are laid beside each other by details and words,
weighed by how rare they are, and the alignment that keeps the order (dynamic programming, as for translations: Gale
and Church 1993) is compared with the best without order and with the order turned round. The figures were chosen on
ECB+, where hundreds of reports tell the same events: what passes there goes back to one agency report; independent
reports of one match or one fire fail by the order, by their own details, or by what they leave out. Short reports of
few sentences, and retellings that leave out much of their source, are missed on purpose.
"""

from collections.abc import Sequence, Set
from datetime import date
from functools import partial
from zlib import crc32

import numpy as np
from msgspec import Struct

from twosource.language.sentences import sentences
from twosource.language.words import terms_within
from twosource.lineage.alignment import Alignment, aligned
from twosource.lineage.facts import Fact
from twosource.lineage.pages import Page, precedes
from twosource.lineage.witness import own_ground
from twosource.lineage.wording import Hashes, sharing
from twosource.records.page import Span
from twosource.records.story import Evidence

WEIGHT = 12.0
"""The weight of the shared details reaches this."""

IN_ORDER = 0.8
OWN = 0.37
QUOTED = 0.7
QUOTED_TERMS = 3
DAYS = 10
SHOWN = 6
WINDOW = 3
LEAST_PAIRS = 3
"""Of two details that stand near each other, so many are shared before two reports are compared at all."""


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


def retellings(rows: Sequence[Page], silent: Sequence[int], known: Set[frozenset[int]]) -> list[Retelling]:
    """Return, for each of the places in `silent` that retells an earlier report, the report that explains it best.

    Pairs that are `known` to rest on each other are left out.
    """
    candidates = frozenset(silent)
    best: dict[int, Retelling] = {}
    steps = [page.once(("steps",), partial(_steps, page.details.facts)) for page in rows]
    for one, other in sharing(steps, LEAST_PAIRS):
        if frozenset((one, other)) in known:
            continue
        ways = ((later, first) for later, first in _ways(rows, one, other) if later in candidates)
        retold = next((each for way in ways if (each := _retold(rows, *way))), None)
        if retold is not None:
            rival = best.get(retold.place)
            if rival is None or _rank(rows, retold) < _rank(rows, rival):
                best[retold.place] = retold
    return [best[place] for place in sorted(best)]


def _steps(found: Sequence[Fact]) -> Hashes:
    """Return hashes of each two details that stand near each other, in whatever order."""
    keys = [fact.key for fact in found]
    pairs = {
        "|".join(sorted((one, other)))
        for place, one in enumerate(keys)
        for other in keys[place + 1 : place + 1 + WINDOW]
    }
    return np.array(sorted(crc32(pair.encode()) << 32 | crc32(pair.encode(), 1) for pair in pairs), dtype=np.uint64)


def _ways(rows: Sequence[Page], one: int, other: int) -> list[tuple[int, int]]:
    """Return which of two reports may retell the other, as (later, first): of another publisher, and soon after.

    Where their times do not tell which came first, it may be either, the one that is less full before the other.
    """
    if rows[one].voice.key == rows[other].voice.key:
        return []
    before = precedes(rows[one], rows[other])
    if before is None:
        small, large = sorted((one, other), key=lambda place: _fullness(rows[place]))
        return [(small, large), (large, small)]
    first, later = (one, other) if before else (other, one)
    days = [(rows[place].moment or "")[:10] for place in (first, later)]
    try:
        return [(later, first)] if (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days <= DAYS else []
    except ValueError:
        return []


def _fullness(page: Page) -> tuple[int, int, str]:
    return sum(end - start for start, end in page.quotations), len(page.document.text), page.id


def _rank(rows: Sequence[Page], retold: Retelling) -> tuple[float, str, str]:
    source = rows[retold.source]
    return (-retold.weight, source.moment or "~", source.id)


def _retold(rows: Sequence[Page], later: int, first: int) -> Retelling | None:
    shared, own = _compared(rows[later], rows[first])
    total, beside = sum(each.fact.weight for each in shared), sum(fact.weight for fact in own)
    if total < WEIGHT or beside > OWN * (total + beside) or _in_order(shared) < IN_ORDER * total:
        return None
    page, source = rows[later], rows[first]
    if own_ground(page) or _quotes_afresh(page, source):
        return None
    alignment = aligned(page, source)
    if alignment is None:
        return None
    shown = [_words(page, each.fact) for each in sorted(shared, key=lambda each: (-each.fact.weight, each.fact.span))]
    when = "published earlier" if precedes(source, page) else "which of the two came first is not known"
    reason = (
        f"tells {len(shared)} of its {len(shared) + len(own)} details and {alignment.followed} of its "
        f"{alignment.sentences} sentences as the other does, nearly all in the same order, "
        f"with no quotation and no source of its own beside them: {'; '.join(dict.fromkeys(shown[:SHOWN]))}; {when}"
    )
    return Retelling(later, first, round(total - beside, 1), reason, _evidence(page, source, alignment))


def _compared(page: Page, source: Page) -> tuple[list[_Shared], list[Fact]]:
    """Return the details of `page` that `source` has too, and its own.

    A name that is said there at all is not its own, nor is a number that rounds one there.
    """
    mine, theirs = page.details.facts, source.details.facts
    here, there = _sentence_numbers(page, mine), _sentence_numbers(source, theirs)
    place = {fact.key: there[number] for number, fact in enumerate(theirs)}
    shared = [_Shared(fact, here[number], place[fact.key]) for number, fact in enumerate(mine) if fact.key in place]
    return shared, [fact for fact in mine if fact.key not in place and not told(fact, source)]


def told(fact: Fact, source: Page) -> bool:
    """Say whether a page tells a detail in some form: the same, a name that is said in it, a number that is near."""
    details = source.details
    return fact.key in details.keys or fact.key.removeprefix("name ") in source.said or details.near(fact)


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
    return any(fresh(page, span, [source]) for span in page.quotations)


def fresh(page: Page, quotation: Span, sources: Sequence[Page]) -> bool:
    """Say whether the words of a quotation are not among those of other pages."""
    words = terms_within(page.document.text, quotation)
    known = sum(any(word in source.terms for source in sources) for word in words)
    return len(words) >= QUOTED_TERMS and known < QUOTED * len(words)


def _words(page: Page, fact: Fact) -> str:
    return " ".join(page.document.text[fact.span[0] : fact.span[1]].split())


def _evidence(page: Page, source: Page, alignment: Alignment) -> tuple[Evidence, ...]:
    """Return the two pairs of sentences that share most, those of the later report first."""
    found: list[Evidence] = []
    for mine, theirs in alignment.nearest:
        found += [*page.evidence(mine), *source.evidence(theirs)]
    return tuple(dict.fromkeys(found))
