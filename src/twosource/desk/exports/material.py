"""What is exported: a dossier, and what was read in its documents."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.archive.holdings import Holdings
from twosource.desk.meant import meant
from twosource.records.ledger import Dossier
from twosource.records.reading import Reading


class Material(Struct, frozen=True, kw_only=True):
    """A dossier with the reading of each of its documents, by document id.

    `held` is the archive that it was made of, and `kept` says whether that archive lasts: what came from sources is
    held in memory, and has no earlier state to be compared with. `until` is the time up to which it is told.
    `since` is the time from which on changes are wanted, ISO 8601 in UTC, and `base` the address of the reading room,
    without a slash at its end; both for the formats that take them.
    """

    dossier: Dossier
    readings: Mapping[str, Reading]
    held: Holdings
    kept: bool
    until: str | None = None
    since: str | None = None
    base: str | None = None


def material(
    held: Holdings,
    *,
    kept: bool,
    until: str | None = None,
    story: str | None = None,
    since: str | None = None,
    base: str | None = None,
) -> Material:
    """Return all that an archive holds or held at a time, or one story of it, named by its id or words of its title.

    Raises `BadCall` where no story, or more than one, is meant.
    """
    last = held.archive.last()
    moment = last if until is None else min(until, last)
    dossier = held.dossier(until=moment)
    if story is not None:
        wanted = meant(story, "story", {each.id: each.title for each in dossier.stories})
        dossier = Dossier(stories=tuple(each for each in dossier.stories if each.id == wanted))
    inside = {document.id for each in dossier.stories for document in each.documents}
    readings = {document.id: reading for document, reading in held.archive.read(until=moment) if document.id in inside}
    return Material(dossier=dossier, readings=readings, held=held, kept=kept, until=moment, since=since, base=base)
