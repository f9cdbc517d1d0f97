"""Which words of a text are its own: those outside quotations.

Two reporters who quote one speaker share the speaker's words and nothing else, so quotations are taken out before
wordings are compared: what a reading marks as direct speech, and what stands between quotation marks.
"""

import re
from collections.abc import Sequence

from twosource.language.sentences import paragraphs
from twosource.records.page import Document, Span
from twosource.records.reading import Attribution

_MARKS = re.compile('["“”„«»]')
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”"}
LONGEST_OPEN = 1500
"""A quotation without a closing mark reaches to the end of its paragraph, but no further than this."""

DIRECT = frozenset({"direct", "mixed"})


def quoted(document: Document, attributions: Sequence[Attribution] = ()) -> list[Span]:
    """Return the quoted stretches of the text in order, without overlap."""
    found = [span for start, end in paragraphs(document.text) for span in _marked(document.text, start, end)]
    for said in attributions:
        if said.manner == "direct" and said.within == "text":
            found += said.content
    return _merged(found)


def _marked(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches between quotation marks of one paragraph; marks are read once, from left to right."""
    found: list[Span] = []
    opened, closing = -1, ""
    for match in _MARKS.finditer(text, start, end):
        sign, place = match.group(), match.start()
        if opened >= 0 and sign in closing:
            found.append((opened, place + 1))
            opened = -1
        elif opened < 0 and sign in _PAIRS and not text[place - 1 : place].isalnum():
            opened, closing = place, _PAIRS[sign]
    if opened >= 0:
        found.append((opened, min(end, opened + LONGEST_OPEN)))
    return found


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
