"""Where a question is put: to sources that are read now, or to an archive."""

from collections.abc import Iterator
from contextlib import contextmanager

from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.desk.ending import Tally, say
from twosource.errors import BadCall


def one_of(command: str, sources: list[str], archive: str | None) -> None:
    """Raise `BadCall` unless there are either sources or an archive."""
    if sources and archive is not None:
        raise BadCall(f"{command} takes sources or --archive, not both; twosource add puts sources into an archive")
    if not sources and archive is None:
        raise BadCall(f"{command} needs a source, or --archive A; see twosource {command} --help")


@contextmanager
def holdings(place: str, reader: str, tally: Tally) -> Iterator[Holdings]:
    """Open an archive that is there and count its documents as done; say so in a line where it holds none."""
    store = open_archive(place, new=False)
    try:
        tally.done += len({name for taken in store.captures() for name in taken.documents})
        if not tally.done:
            say(f"{place}: nothing has been added yet")
        yield Holdings(store, reader)
    finally:
        store.close()
