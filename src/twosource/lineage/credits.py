"""Whom a document itself names as where its matter comes from, and how much of it that covers.

Credits come from three places: those found with the document ("Source: X", datelines, links), the relays that a
reading finds between a speaker and the page ("TASS, citing …", "told Fox News"), and structured data.
"""

import re
from collections.abc import Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.agencies import agency
from twosource.lexicon.publishers import host_in, publisher, sounds_like_media
from twosource.lineage.publishers import Voice, voice_of, voice_of_platform
from twosource.records.page import Credit, Document, Span
from twosource.records.reading import Attribution, Reading

WHOLE = frozenset({"source", "original", "dateline", "byline", "structured"})
"""Ways of crediting that speak for the document; `citing` speaks for the paragraph it stands in."""

_LABEL = re.compile(r"(?:sources?|via)\s*[:;–—-]", re.IGNORECASE)
BACKGROUND = re.compile(
    r"[^\w\n]{0,6}(?:background|context|previously|earlier|reminder|for reference)\W{0,4}$", re.IGNORECASE
)
"""A line that says that what follows is the outlet's own reminder of earlier matter."""


class Named(Struct, frozen=True, gc=False):
    """One publisher that a document credits. `span` covers the words, None where they are not in the text.

    `whole` says that the document as such rests on it. `url` is the address that the credit links to.
    """

    voice: Voice
    how: str
    whole: bool
    span: Span | None
    url: str | None = None


class Relay(Struct, frozen=True, gc=False):
    """What somebody said reached the document through `voice`; `spans` are the words and the cue."""

    voice: Voice
    spans: tuple[Span, ...]
    attribution: Attribution
    platform: bool

    def meets(self, part: Span) -> bool:
        """Say whether any of the words stand in `part`."""
        return any(start < part[1] and part[0] < end for start, end in self.spans)


def named(document: Document, reading: Reading | None) -> list[Named]:
    """Return the publishers that `document` credits, in the order of the text; itself may be among them."""
    listed = {*document.credits, *(reading.credits if reading else ())}
    found = []
    for credit in sorted(listed, key=lambda each: (each.span or (-1, -1), each.name, each.how, each.url or "")):
        voice = _publisher(credit)
        if voice is not None:
            found.append(Named(voice, credit.how, _whole(document, credit), credit.span, credit.url))
    return found


def relays(reading: Reading | None) -> list[Relay]:
    """Return what a reading says was said through another publisher, in the order of the text."""
    found = []
    people = {entity.name for entity in reading.entities if entity.type == "person"} if reading else set()
    for said in reading.attributions if reading else ():
        spans = (*said.content, *said.cue)
        relay = _relay(said, people)
        if said.within == "text" and spans and relay is not None:
            found.append(Relay(relay[0], spans, said, relay[1]))
    return sorted(found, key=lambda each: (min(each.spans), each.attribution.id))


def own_until(text: str, parts: Sequence[Span]) -> int:
    """Return where the report itself ends and a section labelled as background begins; the end where there is none.

    `parts` are the paragraphs of the text.
    """
    for start, end in parts:
        if end - start < 40 and BACKGROUND.match(text[start:end]):
            return start
    return len(text)


def _publisher(credit: Credit) -> Voice | None:
    """Return the publisher that a credit names; people, ministries and other sources are no publishers."""
    if agency(credit.name) is None and credit.how == "citing" and not sounds_like_media(credit.name):
        return None
    if credit.how == "source" and not credit.url and not (agency(credit.name) or sounds_like_media(credit.name)):
        return _short_name(credit.name)
    voice = voice_of(credit.name)
    if voice is not None and credit.how == "dateline" and voice.kind == "outlet" and not publisher(credit.name):
        return replace(voice, kind="agency")
    return voice


def _short_name(name: str) -> Voice | None:
    """Take "Source: Lantern" for a publisher, but not a sentence about who said what."""
    return voice_of(name) if len(name.split()) <= 4 and "’s " not in name and "'s " not in name else None


def _whole(document: Document, credit: Credit) -> bool:
    if credit.how in WHOLE:
        return True
    if credit.span is None:
        return False
    begin = document.text.rfind("\n", 0, credit.span[0]) + 1
    return bool(_LABEL.match(document.text[begin : credit.span[0]].lstrip(" *•–—-")))


def _relay(said: Attribution, people: Set[str]) -> tuple[Voice, bool] | None:
    """Return the publisher nearest to the speaker, and whether it is a platform where the speaker posts."""
    for name in (*(name for name in said.chain if name not in people), *([said.channel] if said.channel else [])):
        posted = voice_of_platform(name)
        if posted is not None:
            return posted, True
        if name.islower() and host_in(name) is None:
            continue  # "the agency", "the report": which one, the text says elsewhere
        if agency(name) or sounds_like_media(name) or name in said.chain:
            voice = voice_of(name)
            if voice is not None:
                return voice, False
    return None


def distinct(found: Sequence[Named]) -> list[Named]:
    """Return the first credit of each publisher, one that speaks for the whole document before one that does not."""
    best: dict[str, Named] = {}
    for each in found:
        known = best.get(each.voice.title)
        if known is None or (each.whole and not known.whole):
            best[each.voice.title] = each
    return sorted(best.values(), key=lambda each: (each.span or (-1, -1), each.voice.title))
