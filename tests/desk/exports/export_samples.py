"""The sample pages as what an export is made of."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.exports.material import Material, material

EXAMPLES = Path(__file__).parents[3] / "examples"


def held(*sources: str, backwards: bool = False) -> Holdings:
    """Return an archive in memory with the pages of some folders of samples, or files, in it."""
    holdings = Holdings(InMemoryArchive(), "rules")
    paths = [path for source in sources for path in sorted((EXAMPLES / source).iterdir())]
    list(holdings.add(map(str, reversed(paths) if backwards else paths)))
    return holdings


@lru_cache(maxsize=1)
def samples() -> Material:
    """Return both folders of samples."""
    return material(held("istanbul", "harbour"), kept=False)


@lru_cache(maxsize=1)
def backwards() -> Material:
    """Return the same, taken in the other way round."""
    return material(held("istanbul", "harbour", backwards=True), kept=False)


def whole(make: Callable[[Material], Iterator[bytes]], of: Material) -> bytes:
    """Return all that an export writes."""
    return b"".join(make(of))
