"""The skeleton of a text: its sentences as words, marks and whole quotations.

A quotation is one item, so a sentence that holds "…" with three sentences inside stays one sentence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from twosource.language.sentences import paragraphs
from twosource.language.tokens import iterate_tokens
from twosource.lexicon.cues import verb_forms
from twosource.reading.quotations import Quotation
from twosource.records.page import Span
from twosource.records.reading import TimeExpression

STRAY = "\u00a8"
"""What stands for a quotation mark that belongs to no quotation."""

PUNCTUATION = frozenset(",;:.!?—–―-()[]…*•|/" + STRAY)
_MARKS = frozenset('"“”„‟«»‘')
_ENDS = (".", "!", "?", "…")
_PRONOUN_CONTRACTIONS = frozenset(
    "he she it they we i you who that there".split(),
)


class Item(Struct, frozen=True, gc=False):
    """A word, mark or quotation; `quote` is the index of the quotation or None, `timed` marks time words."""

    lower: str
    start: int
    end: int
    quote: int | None
    capital: bool
    timed: bool


class Sentence(NamedTuple):
    """The items of one sentence of the skeleton, and the number of its paragraph."""

    items: tuple[Item, ...]
    paragraph: int


def skeleton(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], times: Sequence[TimeExpression]
) -> list[Sentence]:
    """Return the sentences of `text`, with the quotations standing for their words."""
    ends = [end for _, end in sentences]
    final = frozenset(ends)
    found: list[Sentence] = []
    at = 0
    for number, paragraph in enumerate(paragraphs(text)):
        items: list[Item] = []
        position = paragraph[0]
        while at < len(quotations) and quotations[at].start < paragraph[1]:
            items.extend(_words(text, (position, quotations[at].start), times))
            items.append(Item('"', quotations[at].start, quotations[at].end, at, False, False))
            position = max(position, quotations[at].end)
            at += 1
        items.extend(_words(text, (position, paragraph[1]), times))
        items = _joined(items, final, paragraph[1])
        found.extend(Sentence(tuple(part), number) for part in _cut(text, items, ends, quotations) if part)
    return found


def _joined(items: list[Item], final: frozenset[int], end: int) -> list[Item]:
    """Add the full stop of an abbreviation to its word, so that every full stop left ends a sentence."""
    found: list[Item] = []
    for index, item in enumerate(items):
        before = found[-1] if found else None
        if item.lower == "." and before is not None and before.quote is None and before.end == item.start:
            following = items[index + 1] if index + 1 < len(items) else None
            clock = before.lower == "m" and following is not None and following.timed
            inside = item.end not in final and item.end < end and following is not None and following.quote is None
            if (clock or inside) and before.lower[-1].isalnum():
                found[-1] = replace(before, end=item.end)
                continue
        found.append(item)
    return found


def _words(text: str, span: Span, times: Sequence[TimeExpression]) -> Iterator[Item]:
    at = bisect_right(times, span[0], key=lambda time: time.end)
    for token in iterate_tokens(text, span):
        while at < len(times) and times[at].end <= token.start:
            at += 1
        timed = at < len(times) and times[at].start <= token.start and times[at].type in ("DATE", "TIME")
        timed = timed and not token.lower.endswith("'s")  # Friday's meeting is no Friday
        lower = STRAY if token.text in _MARKS else token.lower
        head, mark, tail = lower.partition("'")
        if mark and tail in ("s", "re", "ve", "m", "d", "ll") and head in _PRONOUN_CONTRACTIONS:
            cut = token.start + len(head)
            yield Item(head, token.start, cut, None, token.text[0].isupper(), timed)
            yield Item("'" + tail, cut, token.end, None, False, timed)
        else:
            yield Item(lower, token.start, token.end, None, token.text[0].isupper(), timed)


def _cut(text: str, items: list[Item], ends: list[int], quotations: Sequence[Quotation]) -> Iterator[list[Item]]:
    """Cut where a sentence ends outside quotations, and behind a quotation that ends one."""
    part: list[Item] = []
    for index, item in enumerate(items):
        part.append(item)
        following = items[index + 1] if index + 1 < len(items) else None
        if following is None:
            break
        if item.quote is not None:
            over = _quotation_ends(text, items, index, quotations)
        else:
            boundary = bisect_right(ends, item.end - 1)
            over = boundary < len(ends) and ends[boundary] <= following.start and item.lower[-1:] in ".!?…"
            over = over or (item.lower in _ENDS and following.quote is not None)
        if over:
            yield part
            part = []
    yield part


def _quotation_ends(text: str, items: list[Item], index: int, quotations: Sequence[Quotation]) -> bool:
    """A quotation ends its sentence when its last mark does and no "…" she asked follows."""
    quotation = quotations[items[index].quote or 0]
    following = items[index + 1]
    if text[quotation.inner[1] - 1] not in _ENDS:
        return False
    if following.quote is not None:
        return True
    if not following.capital:
        return False
    return not _cue_follows(items, index + 1, question=text[quotation.inner[1] - 1] in "!?…")


def _cue_follows(items: list[Item], start: int, *, question: bool) -> bool:
    """Does a short subject with a verb of saying come next, and then an end?"""
    for index in range(start, min(start + 8, len(items))):
        item = items[index]
        forms = verb_forms().get(item.lower, ())
        if index > start and any("q" in form.frames and form.kind in ("past", "s") for form in forms):
            after = items[index + 1] if index + 1 < len(items) else None
            if after is None or after.lower in (".", ","):
                return True
            return question and (after.timed or after.lower in ("in", "on", "at", "during", "reporters", "to"))
        if item.lower in PUNCTUATION or item.quote is not None:
            return False
    return False
