"""Names with their kinds, out of the tags of words."""

from collections.abc import Iterator

from twosource.reading.encoder.decode import span, tagged
from twosource.reading.encoder.model import Scored
from twosource.reading.encoder.tags import KINDS
from twosource.records.page import Span


def names(scored: Scored) -> Iterator[tuple[Span, str]]:
    """Yield the names of the text in order, with their kinds."""
    for first, last, tag in tagged(scored.kinds):
        yield span(scored.words, first, last), KINDS[(tag - 1) // 2]
