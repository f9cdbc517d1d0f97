"""Who is named as a source without a verb of theirs: according to Lind, …; …, citing two officials."""

from collections.abc import Sequence

from twosource.lexicon.clauses import AUXILIARIES
from twosource.lexicon.titles import TITLES
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_phrases import Range, is_boundary, is_verbish, phrase_after
from twosource.reading.attribution_sources import can_speak, head_of_phrase

_NAME = 8
_CITED = 14


def according_to(items: Sequence[Item], start: int) -> Range | None:
    """Who or what is named as the source, with all that hangs on it up to the next mark."""
    end = start
    while end < len(items) and end - start < 24 and not is_boundary(items[end]) and not items[end].timed:
        end += 1
    whole = end < len(items) and items[end].lower in (",", ".", ";") and end > start
    if whole and not any(is_verbish(items, k) and items[k].lower in AUXILIARIES for k in range(start, end)):
        near = phrase_after(items, start)
        return near if near is not None and near[1] > end and _is_explained(items, end, near[1]) else (start, end)
    return phrase_after(items, start)


def _is_explained(items: Sequence[Item], comma: int, end: int) -> bool:
    """According to Lind, the head of the board, …: an apposition is an office behind a name, and no new subject."""
    head = head_of_phrase(items, (comma + 1, end))
    if items[comma - 1].lower in TITLES and all(item.capital for item in items[comma + 1 : end]):
        return True  # according to its analyst, Dan Lind, …
    return items[comma - 1].capital and head is not None and items[head].lower in TITLES


def name_end(items: Sequence[Item], start: int) -> int | None:
    """Where the phrase that begins at `start` ends, if all of it is a name or somebody who can speak.

    "…, citing Lavrov.", "…, citing two officials in the ministry, …" and "…, quoting the town's agency Wire (BW), …",
    but not "…, citing a lack of funds."
    """
    end, open_ = None, False
    for at in range(start, min(start + _CITED, len(items))):
        if items[at].lower in (",", ".", ";") or (items[at].lower == ")" and not open_):
            end = at
            break
        open_ = items[at].lower == "(" or (open_ and items[at].lower != ")")
    if end is None or end == start or any(items[k].quote is not None for k in range(start, end)):
        return None
    named = all(
        item.capital or item.lower in ("the", "of", "for", "minister", "president") for item in items[start:end]
    )
    if named and items[end - 1].capital and end - start <= _NAME:
        return end
    phrase = phrase_after(items, start, apposition=False)
    whole = phrase is not None and (not items[start].capital or phrase[1] == end)
    return end if whole and phrase is not None and can_speak(items, phrase) else None
