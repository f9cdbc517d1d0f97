"""The short form of what `make torture` does to the delivery of messages."""

from benchmarks.torture.notify import killed


def test_messages_outlive_whoever_is_killed_while_delivering_them() -> None:
    outcome = killed(30, 2, seed=7)
    assert outcome.faults == []
    assert outcome.kills >= 2
