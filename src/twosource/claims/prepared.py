"""A story made ready for questions: its sentences, where each thing stands in them, and what settles a question."""

from msgspec import Struct

from twosource.claims.calendar import Calendar, calendar
from twosource.claims.content import words
from twosource.claims.search import Index, index
from twosource.claims.settle import settle_among
from twosource.claims.units import Unit, units
from twosource.records.story import CaseFile


class Prepared(Struct, frozen=True):
    """One story; `sides` gives the side, or else the name, behind each `@` key."""

    case: CaseFile
    days: Calendar
    index: Index
    sides: dict[str, str]


def prepare(case: CaseFile) -> Prepared:
    """Return a settled case file made ready for any number of questions."""
    days = calendar(case.documents, case.readings)
    heads = [(document.id, words(document.title or "")) for document in case.documents]
    return Prepared(
        case,
        days,
        index(units(case, days), heads),
        {f"@{actor.id}": actor.side or actor.name for actor in case.cast.actors},
    )


def sentences_of(question: CaseFile, story: Prepared) -> list[Unit]:
    """Return the sentences of a question, of which `question` is the case file, in the light of a story."""
    settled = settle_among(question, story.days, story.case.principals)
    return units(settled, story.days)
