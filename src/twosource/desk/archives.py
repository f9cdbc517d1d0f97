"""The archive that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from twosource.archive.holdings import Holdings
from twosource.archive.naming import shown
from twosource.desk.ending import Tally, say
from twosource.stage import USUAL


@contextmanager
def holdings(place: str, reader: str = USUAL) -> Iterator[Holdings]:
    """Give what the archive at `place` holds, and let go of it afterwards; raises `BadCall` where there is none."""
    archive = import_module("twosource.archive.opening").open_archive(place, new=False)
    try:
        yield Holdings(archive, reader)
    finally:
        archive.close()


def counted(held: Holdings, place: str, tally: Tally) -> Holdings:
    """Count the documents of an archive as done, say so in a line where it holds none, and return what it holds."""
    tally.done += len({name for taken in held.archive.captures() for name in taken.documents})
    if not tally.done:
        say(f"{shown(place)}: nothing has been added yet")
    return held
