"""The archive that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from twosource.archive.holdings import Holdings


@contextmanager
def holdings(place: str) -> Iterator[Holdings]:
    """Give what the archive at `place` holds, and let go of it afterwards; raises `BadCall` where there is none."""
    archive = import_module("twosource.archive.opening").open_archive(place, new=False)
    try:
        yield Holdings(archive)
    finally:
        archive.close()
