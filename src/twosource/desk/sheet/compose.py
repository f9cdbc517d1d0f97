"""Put a sheet together, section by section, in the order of the table."""

import re
from collections.abc import Iterable

from twosource.desk.phrases import count, day_in_words
from twosource.desk.sheet.claims import claims_by_standing
from twosource.desk.sheet.differences import what_differs
from twosource.desk.sheet.judgements import judgement_lines, marks_of
from twosource.desk.sheet.ledger import ledger_groups
from twosource.desk.sheet.lines import Moment, Numbers, Sheet, refs_to
from twosource.desk.sheet.origins import origin_names
from twosource.desk.sheet.people import who_is_who
from twosource.desk.sheet.sources import found_beside, source_list
from twosource.desk.sheet.where import where_it_stands
from twosource.pipeline import age
from twosource.records.ledger import Dossier, Event, Story
from twosource.records.page import SET_ASIDE, Document

_QUOTED = re.compile(r"“([^”]{40})[^”]{8,}”")


def sheets(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return a sheet for each story of the dossier, in its order."""
    return tuple(sheet(story, dossier) for story in dossier.stories)


def sheet(story: Story, dossier: Dossier) -> Sheet:
    """Return one story laid out for reading."""
    numbers = numbers_of(story.documents)
    names = origin_names(story.origins, story.documents, numbers)
    marks = marks_of(story.judgements)
    return Sheet(
        id=story.id,
        title=story.title,
        base=base_line(story),
        where=where_it_stands(story, numbers),
        differs=what_differs(story.claims, numbers),
        claims=claims_by_standing(story.claims, names, numbers, marks),
        ledger=ledger_groups(story.ledger, numbers),
        timeline=tuple(_moment(event, numbers) for event in story.timeline),
        people=who_is_who(story.actors, numbers, marks),
        sources=source_list(story, names, numbers),
        left_out=found_beside(story, dossier, numbers),
        judgements=judgement_lines(story.judgements),
    )


def numbers_of(documents: Iterable[Document]) -> dict[str, int]:
    """Return the number of each document: by time of publication, the undated last."""
    return {document.id: number for number, document in enumerate(sorted(documents, key=age), 1)}


def base_line(story: Story) -> str:
    """Return what the dossier looked at, in a line."""
    base = story.base
    parts = [count(base.documents, "document")]
    if base.documents > 1 and story.origins:
        parts.append(count(len(story.origins), "origin"))
    if base.undated:
        parts.append("undated" if base.documents == 1 else f"{base.undated} undated")
    if base.unread:
        parts.append(f"{base.unread} in a language that is not read")
    if aside := sum(SET_ASIDE in document.notices for document in story.documents):
        parts.append(f"{aside} set aside")
    if base.latest:
        parts.append(f"newest dated report {day_in_words(base.latest)}")
    return " · ".join(parts)


def _short(note: str) -> str:
    """Return the note with the headlines that it quotes cut short."""
    return _QUOTED.sub(lambda found: f"“{found[1].rstrip()}…”", note)


def _moment(event: Event, numbers: Numbers) -> Moment:
    return Moment(
        time=event.time,
        shown=day_in_words(event.time),
        text=event.text,
        status=event.status,
        refs=refs_to(event.evidence, numbers),
        note=_short(event.note or ""),
    )
