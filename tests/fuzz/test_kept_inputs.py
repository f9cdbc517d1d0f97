"""What a fuzzer found its way through is gone through again: no fault, and twice the same."""

import pytest

from benchmarks.fuzz.corpus import kept
from benchmarks.fuzz.fewest import fewest
from benchmarks.fuzz.holding import outcome
from benchmarks.fuzz.targets import TARGETS
from twosource.errors import Refused


@pytest.mark.parametrize("name", TARGETS)
def test_what_must_hold_does_for_every_kept_input(name: str) -> None:
    target = TARGETS[name]
    seeds = [seed[: target.longest] for seed in target.seeds()]
    for data in dict.fromkeys((*kept(name), *(seeds if target.share < 3 else seeds[:2]))):
        outcome(target.run, data)


def test_what_is_refused_is_so_in_one_line() -> None:
    def refuse(data: bytes) -> None:
        raise Refused(data.decode())

    assert outcome(refuse, b"no article in it") == ("refused", "no article in it")
    for reason in (b"", b"a\nb", b"could not be read (ValueError)", b"a" * 1_000):
        with pytest.raises(AssertionError):
            outcome(refuse, reason)


def test_what_is_another_the_second_time_is_found() -> None:
    found = iter(range(9))
    with pytest.raises(AssertionError, match="twice the same input"):
        outcome(lambda _: next(found), b"")


def test_the_fewest_inputs_are_the_shortest_that_lead_anywhere_new() -> None:
    run = TARGETS["headers"].run
    assert fewest(run, [b"120", b"121", b"1200000", b"Mon, 02 Jun 2025 10:30:00 GMT"]) == [
        b"120",
        b"Mon, 02 Jun 2025 10:30:00 GMT",
    ]
