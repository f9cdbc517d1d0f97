"""The short form of what `make torture` does to the file of an archive."""

from benchmarks.torture.damage import damaged


def test_damage_is_refused_or_changes_nothing_or_is_found_by_a_check() -> None:
    outcome = damaged(6, flips=2, cuts=10, seed=7)
    assert outcome.faults == []
    assert outcome.found["a bit is flipped: refused in a line"] >= 1
    assert outcome.found["the file is cut off: refused in a line"] == 10
    assert outcome.found["the log is there: the same"] == 1
