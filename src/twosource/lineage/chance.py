"""What two independent reports may have in common in their wording: stock phrases, and the words of one speaker.

"The ministry did not immediately respond to a request for comment" proves nothing, and neither does what a minister
said, reported by two who heard it. So a few shared paragraphs count by what their words tell, by shipped weights, and
what a speaker is reported to have said counts only where the same words go on for longer than two hearers would agree.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from twosource.language.weights import term_weight
from twosource.language.words import terms_within
from twosource.lineage.overlap import Match
from twosource.lineage.pages import Page
from twosource.records.page import Span

TELLING = 7.0
"""What the words of all shared passages tell together reaches this where they are no accident."""

COMMON = 2.5
"""The weight of a word that tells nothing: "request", "investigation", "Thursday"."""

HEARD_WORDS = 14
FEW = 2
"""More shared passages than this are no accident."""


def accidental(page: Page, matches: tuple[Match, ...]) -> bool:
    """Say whether the passages that `page` shares may stand in it without its resting on the other document."""
    if len(matches) > FEW:
        return False
    return page.once(("accidental", matches), lambda: _told_together(page, matches) < TELLING)


def _told_together(page: Page, matches: Sequence[Match]) -> float:
    heard = page.reading.attributions if page.reading else ()
    said = [span for each in heard if each.within == "text" for span in each.content]
    return sum(_told(page, match, said) for match in matches)


def _told(page: Page, match: Match, said: Sequence[Span]) -> float:
    """Return what the longest run of a passage tells, or the shared part of its paragraph, if that is more."""
    found = []
    for part, share in (
        (match.span, 1.0),
        (page.wording.paragraphs[match.paragraph], match.covered / match.words),
    ):
        inside = [(max(part[0], start), min(part[1], end)) for start, end in said if start < part[1] and part[0] < end]
        if inside and match.run < HEARD_WORDS:
            told = _tells(page.terms_at(part) - terms_within(page.document.text, *inside))
        else:
            told = page.once(("tells", part), partial(_whole, page, part))
        found.append(share * told)
    return max(found)


def _whole(page: Page, part: Span) -> float:
    return _tells(page.terms_at(part))


def _tells(words: Counter[str]) -> float:
    return sum(max(0.0, term_weight(stem) - COMMON) for stem in words)
