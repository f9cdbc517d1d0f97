"""Paragraphs and sentences with their places.

Sentence boundaries are those of the library sentencex; what it does not know about news is mended here:
a paragraph always ends a sentence, and a sentence never ends inside a quotation that the same paragraph closes
right after a comma ("… very good," he said).
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from twosource.language.remembering import remembered
from twosource.records.page import Span

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_INITIALS_END = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]\.)+$|\b(?:No|Nos|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Mr|Mrs|Ms|Dr|Prof|vs|approx)\.$"
)

_HALF_CUT, _INITIAL = re.compile(r"[-–][A-Z]\.$"), re.compile(r"[A-Z]\.")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])")
_LONGEST = 50_000
"""Characters of a paragraph that are looked at together: sentencex looks for the other mark of every pair in all of
them, so that its time grows with the square."""


def paragraphs(text: str) -> list[Span]:
    """Return the spans of the lines that hold anything but white space, trimmed."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        if text[start].isspace() or text[end - 1].isspace():
            start, end = _trim(text, start, end)
        if start < end:
            found.append((start, end))
    return found


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences in order; none crosses a line break."""
    found: list[Span] = []
    for start, end in paragraphs(text):
        found.extend((start + a, start + b) for a, b in _cut(text[start:end]))
    return found


def _in_paragraph(paragraph: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for low, high in _stretches(paragraph):
        for boundary in get_sentence_boundaries("en", paragraph[low:high]):
            start, end = _trim(paragraph, low + boundary["start_index"], low + boundary["end_index"])
            if start >= end:
                continue
            if spans and _joins(paragraph, spans[-1], (start, end)):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return tuple(spans)


_cut = remembered(_in_paragraph, len)


def _stretches(paragraph: str) -> Iterator[Span]:
    """Cut a very long paragraph where a sentence seems to end, or else between words, or else anywhere."""
    low = 0
    while len(paragraph) - low > _LONGEST:
        high = low + _LONGEST
        ends = [match.end() for match in _SENTENCE_END.finditer(paragraph, low + _LONGEST // 2, high)]
        gap = paragraph.rfind(" ", low, high) + 1
        high = ends[-1] if ends else gap or high
        yield low, high
        low = high
    yield low, len(paragraph)


def _joins(paragraph: str, before: Span, after: Span) -> bool:
    """A piece that begins in lower case, or follows an abbreviation, belongs to the sentence before it."""
    head = paragraph[after[0] : after[1]].lstrip("\"'“”‘’»«)]")
    tail = paragraph[before[0] : before[1]]
    if _HALF_CUT.search(tail) and _INITIAL.match(paragraph, after[0]):
        return True  # "the Iran-U. | S. talks"
    return not head or head[0].islower() or bool(_INITIALS_END.search(tail) and not tail.endswith(("p.m.", "a.m.")))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
