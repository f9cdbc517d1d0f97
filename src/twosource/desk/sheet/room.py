"""Which stories a bounded format tells, and which it only lists."""

from collections.abc import Sequence

from twosource.desk.sheet.lines import Sheet

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
