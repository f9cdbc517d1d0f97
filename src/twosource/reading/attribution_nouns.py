"""Attributions without a reporting verb: Lavrov's claim that …, a colon before a quotation."""

from bisect import bisect_left
from collections.abc import Sequence

from twosource.lexicon.clauses import DETERMINERS, OPENING_WORDS
from twosource.lexicon.cues import INFINITIVE_NOUNS, NOUNS
from twosource.reading.attribution_cues import Cue
from twosource.reading.attribution_draft import Draft, span_of, spans_of
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_phrases import Range, is_boundary, is_verbish, opening_phrase, phrase_after
from twosource.reading.attribution_sources import can_speak
from twosource.reading.quotations import Quotation
from twosource.records.page import Span

_POSSESSIVES = frozenset("his her its their our my your".split())
_QUOTE_LABELS = frozenset(("quote", "quotes", "details", "background", "source"))
_LONGEST = 60
_LONGEST_LABEL = 20
_BULLETS = ("•", "-", "*", "–")
_LINKS = frozenset("of the to and for 's &".split())
_FINITE = frozenset("is was are were has had have will would could may might".split())


def find_noun_drafts(
    text: str, items: Sequence[Item], number: int, cues: Sequence[Cue], quotations: Sequence[Quotation]
) -> list[Draft]:
    """Return the attributions of a sentence that hang on a noun or on a colon."""
    found = [
        draft
        for at in range(len(items))
        if items[at].lower in NOUNS or items[at].lower in INFINITIVE_NOUNS
        for draft in _of_noun(text, items, number, at, quotations)
    ]
    if not cues:
        found.extend(_of_colon(text, items, number, quotations) or _of_signature(text, items, number, quotations))
    return found


def _of_noun(text: str, items: Sequence[Item], number: int, at: int, quotations: Sequence[Quotation]) -> list[Draft]:
    if at + 1 >= len(items) or items[at + 1].lower not in ("that", "to", "by", "from"):
        return []
    subject, behind = _bearer(items, at)
    if subject is None or behind >= len(items):
        return []
    word = items[behind].lower
    if not ((word == "that" and items[at].lower in NOUNS) or (word == "to" and items[at].lower in INFINITIVE_NOUNS)):
        return []
    if not can_speak(items, subject) or (word == "to" and not _may_be_verb(items, behind + 1)):
        return []
    end = _end_of_clause(items, behind)
    content = spans_of(text, items, ((behind, end),), quotations)
    if not content:
        return []
    return [
        Draft(
            sentence=number,
            source=spans_of(text, items, (subject,), quotations),
            cue=(span_of(items, (at, at + 1)),),
            content=content,
            quoted=tuple(item.quote for item in items[behind:end] if item.quote is not None),
            plain=True,
            verb=items[at].lower,
            frames="n",
            subject=subject,
            clause=(at, at + 1),
            ranges=((behind, end),),
        )
    ]


def _bearer(items: Sequence[Item], at: int) -> tuple[Range | None, int]:
    """Whose claim it is, and where the words behind claim and bearer begin."""
    first = at
    while first > 0 and at - first < 3 and items[first - 1].lower not in _POSSESSIVES and _may_modify(items, first - 1):
        first -= 1
    if first > 0 and items[first - 1].lower in _POSSESSIVES:
        return (first - 1, first), at + 1
    if first > 0 and items[first - 1].lower.endswith(("'s", "s'")):
        start = first - 1
        while start > 0 and first - start < 8 and items[start - 1].capital and items[start - 1].quote is None:
            start -= 1
        return (start, first), at + 1
    if at + 2 < len(items) and items[at + 1].lower in ("by", "from"):
        bearer = phrase_after(items, at + 2, apposition=False)
        if bearer is not None:
            return bearer, bearer[1]
    return None, at + 1


def _may_modify(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    return item.quote is None and item.lower.isalpha() and not item.capital and not is_verbish(items, at)


def _may_be_verb(items: Sequence[Item], at: int) -> bool:
    """An offer | to stay, but no offer | to 5 per cent or to the union."""
    if at >= len(items) or items[at].quote is not None or items[at].capital:
        return False
    word = items[at].lower
    return word[0].isalpha() and word not in DETERMINERS


def _end_of_clause(items: Sequence[Item], start: int) -> int:
    for at in range(start, min(len(items), start + _LONGEST)):
        infinitive = items[start].lower == "to" and not is_boundary(items[at - 1])
        if items[at].lower in _FINITE and (infinitive or items[at - 1].lower.endswith(("ed", "en", "ne", "wn"))):
            return at
        if items[at].quote is None and items[at].lower in (",", ".", ";", "—", "–", "!", "?"):
            return at
    return min(len(items), start + _LONGEST)


def _of_colon(text: str, items: Sequence[Item], number: int, quotations: Sequence[Quotation]) -> list[Draft]:
    """The minister was blunt: "…"."""
    for at in range(1, len(items) - 1):
        if items[at].lower != ":" or items[at + 1].quote is None:
            continue
        subject = opening_phrase(items[:at])
        if items[0].lower in _QUOTE_LABELS:
            subject = (2, at) if at > 2 and items[1].lower in ("from", "by") else None
        if subject is None or items[subject[0]].lower in OPENING_WORDS or subject[1] > at:
            return []
        quotes = tuple(item.quote for item in items[at + 1 :] if item.quote is not None)
        return [
            Draft(
                sentence=number,
                source=spans_of(text, items, (subject,), quotations),
                cue=(span_of(items, (at, at + 1)),),
                content=spans_of(text, items, ((at + 1, len(items)),), quotations),
                quoted=quotes,
                verb=":",
                frames="q",
                subject=subject,
                clause=(at, at + 1),
                ranges=((at + 1, len(items)),),
            )
        ]
    return []


def _of_signature(text: str, items: Sequence[Item], number: int, quotations: Sequence[Quotation]) -> list[Draft]:
    """A quotation signed behind a dash: "…" – Marta Lind."""
    end = len(items) - 1 if items and items[-1].lower == "." else len(items)
    if not 3 <= end <= 9 or items[0].quote is None or items[1].lower not in ("–", "—", "―", "-"):
        return []
    if not all(item.capital or item.lower in ("of", "the", "de", "van", "von", ",") for item in items[2:end]):
        return []
    return [
        Draft(
            sentence=number,
            source=spans_of(text, items, ((2, end),), quotations),
            cue=(),
            content=spans_of(text, items, ((0, 1),), quotations),
            quoted=(items[0].quote,),
            frames="q",
            subject=(2, end),
            ranges=((0, 1),),
        )
    ]


def find_label(
    text: str, items: Sequence[Item], number: int, named: Sequence[Span], quotations: Sequence[Quotation]
) -> Draft | None:
    """Return what a paragraph of the form "Name: words" says, as interviews and lists of remarks have it."""
    label = _short_label(text, items, named) or _titled_label(items, named)
    if label is None:
        return None
    start, colon = label
    content = ((colon + 1, len(items)),)
    quotes = tuple(item.quote for item in items[colon + 1 :] if item.quote is not None)
    return Draft(
        sentence=number,
        source=((items[start].start, items[colon - 1].end),),
        cue=(span_of(items, (colon, colon + 1)),),
        content=spans_of(text, items, content, quotations),
        quoted=quotes,
        plain=any(item.quote is None and item.lower[0].isalnum() for item in items[colon + 1 :]),
        verb=":",
        frames="q",
        subject=(start, colon),
        clause=(colon, colon + 1),
        ranges=content,
    )


def _short_label(text: str, items: Sequence[Item], named: Sequence[Span]) -> Range | None:
    """A few capitalised words that hold a name, or one word in capitals as transcripts write it."""
    start = 1 if items and items[0].lower in _BULLETS else 0
    colon = next((k for k in range(start + 1, min(start + 7, len(items) - 1)) if items[k].lower == ":"), None)
    if colon is None or any(item.quote is not None or item.lower in (",", ".") for item in items[start:colon]):
        return None
    where = items[start].start, items[colon - 1].end
    words = text[where[0] : where[1]]
    at = bisect_left(named, (where[0], 0))
    holds_name = at < len(named) and named[at][1] <= where[1]
    shouted = words.isupper() and len(words) > 3 and items[colon + 1].capital
    capitals = all(item.capital or item.lower in ("of", "the", "'s") for item in items[start:colon])
    return (start, colon) if capitals and (holds_name or shouted) else None


def _titled_label(items: Sequence[Item], named: Sequence[Span]) -> Range | None:
    """An office of any length and a name, then a colon and a quotation: "Secretary of the Navy Ilya Brandt: …"."""
    colon = next((k for k in range(1, len(items) - 1) if items[k].lower == ":" and items[k + 1].quote is not None), 0)
    start = colon
    while start and colon - start < _LONGEST_LABEL and _may_title(items[start - 1]):
        start -= 1
    while start < colon and not items[start].capital:
        start += 1
    if colon - start < 2 or (start > 0 and items[start - 1].lower not in (":", *(_BULLETS if start == 1 else ()))):
        return None
    at = bisect_left(named, (items[start].start, 0))
    while at < len(named) and named[at][0] < items[colon].start:
        if named[at][1] == items[colon - 1].end:
            return start, colon
        at += 1
    return None


def _may_title(item: Item) -> bool:
    return item.quote is None and (item.capital or item.lower in _LINKS)
