"""What tests of exports do with one: make an archive of samples, and all that an export writes of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.exports.material import Material

EXAMPLES = Path(__file__).parents[3] / "examples"


def held(*folders: str) -> Holdings:
    """Return an archive in memory with the pages of some folders of samples in it."""
    holdings = Holdings(InMemoryArchive(), "rules")
    list(holdings.add(str(EXAMPLES / folder) for folder in folders))
    return holdings


def whole(make: Callable[[Material], Iterator[bytes]], of: Material) -> bytes:
    """Return all that an export writes."""
    return b"".join(make(of))
