"""From lines of a sheet to lines of an answer: a few of the places they rest on, and the sources of those."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from twosource.desk.mcp.quoting import shown
from twosource.desk.mcp.records import Base, Below, Line, Source, Words
from twosource.desk.phrases import outlet_name
from twosource.desk.sheet import lines
from twosource.desk.sheet.lines import Numbers, Ref
from twosource.lexicon.folding import fold
from twosource.pipeline import published_day
from twosource.records.ledger import Story
from twosource.records.page import Document, Span
from twosource.records.story import Evidence, Support

QUOTE = 320
"""Characters of one quotation."""
SHOWN = 3
"""Places that a line is shown with, unless all are asked for."""
HEADLINE = 160
LISTED = "sources"
"""The part of a dossier whose lines are documents."""

_NUMBER = re.compile(r"\[(\d{1,6})\]")


def words(item: Evidence | Support | Ref) -> Words:
    """Return a place with its words and how they bear on the line."""
    stance = "supports" if isinstance(item, Evidence) else item.stance
    return place(item.document, item.span, item.quote, stance=stance)


def place(document: str, span: Span, quote: str, *, stance: str, most: int = QUOTE) -> Words:
    """Return a place with its words; of long ones the beginning, with the span of that."""
    cut = len(quote) > most
    kept = quote[:most].rsplit(None, 1)[0] if cut else quote
    end = span[0] + len(kept) if cut else span[1]
    return Words(document=document, span=(span[0], end), quote=shown(kept), stance=stance, cut=cut)


def foremost(refs: Sequence[Ref], most: int) -> tuple[Ref, ...]:
    """Return at most so many places, in their order: of every stance, of many documents, copies last."""
    seen: Counter[tuple[str, str]] = Counter()
    ranked: dict[str, list[tuple[int, int]]] = {}
    for at, ref in enumerate(refs):
        known = ((ref.stance, ref.document), (ref.stance, fold(ref.quote)))
        ranked.setdefault(ref.stance, []).append((sum(seen[each] for each in known), at))
        seen.update(known)
    rows = zip_longest(*(sorted(places) for places in ranked.values()))
    order = [found[1] for row in rows for found in row if found is not None]
    return tuple(refs[at] for at in sorted(order[:most]))


def line(of: lines.Line, *, part: str, group: str = "", most: int = SHOWN) -> Line:
    """Return a line of a sheet with at most so many places."""
    kept = foremost(of.refs, most)
    return Line(
        part=part,
        group=group,
        id=of.key,
        text=shown(of.text),
        status=shown(of.label),
        remarks=tuple(shown(remark) for remark in of.remarks),
        below=tuple(_below(each, most) for each in of.below),
        evidence=tuple(words(ref) for ref in kept),
        more=len(of.refs) - len(kept) + sum(len(each.refs) - len(foremost(each.refs, most)) for each in of.below),
    )


def _below(of: lines.Line, most: int) -> Below:
    remarks = f" ({'; '.join(of.remarks)})" if of.remarks else ""
    places = tuple(place(ref.document, ref.span, ref.quote, stance="says") for ref in foremost(of.refs, most))
    return Below(text=shown(of.text + remarks), status=of.label, evidence=places)


def source(document: Document, number: int = 0) -> Source:
    """Return a document by what it is known under."""
    title = document.title or ""
    return Source(
        document=document.id,
        number=number,
        outlet=shown(outlet_name(document)),
        title=shown(title if len(title) <= HEADLINE else title[:HEADLINE] + "…"),
        published=document.published.value or "",
        url=shown((document.url or "")[:500]),
        notices=document.notices,
    )


def sources(told: Iterable[Line], documents: Iterable[Document], numbers: Numbers) -> tuple[Source, ...]:
    """Return the documents that lines quote or name by number, in the order of their numbers.

    Those that are lines themselves are told there.
    """
    named, quoted, listed = set[int](), set[str](), set[str]()
    for each in told:
        if each.part == LISTED:
            listed.add(each.id)
        quoted.update(
            found.document for found in (*each.evidence, *(w for below in each.below for w in below.evidence))
        )
        for said in (each.text, *each.remarks, *(below.text for below in each.below)):
            named.update(int(found) for found in _NUMBER.findall(said))
    wanted = [d for d in documents if (d.id in quoted or numbers.get(d.id, 0) in named) and d.id not in listed]
    return tuple(source(d, numbers.get(d.id, 0)) for d in sorted(wanted, key=lambda d: (numbers.get(d.id, 0), d.id)))


def quoted_sources(places: Iterable[Words], documents: Mapping[str, Document]) -> tuple[Source, ...]:
    """Return the documents that places stand in, each once, in the order of the places."""
    names = dict.fromkeys(each.document for each in places if each.document in documents)
    return tuple(source(documents[name]) for name in names)


def base_of(stories: Iterable[Story]) -> Base:
    """Return what the dossiers of some stories looked at."""
    told = tuple(stories)
    return Base(
        documents=sum(story.base.documents for story in told),
        origins=len({origin.id for story in told for origin in story.origins}),
        stories=len(told),
        undated=sum(story.base.undated for story in told),
        unread=sum(story.base.unread for story in told),
        latest=max((story.base.latest or "" for story in told), default=""),
    )


def base_of_documents(documents: Sequence[Document], *, origins: int, stories: int = 0) -> Base:
    """Return what was looked at, of documents at hand."""
    days = [published_day(document) for document in documents]
    return Base(
        documents=len(documents),
        origins=origins,
        stories=stories,
        undated=days.count(None),
        latest=max((day for day in days if day), default=""),
    )
