"""Quotations with the name of whoever said them on the line below: "We stay." / – Marta Lind, harbour master."""

from collections.abc import Iterator, Sequence

from twosource.lexicon.speaking import is_person
from twosource.lexicon.titles import TITLES
from twosource.reading.attribution_draft import Draft
from twosource.reading.attribution_items import Item, Sentence
from twosource.reading.attribution_phrases import is_verbish
from twosource.reading.quotations import Quotation
from twosource.records.page import Span
from twosource.records.reading import Entity

_DASHES = ("–", "—", "―", "-", "--")
_LONGEST = 16


def signed(
    parts: Sequence[Sentence], drafts: Sequence[Draft], quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> list[Draft]:
    """Return the drafts with one more for each quotation that is nobody's yet and signed on the next line."""
    ends = {start: end for entity in entities if entity.type == "person" for start, end in entity.mentions}
    taken = {quote for draft in drafts for quote in draft.quoted}
    found = list(drafts)
    for number in range(1, len(parts)):
        above, below = parts[number - 1].items, parts[number].items
        quote = above[-1].quote
        if quote is None or len(above) > 1 or not _is_line(parts, number):
            continue
        name = _signature(below, ends)
        quotes = tuple(sorted(_whole(quote, quotations)))
        if name is not None and taken.isdisjoint(quotes):
            content = tuple(piece for one in quotes for piece in quotations[one].pieces)
            found.append(Draft(sentence=number, source=(name,), cue=(), content=content, quoted=quotes, frames="q"))
    return sorted(found, key=lambda draft: draft.sentence)


def _is_line(parts: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence and the one before it are each a line of their own."""
    around = [parts[at].paragraph if 0 <= at < len(parts) else -1 for at in range(number - 2, number + 2)]
    return len(set(around[:3])) == 3 and around[3] != around[2]


def _signature(items: Sequence[Item], ends: dict[int, int]) -> Span | None:
    """The name that a short line without a verb begins with: a dash before it, or an office behind it."""
    first = 1 if items[0].lower in _DASHES else 0
    if not first < len(items) <= _LONGEST or items[-1].lower in (".", ":", "?", "!"):
        return None
    end = ends.get(items[first].start)
    if end is None or any(item.quote is not None for item in items):
        return None
    behind = [item.lower for item in items[first:] if item.start >= end]
    office = behind[:1] and behind[0] in (",", "(", *_DASHES) and any(map(_is_office, behind))
    if (first == 0 and not office) or any(is_verbish(items, at) for at in range(first, len(items))):
        return None
    return items[first].start, end


def _is_office(word: str) -> bool:
    return word in TITLES or is_person(word)


def _whole(quote: int, quotations: Sequence[Quotation]) -> Iterator[int]:
    """The lines of a quotation whose last line is `quote`."""
    yield quote
    while quote > 0 and quotations[quote].continued:
        quote -= 1
        yield quote
