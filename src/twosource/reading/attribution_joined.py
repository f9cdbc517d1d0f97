"""One list of drafts out of two: what the learned reader found, and what the grammar says of quotations.

What was learned stands, save where it leaves a quotation open: gives it to nobody, to a cue that nobody is the
subject of, or to a cue of another sentence although the grammar sees one in the quotation's own.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from twosource.reading.attribution_draft import Draft, span_of
from twosource.reading.attribution_items import Item, Sentence
from twosource.reading.attribution_spans import exact
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
    learned = _over_lines(learned, quotations)
    owner = {quote: draft for draft in learned for quote in draft.quoted}
    drafts: dict[int, list[Draft]] = {}
    for draft in learned:
        drafts.setdefault(draft.sentence, []).append(draft)
    for draft in ruled:
        quotes = [quote for quote in draft.quoted if _is_open(owner.get(quote), draft, parts, quote)]
        if not draft.source or not quotes:
            continue
        here = drafts.setdefault(draft.sentence, [])
        same = next((at for at, one in enumerate(here) if _touch(one.clause, draft.clause)), None)
        if same is None and "q" not in draft.frames:
            continue
        for quote in quotes:
            held = owner.get(quote)
            if held is not None:
                others = drafts[held.sentence]
                others[:] = [left for one in others if (left := _without(one, quote, quotations)) is not None]
        same = next((at for at, one in enumerate(here) if _touch(one.clause, draft.clause)), None)
        if same is None:
            here.append(_new(text, parts[draft.sentence].items, draft, quotes, quotations))
        else:
            here[same] = _filled(here[same], draft, quotes, quotations)
    return [draft for number in sorted(drafts) for draft in sorted(drafts[number], key=_place)]


def _over_lines(drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the drafts with each quotation over several lines whole.

    It is of whoever stands right behind its last line, or else of whoever has its first.
    The encoder reads line by line, and links a cue only to the lines beside it.
    """
    owner = {quote: at for at, draft in enumerate(drafts) if draft.source for quote in draft.quoted}
    given: dict[int, int] = {}
    first = 0
    for quote in range(1, len(quotations) + 1):
        if quote < len(quotations) and quotations[quote].continued:
            continue
        last = owner.get(quote - 1)
        has = last if last is not None and _follows(drafts[last], quotations[quote - 1]) else owner.get(first)
        if quote - first > 1 and has is not None:
            given.update(dict.fromkeys(range(first, quote), has))
        first = quote
    found: list[Draft] = list(drafts)
    for at, draft in enumerate(drafts):
        left: Draft | None = draft
        for quote in draft.quoted:
            if left is not None and given.get(quote, at) != at:
                left = _without(left, quote, quotations)
        found[at] = left or replace(draft, content=(), quoted=())
    for quote, at in given.items():
        if quote not in found[at].quoted:
            content = tuple(sorted((*found[at].content, *quotations[quote].pieces)))
            found[at] = replace(found[at], content=content, quoted=tuple(sorted((*found[at].quoted, quote))))
    return [draft for draft in found if draft.content]


def _follows(draft: Draft, quotation: Quotation) -> bool:
    """Whether the cue or source of a draft stands right behind a quotation: "…" / said Lind."""
    begin = min(span for spans in (draft.source, draft.cue) for span in spans)[0]
    return 0 <= begin - quotation.end < _GAP


def _place(draft: Draft) -> Span:
    return (draft.cue or draft.source or draft.content)[0]


def _is_open(held: Draft | None, draft: Draft, parts: Sequence[Sentence], quote: int) -> bool:
    """Whether the grammar's draft may take a quotation that the learned draft `held` has."""
    if held is None or not held.source or held.sentence != draft.sentence:
        return True
    if draft.relay is not None and held.subject is not None and _touch(draft.relay, held.subject):
        return True  # the agency quoted Lind as saying …
    items = parts[draft.sentence].items
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


def _touch(one: Span | None, other: Span | None) -> bool:
    """Whether two cues are one: they share words, or one is the colon behind the other."""
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _inside(span: Span, quotation: Quotation) -> bool:
    return quotation.start <= span[0] and span[1] <= quotation.end


def _without(draft: Draft, quote: int, quotations: Sequence[Quotation]) -> Draft | None:
    """Return a draft without a quotation, None where nothing is left of it."""
    if quote not in draft.quoted:
        return draft
    content = tuple(span for span in draft.content if not _inside(span, quotations[quote]))
    quoted = tuple(other for other in draft.quoted if other != quote)
    return replace(draft, content=content, quoted=quoted) if content else None


def _new(
    text: str, items: Sequence[Item], draft: Draft, quotes: Sequence[int], quotations: Sequence[Quotation]
) -> Draft:
    """Return the grammar's draft: with bounds as the learned ones have them, or only its open quotations."""
    if len(quotes) == len(draft.quoted):
        spans = [exact(text, span_of(items, part), quotations) for part in draft.ranges]
        return replace(draft, content=tuple(span for found in spans for span in found))
    kept: Draft | None = draft
    for quote in draft.quoted:
        if quote not in quotes and kept is not None:
            kept = _without(kept, quote, quotations)
    return kept or draft


def _filled(draft: Draft, ruled: Draft, quotes: Sequence[int], quotations: Sequence[Quotation]) -> Draft:
    """Return a learned draft with the quotations of the grammar's of the same cue, and its source if it had none."""
    new = [quote for quote in quotes if quote not in draft.quoted]
    kept = [span for span in draft.content if not any(_inside(span, quotations[quote]) for quote in new)]
    fresh = [piece for quote in new for piece in quotations[quote].pieces]
    return replace(
        draft,
        source=draft.source or ruled.source,
        subject=draft.subject or ruled.subject,
        content=tuple(sorted((*kept, *fresh))),
        quoted=tuple(sorted((*draft.quoted, *new))),
        ranges=tuple(sorted({*draft.ranges, *ruled.ranges})),
        frames=draft.frames or ruled.frames,
    )
