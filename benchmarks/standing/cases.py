"""The cases as they lie in `cases/`, and which half of them may be looked into.

Half of the cases is open: their errors may be read while the program is worked on. Of the other half only totals are
ever printed, so that its figures say how the program does on what nobody tuned it on.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

CASES = Path(__file__).parent / "cases"

Row = dict[str, Any]


class Stories(NamedTuple):
    """One set of documents with the claims put to it; `open` says that its errors may be looked at."""

    name: str
    open: bool
    pages: list[Row]
    claims: list[Row]


def distortion() -> Iterator[Stories]:
    """Yield the sets of documents with their claims, by name; those whose name has an even length are open."""
    for folder in sorted(path for path in (CASES / "distortion").iterdir() if path.is_dir()):
        yield Stories(
            folder.name, len(folder.name) % 2 == 0, rows(folder / "pages.jsonl"), rows(folder / "claims.jsonl")
        )


def pairs() -> Iterator[tuple[bool, Row]]:
    """Yield the pairs of sentences, each with whether it is open: every second one is."""
    for number, row in enumerate(rows(CASES / "same.jsonl")):
        yield number % 2 == 0, row


def rows(path: Path) -> list[Row]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
