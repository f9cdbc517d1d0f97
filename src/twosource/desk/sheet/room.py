"""Which stories a bounded format tells, and which it only lists."""

from collections.abc import Sequence

from twosource.desk.sheet.lines import Moment, Sheet

ALONE = "Documents that are each a story of their own"

TOLD_ALONE = 5
"""Stories of one document that are told beside larger ones; more than that are listed."""


def told_and_listed(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Sheet]]:
    """Return the stories to tell and those to list by their headline, each in the order of the dossier."""
    alone = [sheet for sheet in sheets if len(sheet.sources) == 1]
    if len(alone) <= TOLD_ALONE:
        return list(sheets), []
    told = [sheet for sheet in sheets if len(sheet.sources) > 1]
    return (told, alone) if told else (alone[:TOLD_ALONE], alone[TOLD_ALONE:])


def weightier(moments: Sequence[Moment], most: int) -> list[Moment]:
    """Return at most so many lines of a timeline: what was merely said gives way first, then the oldest."""
    spare = len(moments) - most
    if spare <= 0:
        return list(moments)
    said = [at for at, moment in enumerate(moments) if moment.status == "said"][:spare]
    rest = [at for at in range(len(moments)) if at not in set(said)]
    return [moments[at] for at in rest[max(0, len(rest) - most) :]]
