"""What changed, as a feed that is subscribed to: Atom (RFC 4287), an entry a change, the newest first.

An archive is compared with itself from hour to hour in which something was added or decided. So an entry of an hour
that is over is there again, under the same name; while its hour lasts, it may change, go, or come back under another
name. All times are the archive's own: asking again gives the same bytes. A story that is new is one entry, and not one
for each of its lines.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from urllib.parse import quote
from uuid import UUID, uuid5

from lxml import etree
from markupsafe import Markup
from msgspec import Struct

from twosource import __version__
from twosource.archive.holdings import Holdings
from twosource.archive.interface import Taken
from twosource.desk.addresses import address
from twosource.desk.changes_text import heading
from twosource.desk.phrases import count, dates_in_words, outlet_name, visible
from twosource.language.wording import shortened
from twosource.records.change import Change
from twosource.records.judgement import Judgement
from twosource.records.ledger import Dossier
from twosource.records.page import Document

SPACE = "http://www.w3.org/2005/Atom"
PLACE = "/changes.atom"
"""Where a reading room has the feed."""
HOURS = 24
"""Hours in which something was added or decided that are told of, where nothing else is asked for."""
MOST = 500
"""Entries, the newest first."""
TITLE, WORDS = 140, 2000
"""Letters of a headline, and of what a line said before or says now."""

_OURS = UUID("5b1c3b0e-6f0b-5d57-9a5a-1f3f5a1d7c42")  # drawn once; names made with it are ours
_LETTERS = len("2025-05-28T10")
_NEVER = "1970-01-01T00:00:00.000000+00:00"


class _Hour(Struct, frozen=True):
    """An hour of an archive: the last moment before it, its own last, and when each of its documents came."""

    name: str
    before: str
    last: str
    came: Mapping[str, str]


def feed(
    held: Holdings,
    dossier: Dossier,
    taken: Sequence[Taken],
    judgements: Iterable[Judgement],
    *,
    since: str | None = None,
    base: str | None = None,
    stories: frozenset[str] | None = None,
) -> bytes:
    """Return the feed of an archive, of which `dossier`, `taken` and `judgements` are all that it has to tell of.

    `since` is a time (ISO 8601 in UTC): the feed begins with its hour. `base` is the address of the reading room, for
    links. `stories`, by id, are those that are told of; all where it is None.
    """
    hours = _hours(taken, judgements)
    wanted = [hour for hour in hours if hour.name >= since[:_LETTERS]] if since is not None else hours[-HOURS:]
    documents = {document.id: document for story in dossier.stories for document in story.documents}
    name = str(uuid5(_OURS, f"{taken[0].at} {taken[0].sha256}" if taken else ""))
    root = etree.Element("feed", nsmap={None: SPACE})
    _element(root, "id", f"urn:uuid:{name}")
    _element(root, "title", "What changed")
    _element(root, "updated", wanted[-1].last if wanted else _NEVER)
    _element(root, "generator", "twosource", version=__version__)
    _element(etree.SubElement(root, "author"), "name", "twosource")
    if base is not None:
        etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=base + PLACE)
        etree.SubElement(root, "link", rel="alternate", type="text/html", href=f"{base}/changes")
    for entry in islice(_told(held, reversed(wanted), stories), MOST):
        root.append(_entry(*entry, documents, name, base))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _hours(taken: Sequence[Taken], judgements: Iterable[Judgement]) -> list[_Hour]:
    """Return the hours in which something was added or decided, the first of them first."""
    moments = sorted([(each.at, each.documents) for each in taken] + [(each.when, ()) for each in judgements])
    found: list[_Hour] = []
    for hour, group in groupby(moments, key=lambda moment: moment[0][:_LETTERS]):
        own = list(group)
        came = {name: at for at, documents in own for name in documents}
        found.append(_Hour(hour, found[-1].last if found else _NEVER, own[-1][0], came))
    return found


def _told(held: Holdings, hours: Iterable[_Hour], stories: frozenset[str] | None) -> Iterator[tuple[Change, _Hour]]:
    for hour in hours:
        changes = held.changes(hour.before, until=hour.last)
        fresh = {each.story for each in changes if (each.what, each.kind) == ("story", "new") and each.before is None}
        for change in changes:
            told = stories is None or change.story in stories
            if told and (change.story not in fresh or (change.what, change.id) == ("story", change.story)):
                yield change, hour


def _entry(
    change: Change, hour: _Hour, documents: Mapping[str, Document], name: str, base: str | None
) -> etree._Element:
    causes = [documents[each] for each in change.documents if each in documents]
    entry = etree.Element("entry")
    told = " ".join((hour.name, change.kind, change.what, change.story, change.id))
    _element(entry, "id", f"urn:uuid:{uuid5(UUID(name), told)}")
    _element(entry, "title", f"{heading(change)}: {shortened(_plain(change.text), TITLE)}")
    came = (hour.came[each] for each in change.documents if each in hour.came)
    _element(entry, "updated", max(came, default=hour.last))
    for term in (change.kind, change.what):
        etree.SubElement(entry, "category", term=term)
    if base is not None and (path := _path(change)):
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=base + path)
    for url in dict.fromkeys(address(document.url) for document in causes):
        if url is not None:
            etree.SubElement(entry, "link", rel="related", href=url)
    _element(entry, "content", _content(change, causes), type="html")
    return entry


def _content(change: Change, causes: Sequence[Document]) -> str:
    """Return what a change was and is, the words that it rests on, and who says so, in HTML."""
    lines = [Markup("<p><strong>{}</strong></p>").format(_cut(change.text))]
    if change.before is not None:
        lines.append(Markup("<p>It was: {}</p>").format(_cut(change.before)))
    if change.after not in (None, change.text):
        lines.append(Markup("<p>It is: {}</p>").format(_cut(change.after or "")))
    lines += [Markup("<blockquote>{}</blockquote>").format(_cut(each.quote)) for each in change.evidence]
    if causes:
        outlets = ", ".join(dict.fromkeys(outlet_name(document) for document in causes))
        lines.append(Markup("<p>{} of {}</p>").format(count(len(causes), "document"), visible(outlets)))
    return str(Markup("").join(lines))


def _path(change: Change) -> str:
    """Return where a reading room shows the line; nothing where it is gone."""
    story, line = quote(change.story, safe=""), quote(change.id, safe="")
    if change.what == "passage":
        return f"/documents/{quote(change.documents[0], safe='')}"
    if change.what == "judgement":
        return f"/judgements/{line}"
    if change.kind == "withdrawn":
        return ""
    if change.what in ("document", "story"):
        return f"/documents/{line}" if change.what == "document" else f"/stories/{line}"
    return f"/stories/{story}/{'claims' if change.what == 'claim' else 'ledger'}/{line}"


def _plain(words: str) -> str:
    return visible(dates_in_words(words))


def _cut(words: str) -> str:
    return shortened(_plain(words), WORDS)


def _element(parent: etree._Element, tag: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, tag, attributes).text = text
