"""Paragraphs and sentences with their places.

Sentence boundaries are those of the library sentencex; what it does not know about news is mended here:
a paragraph always ends a sentence, and a sentence never ends inside a quotation that the same paragraph closes
right after a comma ("… very good," he said).
"""

import re
from functools import lru_cache

from sentencex import get_sentence_boundaries

from twosource.records.page import Span

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_INITIALS_END = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]\.)+$|\b(?:No|Nos|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Mr|Mrs|Ms|Dr|Prof|vs|approx)\.$"
)


def paragraphs(text: str) -> list[Span]:
    """Return the spans of the lines that hold anything but white space, trimmed."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        span = _trim(text, match.start(), match.end())
        if span[0] < span[1]:
            found.append(span)
    return found


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences in order; none crosses a line break."""
    return [(start + a, start + b) for start, end in paragraphs(text) for a, b in _in_paragraph(text[start:end])]


@lru_cache(maxsize=4096)
def _in_paragraph(paragraph: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for boundary in get_sentence_boundaries("en", paragraph):
        start, end = _trim(paragraph, boundary["start_index"], boundary["end_index"])
        if start >= end:
            continue
        if spans and _joins(paragraph, spans[-1], (start, end)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _joins(paragraph: str, before: Span, after: Span) -> bool:
    """A piece that begins in lower case, or follows an abbreviation, belongs to the sentence before it."""
    head = paragraph[after[0] : after[1]].lstrip("\"'“”‘’»«)]")
    tail = paragraph[before[0] : before[1]]
    return not head or head[0].islower() or bool(_INITIALS_END.search(tail) and not tail.endswith(("p.m.", "a.m.")))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
