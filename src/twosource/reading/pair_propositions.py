"""Pairs as propositions: the root of a clause whose doer and recipient are a pair, and the pairs no clause has.

A clause whose verb is no act by itself keeps no root, so that what claims are made of does not hang on a guess; its
pairs stand beside it.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import structs

from twosource.language.tagger import Word
from twosource.reading.clause_parts import Clause
from twosource.reading.pair_roots import Pair
from twosource.reading.parties import Party
from twosource.reading.polarity import denied_by, with_denial
from twosource.records.page import Span
from twosource.records.reading import Proposition

Mood = tuple[str, str]
"""Polarity and modality."""


def with_pairs(
    words: Sequence[Word],
    found: Sequence[Clause],
    drafts: Sequence[Proposition],
    among: Sequence[Party],
    pairs: Sequence[Pair],
    mood: Callable[[int], Mood],
) -> list[Proposition]:
    """Return the propositions of a sentence with the roots of its pairs, and one more for what only pairs tell.

    Pairs of one doer and one root make one proposition with several recipients. `mood` says what holds for a clause.
    """
    spans = [(words[p.first].start, words[p.last - 1].end) for p in among]
    told: set[Pair] = set()
    out: list[Proposition] = []
    for draft in drafts:
        if draft.root is None or not draft.recipient:
            out.append(draft)
            continue
        same = [p for p in pairs if _on(spans[p.doer], draft.actor) and _on(spans[p.other], draft.recipient)]
        told.update(same)
        out.append(structs.replace(draft, root=same[0].root) if same else draft)
    return [*out, *_added(words, found, among, spans, [p for p in pairs if p not in told], mood)]


def _on(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _added(
    words: Sequence[Word],
    found: Sequence[Clause],
    among: Sequence[Party],
    spans: Sequence[Span],
    pairs: Sequence[Pair],
    mood: Callable[[int], Mood],
) -> Iterator[Proposition]:
    groups: dict[tuple[int, str], list[Pair]] = {}
    for pair in pairs:
        groups.setdefault((pair.doer, pair.root), []).append(pair)
    for (doer, root), group in groups.items():
        at = _clause(found, among[doer], among[group[0].other])
        clause = found[at]
        trigger = (words[clause.verb].start, words[clause.verb].end)
        others = tuple(spans[pair.other] for pair in group)
        ends = [spans[doer], trigger, *others]
        polarity, modality = mood(at)
        span = (min(start for start, _ in ends), max(end for _, end in ends))
        if polarity == "negative":
            span = with_denial(words, found, span, denied_by(words, found, at))
        yield Proposition(
            id="",
            attribution=None,
            span=span,
            root=root,
            trigger=trigger,
            actor=(spans[doer],),
            recipient=others,
            polarity=polarity,
            modality=modality,
            pair=True,
        )


def _clause(found: Sequence[Clause], doer: Party, other: Party) -> int:
    """The clause that tells of a pair: the doer's own that reaches the other, else the last that begins before both."""
    mine = [k for k, c in enumerate(found) if c.subject is not None and _inside(c.subject.head, doer)]
    before = [k for k in mine if found[k].verb < other.first] or mine
    if before:
        return before[-1]
    edge = max(doer.first, other.first)
    return max((k for k, c in enumerate(found) if c.verb < edge), default=0)


def _inside(place: int, party: Party) -> bool:
    return party.first <= place < party.last
