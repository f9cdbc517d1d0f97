"""Where a span of learned bounds and the quotations of a text meet."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from twosource.reading.attribution_draft import bare
from twosource.reading.quotations import Quotation
from twosource.records.page import Span


def quotes(span: Span, quotations: Sequence[Quotation]) -> Iterator[int]:
    """Yield the quotations of which more than half lies in `span`."""
    at = bisect_right(quotations, span[0], key=lambda quotation: quotation.end)
    while at < len(quotations) and quotations[at].start < span[1]:
        start, end = quotations[at].inner
        if 2 * (min(end, span[1]) - max(start, span[0])) > end - start:
            yield at
        at += 1


def spoken(content: Span, cue: Span | None, quotations: Sequence[Quotation]) -> Span:
    """Return the whole quotation of which `content` is a part: whoever says some of it from outside says all of it."""
    at = bisect_right(quotations, content[0], key=lambda quotation: quotation.end)
    if cue is None or at == len(quotations):
        return content
    start, end = quotations[at].start, quotations[at].end
    told = start < cue[1] and cue[0] < end  # the cue is quoted itself
    return content if told or not (start <= content[0] and content[1] <= end) else quotations[at].inner


def touched(span: Span, quotations: Sequence[Quotation]) -> bool:
    """Say whether any of `span` stands in a quotation."""
    at = bisect_right(quotations, span[0], key=lambda quotation: quotation.end)
    return at < len(quotations) and quotations[at].start < span[1]


def has_words(text: str, span: Span, quotations: Sequence[Quotation]) -> bool:
    """Say whether there are words of `span` outside all quotations."""
    begin = span[0]
    at = bisect_right(quotations, span[0], key=lambda quotation: quotation.end)
    while at < len(quotations) and quotations[at].start < span[1]:
        if any(sign.isalnum() for sign in text[begin : max(begin, quotations[at].start)]):
            return True
        begin = max(begin, quotations[at].end)
        at += 1
    return any(sign.isalnum() for sign in text[begin : max(begin, span[1])])


def exact(text: str, span: Span, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the span without marks at its edges; all between the marks where nothing else is in it."""
    inside = list(quotes(span, quotations))
    if inside and not has_words(text, span, quotations):
        return tuple(quotations[quote].inner for quote in inside)
    start, end = bare(text, *span)
    return ((start, end),) if start < end else ()
