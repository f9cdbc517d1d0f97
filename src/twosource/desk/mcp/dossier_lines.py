"""The lines of a dossier for answers: part by part, with a few of their places or with all."""

from collections.abc import Iterator

import msgspec

from twosource.desk.mcp.evidence import LISTED, SHOWN, line
from twosource.desk.mcp.quoting import shown
from twosource.desk.mcp.records import Line, Words
from twosource.desk.sheet.legends import RELATIONS
from twosource.desk.sheet.lines import Line as SheetLine
from twosource.desk.sheet.lines import Moment, Sheet, Source

SUMMARY, WHERE = "summary", "where it stands"
FOREMOST = 5
"""Differences in a summary."""
ALL = 100_000
PLACES = 8
"""Places that stand together, where all of a line are given."""
GOES_ON = "(more of the same)"


def summary(sheet: Sheet) -> Iterator[Line]:
    """Yield where the matter stands and what differs most."""
    for each in sheet.where:
        yield line(each, part=SUMMARY, group=WHERE, most=2)
    for each in sheet.differs[:FOREMOST]:
        yield line(each, part=SUMMARY, group="what differs", most=1)


def every(sheet: Sheet, most: int = SHOWN) -> Iterator[Line]:
    """Yield all lines of a sheet, part by part."""
    for each in sheet.where:
        yield line(each, part=WHERE, most=most)
    for each in sheet.differs:
        yield line(each, part="differences", group=f"{each.label}, {RELATIONS.get(each.label, '')}", most=most)
    for group in sheet.claims:
        for each in group.lines:
            yield line(each, part="claims", group=f"{group.name}, {group.legend}", most=most)
    for group in sheet.ledger:
        for each in group.lines:
            yield line(each, part="ledger", group=group.name, most=most)
    for moment in sheet.timeline:
        yield _moment(moment, most)
    for each in sheet.people:
        yield line(each, part="people", most=most)
    for source in sheet.sources:
        yield _source(source)
    for each in sheet.judgements:
        yield line(each, part="judgements", most=most)


def _moment(moment: Moment, most: int) -> Line:
    told = line(SheetLine(text=moment.text, label=moment.status, refs=moment.refs), part="timeline", most=most)
    remarks = (shown(moment.note),) if moment.note else ()
    return msgspec.structs.replace(told, time=moment.time, remarks=remarks)


def _source(source: Source) -> Line:
    told = line(SheetLine(text=source.headline, key=source.document.id, below=source.rests), part=LISTED, most=1)
    url = source.document.url or ""
    facts = (f"[{source.number}] {source.outlet}, {source.published}", *source.facts, *([url[:500]] if url else []))
    return msgspec.structs.replace(told, remarks=tuple(shown(fact) for fact in facts), more=0)


def with_all_places(sheet: Sheet, name: str) -> Iterator[Line]:
    """Yield all that stands in a sheet under an id, with every place, a few places to a line."""
    for each in every(sheet, ALL):
        if each.id == name and each.part != LISTED:
            yield from _spread(each)


def keys(sheet: Sheet) -> Iterator[str]:
    """Yield the ids of all lines whose evidence can be asked for."""
    for group in (*sheet.claims, *sheet.ledger):
        for each in group.lines:
            yield each.key
    for each in (*sheet.differs, *sheet.people):
        yield each.key


def _spread(each: Line) -> Iterator[Line]:
    """Yield a line in several of which none has many places; what stands below it comes after it."""
    first, *others = _in_rows(each.evidence)
    yield msgspec.structs.replace(each, evidence=first, below=())
    for row in others:
        yield msgspec.structs.replace(each, text=GOES_ON, remarks=(), evidence=row, below=())
    for below in each.below:
        for at, row in enumerate(_in_rows(below.evidence)):
            said = GOES_ON if at else below.text
            yield Line(part=each.part, group=each.group, id=each.id, status=below.status, text=said, evidence=row)


def _in_rows(places: tuple[Words, ...]) -> list[tuple[Words, ...]]:
    return [places[at : at + PLACES] for at in range(0, len(places), PLACES)] or [()]
