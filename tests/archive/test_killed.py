"""The short form of what `make torture` does to an archive."""

from benchmarks.torture.kill import killed


def test_an_archive_outlives_whoever_is_killed_while_adding_to_it() -> None:
    outcome = killed(20, seed=7)
    assert outcome.faults == []
    assert outcome.found["part"] >= 10
