"""`twosource export`: a dossier in other people's formats."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.addresses import address
from twosource.desk.archives import counted, holdings
from twosource.desk.ending import NOTHING_READ, Tally
from twosource.desk.exports import Format, format_called, maker
from twosource.desk.exports.material import material
from twosource.desk.exports.writing import place
from twosource.desk.fetch_options import settings
from twosource.desk.output import is_terminal
from twosource.desk.progress import progress
from twosource.desk.when import moment
from twosource.desk.whence import one_of
from twosource.errors import BadCall
from twosource.settings import Settings
from twosource.stage import USUAL


def export(
    sources: list[str],
    *,
    archive: str | None,
    form: str,
    out: str | None,
    story: str | None,
    only: Mapping[str, str | None],
    reader: str | None,
    hosts: list[str] | None = None,
) -> int:
    """Write what an archive holds, or sources, in the format `form` and return the exit status.

    `only` are the options that only some formats take.
    """
    one_of("export", sources, archive)
    if archive is not None and reader is not None:
        raise BadCall("--reader is for sources; an archive is read when something is added to it")
    chosen, make, tally, bounds = format_called(form), maker(form, kept=archive is not None), Tally(), settings(hosts)
    given = _understood(form, chosen, only)
    if (out is None or out == "-") and not chosen.text and is_terminal(sys.stdout):
        raise BadCall(f"{form} is nothing for a terminal; -o PATH writes to a file")
    with (
        place(out, form, in_folder=chosen.folder) as put,
        _held(sources, archive, reader or USUAL, tally, bounds) as held,
    ):
        if tally.status != NOTHING_READ:
            put(make(material(held, kept=archive is not None, story=story, **given)))
    return tally.status


def _understood(form: str, chosen: Format, only: Mapping[str, str | None]) -> dict[str, str]:
    """Return the options that only some formats take; raises `BadCall` for one that this one does not."""
    given = {name: words for name, words in only.items() if words is not None}
    for name in given:
        if name not in chosen.takes:
            raise BadCall(f"{form} does not take --{name}")
    if "since" in given:
        given["since"] = moment(given["since"], now=datetime.now())
    if "base" in given:
        if address(given["base"]) is None:
            raise BadCall(f"--base “{given['base']}” is no address; it begins with http:// or https://")
        given["base"] = given["base"].rstrip("/")
    return given


@contextmanager
def _held(sources: list[str], archive: str | None, reader: str, tally: Tally, bounds: Settings) -> Iterator[Holdings]:
    """Give what an archive holds, or what one would that the sources are added to."""
    if archive is not None:
        with holdings(archive) as held:
            yield counted(held, archive, tally)
        return
    held = Holdings(InMemoryArchive(), reader)
    with progress("Reading") as step:
        for each in held.take_in(sources, bounds):
            for failure in each.refused:
                tally.refuse(failure)
            for document in each.documents:
                tally.done += 1
                step(document.title or document.capture.path)
    yield held
