"""The short form of what `make torture` does to an archive."""

import pytest
from stores import postgres

from benchmarks.torture.kill import killed


@pytest.mark.parametrize(("kind", "kills"), [("sqlite", 10), ("postgresql", 6)])
def test_an_archive_outlives_whoever_is_killed_while_adding_to_it(kind: str, kills: int) -> None:
    if kind == "postgresql":
        postgres()
    outcome = killed(kills, seed=7, kind=kind, documents=30)
    assert outcome.faults == []
    assert outcome.found["part"] >= kills / 2
