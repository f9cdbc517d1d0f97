"""Which source, cue and contents belong together, by the vectors that link them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.reading.encoder.decode import span, tagged
from twosource.reading.encoder.model import Scored
from twosource.reading.encoder.tags import ROLES
from twosource.records.page import Span

REACH = 1
"""Sentences on either side within which spans may belong together."""
FAR = 254
"""Words on either side within which they may, which bounds the time that one endless sentence takes."""
_ASKS_SOURCE, _GIVES_SOURCE, _ASKS_CUE, _GIVES_CUE = range(4)


class Linked(Struct, frozen=True):
    """The spans of one attribution in the text. Without a cue, a content that none claims."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


def linked(scored: Scored, sentences: Sequence[Span]) -> list[Linked]:
    """Return the attributions in order of their cues, then the contents without a cue."""
    sources, cues, contents = (list(tagged(scored.roles[number])) for number in range(len(ROLES)))
    starts = [word.start for word in scored.words]
    bounds = [bisect_left(starts, start) for start, _ in sentences]
    opening = [first for first, _, _ in cues]
    owners = _nearest(scored.links, _ASKS_CUE, _GIVES_CUE, [first for first, _, _ in contents], opening, bounds)
    givers = _nearest(scored.links, _ASKS_SOURCE, _GIVES_SOURCE, opening, [s[0] for s in sources], bounds, 0)
    words = scored.words
    told: dict[int | None, list[Span]] = {}
    for (first, last, _), owner in zip(contents, owners, strict=True):
        told.setdefault(owner, []).append(span(words, first, last))
    found = []
    for number, (first, last, _) in enumerate(cues):
        giver = givers[number]
        source = span(words, *sources[giver][:2]) if giver is not None else None
        if number in told:
            found.append(Linked(source, span(words, first, last), tuple(told[number])))
    return [*found, *(Linked(None, None, (part,)) for part in told.get(None, ()))]


def _nearest(
    links: Mapping[int, NDArray[np.float32]],
    asks: int,
    gives: int,
    askers: Sequence[int],
    givers: Sequence[int],
    bounds: Sequence[int],
    reach: int = REACH,
) -> list[int | None]:
    """For each asking word the number of the giving word that fits it best, or None where it fits itself better.

    `bounds` are the first words of the sentences; what is more than `reach` sentences away does not belong together.
    """
    found: list[int | None] = []
    for word in askers:
        own = bisect_right(bounds, word) - 1
        first, last = own - reach, own + reach + 1
        low = bisect_left(givers, max(word - FAR, bounds[first] if first > 0 else 0))
        high = bisect_left(givers, min(word + FAR, bounds[last] if last < len(bounds) else word + FAR))
        fit = np.stack([links[place][gives] for place in (*givers[low:high], word)]) @ links[word][asks]
        best = int(fit.argmax())
        found.append(low + best if best < high - low else None)
    return found
