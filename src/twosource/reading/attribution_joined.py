"""One list of drafts out of two: what the learned reader found, and what the grammar says of quotations.

What was learned stands, save where it leaves a quotation open: gives it to nobody, to a cue that nobody is the
subject of, to a cue of another sentence although the grammar sees one in the quotation's own, or to a cue farther
off than one that stands right beside it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set

from msgspec.structs import replace

from twosource.reading.attribution_draft import Draft, span_of
from twosource.reading.attribution_items import Item, Sentence
from twosource.reading.attribution_spans import exact
from twosource.reading.attribution_spans import quotes as quotes_in
from twosource.reading.quotations import Quotation
from twosource.records.page import Span

_GAP = 4  # a mark, white space, a line's end
_MARKS = frozenset((",", ":", "—", "–", "-"))


def joined(
    text: str,
    learned: Sequence[Draft],
    ruled: Sequence[Draft],
    parts: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """Return the drafts in order of sentence and cue.

    `ruled` are drafts by rule of sentences with quotations; each counts only for the quotations left open.
    """
    drafts = list(learned)
    cues = {(draft.sentence, k): at for at, draft in enumerate(drafts) for k in _places(draft)}
    owner = {quote: at for at, draft in enumerate(drafts) for quote in draft.quoted}
    owner.update(_over_lines(drafts, quotations))
    fresh: set[int] = set()
    for draft in ruled:
        held = {quote: drafts[owner[quote]] if quote in owner else None for quote in draft.quoted}
        items = parts[draft.sentence].items
        quotes = [quote for quote in draft.quoted if draft.source and _is_open(held[quote], draft, items, quote)]
        same = next((cues[draft.sentence, k] for k in _places(draft) if (draft.sentence, k) in cues), None)
        if not quotes or (same is None and "q" not in draft.frames):
            continue
        if same is None:
            same = len(drafts)
            fresh.add(same)
            drafts.append(draft)
        else:
            drafts[same] = _filled(drafts[same], draft)
        owner.update(dict.fromkeys(quotes, same))
    shared = _by_owner(owner)
    found = []
    for at, draft in enumerate(drafts):
        mine = shared.get(at, set())
        if at in fresh and mine == set(draft.quoted):
            items = parts[draft.sentence].items
            spans = (exact(text, span_of(items, part), quotations) for part in draft.ranges)
            draft = replace(draft, content=tuple(span for some in spans for span in some))
        found.append(_sharing(draft, mine, quotations))
    return sorted((draft for draft in found if draft.content), key=lambda draft: (draft.sentence, _place(draft)))


def _place(draft: Draft) -> Span:
    return (draft.cue or draft.source or draft.content)[0]


def _places(draft: Draft) -> range:
    """The items of a cue and the one behind: cues that share one are one, as a verb and the colon behind it."""
    return range(draft.clause[0], draft.clause[1] + 1) if draft.clause is not None else range(0)


def _over_lines(drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> dict[int, int]:
    """Return which draft has each line of the quotations that go over several.

    It is the one right behind the last line, or else the one that has the first: the encoder reads line by line, and
    links a cue only to the lines beside it.
    """
    owner = {quote: at for at, draft in enumerate(drafts) if draft.source for quote in draft.quoted}
    found: dict[int, int] = {}
    first = 0
    for quote in range(1, len(quotations) + 1):
        if quote < len(quotations) and quotations[quote].continued:
            continue
        last = owner.get(quote - 1)
        has = last if last is not None and _follows(drafts[last], quotations[quote - 1]) else owner.get(first)
        if quote - first > 1 and has is not None:
            found.update(dict.fromkeys(range(first, quote), has))
        first = quote
    return found


def _follows(draft: Draft, quotation: Quotation) -> bool:
    """Whether the cue or source of a draft stands right behind a quotation: "…" / said Lind."""
    begin = min(span for spans in (draft.source, draft.cue) for span in spans)[0]
    return 0 <= begin - quotation.end < _GAP


def _is_open(held: Draft | None, draft: Draft, items: Sequence[Item], quote: int) -> bool:
    """Whether the grammar's draft may take a quotation that another draft, `held`, has."""
    if held is None or not held.source or held.sentence != draft.sentence:
        return True
    if draft.relay is not None and held.subject is not None and held.subject[0] < draft.relay[1] <= held.subject[1]:
        return True  # the agency quoted Lind as saying …
    return _is_beside(items, draft, quote) and not _is_beside(items, held, quote)


def _is_beside(items: Sequence[Item], draft: Draft, quote: int) -> bool:
    """Whether nothing but a mark stands between a quotation and a cue with its subject."""
    parts = [part for part in (draft.subject, draft.clause) if part is not None]
    if not parts:
        return False
    first, last = min(parts)[0] - 1, max(parts)[1]
    first -= first >= 0 and items[first].lower in _MARKS
    last += last < len(items) and items[last].lower in _MARKS
    return (first >= 0 and items[first].quote == quote) or (last < len(items) and items[last].quote == quote)


def _filled(draft: Draft, ruled: Draft) -> Draft:
    """Return a draft with the source of the grammar's draft of the same cue, if it had none, and all it ranges over."""
    return replace(
        draft,
        source=draft.source or ruled.source,
        subject=draft.subject or ruled.subject,
        ranges=tuple(sorted({*draft.ranges, *ruled.ranges})),
        frames=draft.frames or ruled.frames,
    )


def _by_owner(owner: Mapping[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for quote, at in owner.items():
        found.setdefault(at, set()).add(quote)
    return found


def _sharing(draft: Draft, quotes: Set[int], quotations: Sequence[Quotation]) -> Draft:
    """Return a draft with these quotations, and no others save those that its own words go around.

    "The paper reported, citing Lind, that the fire "was no accident"": what the paper reported holds what Lind said.
    """
    around = {quote for quote in set(draft.quoted) - quotes if _goes_around(draft.content, quote, quotations)}
    quotes = quotes | around
    changed = quotes ^ set(draft.quoted)
    if not changed:
        return draft
    kept = [span for span in draft.content if _around(span, quotations) not in changed]
    new = [piece for quote in changed & quotes for piece in quotations[quote].pieces]
    return replace(draft, content=tuple(sorted((*kept, *new))), quoted=tuple(sorted(quotes)))


def _goes_around(content: Sequence[Span], quote: int, quotations: Sequence[Quotation]) -> bool:
    """Whether a content holds a quotation and more beside it."""
    start, end = quotations[quote].start, quotations[quote].end
    return any((a < start or end < b) and quote in quotes_in((a, b), quotations) for a, b in content)


def _around(span: Span, quotations: Sequence[Quotation]) -> int | None:
    """The quotation in which a span lies."""
    at = bisect_right(quotations, span[0], key=lambda quotation: quotation.end)
    inside = at < len(quotations) and quotations[at].start <= span[0] and span[1] <= quotations[at].end
    return at if inside else None
