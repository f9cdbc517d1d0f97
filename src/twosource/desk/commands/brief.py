"""`twosource brief`: the dossier of each story in the sources, or in an archive."""

import sys
from collections.abc import Callable

from twosource import pipeline
from twosource.archive.naming import shown
from twosource.desk.archives import counted, holdings
from twosource.desk.ending import NOTHING_READ, Tally
from twosource.desk.fetch_options import settings
from twosource.desk.output import opened
from twosource.desk.progress import progress
from twosource.desk.renderings import DOSSIER, rendering
from twosource.desk.whence import one_of
from twosource.errors import BadCall
from twosource.records.ledger import Dossier
from twosource.records.page import Document
from twosource.settings import Settings
from twosource.stage import USUAL


def brief(
    sources: list[str],
    *,
    archive: str | None,
    form: str,
    out: str | None,
    reader: str | None,
    document: str | None = None,
    hosts: list[str] | None = None,
) -> int:
    """Write the dossier of the sources, or of the archive, in the format `form` and return the exit status.

    With a `document` of the archive, by its id, it is that of its story.
    """
    one_of("brief", sources, archive)
    if archive is not None and reader is not None:
        raise BadCall("--reader is for sources; an archive is read when something is added to it")
    if archive is None and document is not None:
        raise BadCall("--document is for an archive; of sources give the pages of one story only")
    tally, bounds = Tally(), settings(hosts)
    with opened(out) as sink:
        if archive is not None:
            dossier = _of_archive(archive, document, tally)
        else:
            dossier = _of_sources(sources, bounds, reader or USUAL, tally)
        if tally.status != NOTHING_READ:
            sink.write(_shown(dossier, form, to_terminal=out is None))
    return tally.status


def _of_sources(sources: list[str], bounds: Settings, reader: str, tally: Tally) -> Dossier:
    with progress("Reading") as step:

        def seen(document: Document) -> None:
            tally.done += 1
            step(document.title or document.capture.path)

        return pipeline.brief(sources, bounds, reader, failed=tally.refuse, seen=seen)


def _of_archive(place: str, document: str | None, tally: Tally) -> Dossier:
    with holdings(place) as held:
        if document is None:
            return counted(held, place, tally).dossier()
        dossier = held.around(document)
        tally.done = sum(len(story.documents) for story in dossier.stories)
        if not tally.done:
            where = "check and brief with --format json give the id of each"
            raise BadCall(f"{shown(place)}: no document “{document}” is in it; {where}")
        return dossier


def _shown(dossier: Dossier, form: str, *, to_terminal: bool) -> bytes:
    show: Callable[..., bytes] = rendering(DOSSIER, form)
    if form != "text" or not to_terminal:
        return show(dossier)
    from twosource.desk.text import look_for

    return show(dossier, look_for(sys.stdout))
