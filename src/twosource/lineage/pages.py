"""What lineage needs to know of one document, brought together once."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import Any, TypeVar

from msgspec import Struct

from twosource.language.words import terms_within, words
from twosource.lineage.credits import Named, Relay, distinct, named, relays
from twosource.lineage.facts import Details, facts, sounds
from twosource.lineage.masking import quoted
from twosource.lineage.publishers import (
    Voice,
    is_short_for,
    keys_of_document,
    names_by_host,
    voice_of,
    voice_of_document,
)
from twosource.lineage.wording import Wording, wording
from twosource.memory import Memory
from twosource.records.judgement import Judgement
from twosource.records.page import LIVE_ENTRY, Document, Span
from twosource.records.reading import Reading
from twosource.records.story import Evidence

_ADDRESS = re.compile(r"^https?://(?:www\.|m\.|amp\.)?([^?#]+)(?:\?([^#]*))?", re.IGNORECASE)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|source|cmpid|at_\w+)=")
_ITEM_NAME = re.compile(r"(?:urn|tag):\S", re.IGNORECASE)
T = TypeVar("T")
MACHINE_WRITTEN = "machine-written"
DAY = 10
"""Signs of a moment that say the day: more is not compared where one of two moments tells more than the other."""


class Given(Struct, frozen=True):
    """The publisher that a document goes back to by a person's judgement, and the judgement in words."""

    voice: Voice
    reason: str


class Page(Struct, frozen=True, dict=True, eq=False):
    """One document with its reading, its publisher, its own wording and the publishers it credits.

    `given` is the publisher that a person said all of it goes back to.
    """

    document: Document
    reading: Reading | None
    voice: Voice
    keys: frozenset[str]
    quotations: list[Span]
    wording: Wording
    named: list[Named]
    relays: list[Relay]
    given: Given | None = None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def machine_written(self) -> bool:
        """Whether the page says that a machine wrote it."""
        return MACHINE_WRITTEN in self.document.notices

    @cached_property
    def moment(self) -> str | None:
        """When it was published, on one clock; a day, month or year where no more is known."""
        return moment(self.document.published.value)

    @cached_property
    def address(self) -> str | None:
        """What the addresses of this page have in common."""
        return address(self.document.url)

    @cached_property
    def versions(self) -> str | None:
        """What all versions of this page have in common."""
        return versions_of(self.document)

    @cached_property
    def details(self) -> Details:
        """The hard details of the text in order, each once."""
        return Details.of(facts(self.document, self.reading))

    @cached_property
    def said(self) -> frozenset[str]:
        """The sounds of all words of the headline and the text."""
        return sounds(f"{self.document.title or ''}\n{self.document.text}")

    @cached_property
    def terms(self) -> frozenset[str]:
        """The content terms of the headline and the text."""
        text = words(self.document.text)
        return frozenset(words(self.document.title or "", text).listed()).union(text.listed())

    @cached_property
    def found(self) -> dict[tuple[object, ...], Any]:
        """What was looked for in this page alone."""
        return {}

    def once(self, name: tuple[object, ...], find: Callable[[], T]) -> T:
        """Return what is found in this page alone under a name; it is looked for once."""
        if name not in self.found:
            self.found[name] = find()
        result: T = self.found[name]
        return result

    def terms_at(self, part: Span) -> Counter[str]:
        """Return the content terms of a part of the text, counted; they are not to be changed."""
        return self.once(("terms", part), partial(terms_within, self.document.text, part))

    def evidence(self, span: Span | None) -> tuple[Evidence, ...]:
        """Return the words at `span` as evidence; none where there is no span."""
        if span is None:
            return ()
        return (Evidence(document=self.id, span=span, quote=self.document.text[span[0] : span[1]]),)


def pages(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    memory: Memory | None = None,
    judged: Mapping[str, Judgement] | None = None,
) -> list[Page]:
    """Return the pages in order of document id, each id once; `judged` are judgements of origin by document id."""
    judged = judged or {}
    memory = memory or Memory()
    by_id = {reading.document: reading for reading in readings}
    rows = [document for _, document in sorted({each.id: each for each in documents}.items())]
    names = names_by_host(rows)
    voices = {row.id: voice_of_document(row, names) for row in rows}
    known = {key: voices[row.id] for row in rows if judged for key in keys_of_document(row, voices[row.id])}
    return [
        memory.recall(
            ("page", row.id), _page, row, by_id.get(row.id), voices[row.id], _given(judged.get(row.id), known)
        )
        for row in rows
    ]


def _given(judgement: Judgement | None, known: Mapping[str, Voice]) -> Given | None:
    """Return the publisher that a judgement names, as the set knows it; None where it names none."""
    voice = voice_of(judgement.subject[1]) if judgement is not None else None
    if judgement is None or voice is None:
        return None
    voice = known.get(voice.title, voice)
    return Given(voice, f"goes back to {voice.name}, {judgement.words}")


def _page(document: Document, reading: Reading | None, voice: Voice, given: Given | None) -> Page:
    keys = keys_of_document(document, voice)
    quotations = quoted(document, reading.attributions if reading else ())
    return Page(
        document,
        reading,
        voice,
        keys,
        quotations,
        wording(document, quotations),
        distinct([each for each in named(document, reading) if not _itself(document, keys, each.voice)]),
        [each for each in relays(reading) if not _itself(document, keys, each.voice)],
        given,
    )


def _itself(document: Document, keys: frozenset[str], voice: Voice) -> bool:
    return voice.title in keys or is_short_for(voice.name, document.outlet.name)


def moment(value: str | None) -> str | None:
    """Return an ISO time on one clock, cut to what is known; None for a year that is not known."""
    if not value or value.startswith("X"):
        return None
    try:
        instant = datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        return value[:10]
    if instant is None:
        return value
    return instant.astimezone(UTC).isoformat() if instant.tzinfo else value


def precedes(one: Page, other: Page) -> bool | None:
    """Say whether `one` was published before `other`; None where what is known of the two does not tell."""
    if one.moment is None or other.moment is None or not _differ(one.moment, other.moment):
        return None
    return one.moment < other.moment


def _differ(one: str, other: str) -> bool:
    """Whether two moments are two, as far as both are known; of different kinds they are compared by their days."""
    size = min(len(one), len(other), DAY if len(one) != len(other) else 99)
    return one[:size] != other[:size]


def edition(document: Document) -> tuple[str, str, str]:
    """Return the last own date of a version of a page, when the page was last seen so, and its id."""
    modified = moment(document.modified.value) if document.modified else None
    own = max(moment(document.published.value) or "", modified or "")
    return (own, moment(document.capture.taken) or "", document.id)


def newest(versions: Iterable[Document]) -> Document:
    """Return the newest of some versions of one page.

    By when they were published or updated, by their own dates as far as all are known; of those that none is later
    than, the one that was seen last; then by id.
    """
    documents = list(versions)
    known = sorted(map(edition, documents))
    last = {len(own): own for own, _, _ in known}.values()  # of each precision
    latest = {name for own, _, name in known if not any(_is_later(each, own) for each in last)}
    return max((each for each in documents if each.id in latest), key=lambda each: edition(each)[1:])


def replaces(newer: Document, older: Document) -> bool:
    """Whether the times of two versions of one page tell that the first came later than the second."""
    (one, one_seen, _), (other, other_seen, _) = edition(newer), edition(older)
    if _is_later(one, other) or _is_later(other, one):
        return one > other
    return bool(other_seen) and one_seen > other_seen


def _is_later(own: str, other: str) -> bool:
    """Whether one version dates itself later than another, of which one without a date is before all others."""
    return own > other and (not other or _differ(own, other))


def versions_of(document: Document) -> str | None:
    """Return what all versions of one page or item have in common, or None where nothing tells.

    It is the address; for an entry of a liveblog with its fragment, for an agency's item the name in its `ref`.
    """
    if LIVE_ENTRY in document.notices:
        page, _, fragment = (document.url or "").partition("#")
        return f"{address(page)}#{fragment}" if fragment and address(page) else None
    if document.url is None and _ITEM_NAME.match(document.ref or ""):
        return document.ref
    return address(document.url)


def address(url: str | None) -> str | None:
    """Return what two addresses of one page have in common, without scheme, `www.` and tracking."""
    found = _ADDRESS.match(url or "")
    if not found:
        return None
    asked = "&".join(part for part in (found[2] or "").split("&") if part and not _TRACKING.match(part))
    return found[1].rstrip("/").lower() + (f"?{asked}" if asked else "")
