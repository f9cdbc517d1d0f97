"""The rows of tables: what was said, what stands in the ledger, what happened when; names in place of ids."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from twosource.desk.phrases import outlet_name
from twosource.records import ledger, page, reading
from twosource.records.page import Span
from twosource.records.story import Actor, Evidence

PARTIES = ("parties", "party", "by", "favoured_by", "name", "head")
"""Where an entry of the ledger has its parties, by kind; the first that it has counts."""


SAID = "speaker words outlet published"
STANDS = "kind status text parties outlets"
HAPPENS = "time status text outlets"
"""The cells of each that a notebook shows."""


class Attribution(Struct, frozen=True, kw_only=True):
    """Words that a document gives to somebody. `span` is of the first piece of them in its text, or its title.

    `chain` are the relays between the speaker and the document, `said` a TIMEX3 value, `side` the party that
    speaks through the speaker, where the documents tell it.
    """

    story: str | None
    document: str
    outlet: str
    published: str | None
    speaker: str | None
    side: str | None
    addressee: str | None
    words: str
    manner: str
    channel: str | None
    occasion: str | None
    chain: tuple[str, ...]
    said: str | None
    within: str
    span: Span


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the ledger; `kind` is `round`, `proposal`, `venue`, …, `outlets` are those whose words it rests on."""

    story: str
    id: str
    kind: str
    status: str
    text: str
    parties: tuple[str, ...]
    time: str | None
    place: str | None
    outlets: tuple[str, ...]
    quotes: tuple[str, ...]


class Event(Struct, frozen=True, kw_only=True):
    """A line of the timeline; `status` is `happened`, `planned`, `proposed` or `said`."""

    story: str
    time: str
    status: str
    text: str
    note: str | None
    outlets: tuple[str, ...]
    quotes: tuple[str, ...]


def cells(row: Struct) -> dict[str, Any]:
    """Return a row as a dict; several words in one cell are a list, and a span is two numbers."""
    found = {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in asdict(row).items()}
    if "span" in found:
        found["start"], found["end"] = found.pop("span")
    return found


def said_in(
    document: page.Document, read: reading.Reading, actors: Mapping[str, Actor], story: str | None = None
) -> Iterator[Attribution]:
    """Yield who says what in a document; `actors` are those of its story, by each of their names."""
    names = {entity.id: entity.name for entity in read.entities}
    for one in read.attributions:
        text = (document.title or "") if one.within == "title" else document.text
        name = names.get(one.speaker or "") or " … ".join(text[a:b] for a, b in one.source) or None
        actor = actors.get(name or "")
        yield Attribution(
            story=story,
            document=document.id,
            outlet=outlet_name(document),
            published=document.published.value,
            speaker=actor.name if actor else name,
            side=actor.side if actor else None,
            addressee=names.get(one.addressee or ""),
            words=" … ".join(text[a:b] for a, b in one.content),
            manner=one.manner,
            channel=one.channel,
            occasion=one.occasion,
            chain=one.chain,
            said=one.said,
            within=one.within,
            span=one.content[0] if one.content else (0, 0),
        )


def by_name(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Return actors by each of their names; a name that several have is nobody's."""
    found: dict[str, Actor | None] = {}
    for actor in actors:
        for name in {actor.name, *actor.names}:
            found[name] = actor if name not in found else None
    return {name: actor for name, actor in found.items() if actor is not None}


def entries(of: ledger.Story) -> Iterator[Entry]:
    """Yield the lines of a story's ledger, kind by kind."""
    outlets = {document.id: outlet_name(document) for document in of.documents}
    for kinds in of.ledger.__struct_fields__:
        for entry in getattr(of.ledger, kinds):
            yield Entry(
                story=of.title,
                id=entry.id,
                kind=type(entry).__name__.lower(),
                status=entry.status,
                text=entry.text,
                parties=_parties(entry),
                time=getattr(entry, "time", None),
                place=getattr(entry, "place", None),
                outlets=_outlets(entry.evidence, outlets),
                quotes=tuple(words.quote for words in entry.evidence),
            )


def events(of: ledger.Story) -> Iterator[Event]:
    """Yield the lines of a story's timeline, in order."""
    outlets = {document.id: outlet_name(document) for document in of.documents}
    for event in of.timeline:
        yield Event(
            story=of.title,
            time=event.time,
            status=event.status,
            text=event.text,
            note=event.note,
            outlets=_outlets(event.evidence, outlets),
            quotes=tuple(words.quote for words in event.evidence),
        )


def _parties(entry: ledger.Entry) -> tuple[str, ...]:
    found = next((value for name in PARTIES if (value := getattr(entry, name, None))), ())
    return (found,) if isinstance(found, str) else tuple(found)


def _outlets(evidence: Iterable[Evidence], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[words.document] for words in evidence if words.document in names))
