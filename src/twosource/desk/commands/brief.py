"""`twosource brief`: the dossier of each story in the sources."""

import sys
from collections.abc import Callable

from twosource import pipeline
from twosource.desk.ending import NOTHING_READ, Tally
from twosource.desk.output import opened
from twosource.desk.progress import progress
from twosource.desk.renderings import DOSSIER, rendering
from twosource.records.ledger import Dossier
from twosource.records.page import Document


def brief(sources: list[str], *, form: str, out: str | None, reader: str) -> int:
    """Write the dossier of the sources in the format `form` and return the exit status."""
    tally = Tally()
    with opened(out) as sink:
        with progress("Reading") as step:

            def seen(document: Document) -> None:
                tally.done += 1
                step(document.title or document.capture.path)

            dossier = pipeline.brief(sources, reader=reader, failed=tally.refuse, seen=seen)
        if tally.status != NOTHING_READ:
            sink.write(_shown(dossier, form, to_terminal=out is None))
    return tally.status


def _shown(dossier: Dossier, form: str, *, to_terminal: bool) -> bytes:
    show: Callable[..., bytes] = rendering(DOSSIER, form)
    if form != "text" or not to_terminal:
        return show(dossier)
    from twosource.desk.text import look_for

    return show(dossier, look_for(sys.stdout))
