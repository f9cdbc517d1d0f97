from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from threading import Event, Lock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.archive.intake import Found
from twosource.errors import BadCall
from twosource.records.page import Capture, Failure, Mishap
from twosource.run.batches import FULL, MOST
from twosource.run.lanes import TRIES, Lost, side_by_side


def capture(number: int, size: int = 10) -> Capture:
    data = f"{number:010}".encode().ljust(size)
    return Capture(path=str(number), data=data, sha256=sha256(data).hexdigest(), media_type="text/plain")


def found_in(one: Capture) -> Found:
    return [Failure(source=one.path, reason="read")]


class FakeLane:
    """Loses each capture as often as it is told to, and notes what was sent together."""

    def __init__(self, losses: Counter[str], sent: list[list[Capture]], lock: Lock) -> None:
        self.losses, self.sent, self.lock = losses, sent, lock
        self.closed = False

    def read(self, captures: Sequence[Capture]) -> list[Found]:
        with self.lock:
            self.sent.append(list(captures))
            for one in captures:
                if self.losses[one.path]:
                    self.losses[one.path] -= 1
                    raise Lost
        return [found_in(one) for one in captures]

    def close(self) -> None:
        self.closed = True


@given(
    losses=st.lists(st.sampled_from([0, 0, 0, 1, TRIES - 1, 99]), min_size=1, max_size=30),
    sizes=st.lists(st.sampled_from([10, FULL]), min_size=30, max_size=30),
    jobs=st.integers(1, 4),
)
def test_whatever_is_lost_each_capture_has_its_own_result(losses: list[int], sizes: list[int], jobs: int) -> None:
    captures = [capture(number, size) for number, (_, size) in enumerate(zip(losses, sizes, strict=False))]
    sent: list[list[Capture]] = []
    lost, lock = Counter({str(number): times for number, times in enumerate(losses)}), Lock()
    with side_by_side(jobs, lambda: FakeLane(lost, sent, lock)) as begin:
        results = [each.found() for each in [begin(one) for one in captures]]
    for one, times, result in zip(captures, losses, results, strict=True):
        if times < TRIES:
            assert result == found_in(one)
        else:
            (told,) = result
            assert isinstance(told, Mishap)
            assert (told.source, "was ended 3 times" in told.reason) == (one.path, True)
    assert all(len(batch) <= MOST and sum(len(one.data) for one in batch) < FULL + FULL for batch in sent)
    assert all(sum(one in batch for batch in sent) <= TRIES + 1 for one in captures)


def test_captures_travel_together_only_while_all_are_busy() -> None:
    sent: list[list[Capture]] = []
    go, lock = Event(), Lock()

    class Waiting(FakeLane):
        def read(self, captures: Sequence[Capture]) -> list[Found]:
            go.wait()
            return super().read(captures)

    with side_by_side(2, lambda: Waiting(Counter(), sent, lock)) as begin:
        begun = [begin(capture(number)) for number in range(2 + 2 * MOST)]
        assert not any(each.done() for each in begun)
        go.set()
        assert [each.found() for each in begun] == [found_in(capture(number)) for number in range(2 + 2 * MOST)]
        assert all(each.done() for each in begun)
    assert sorted(map(len, sent)) == [1, 1, MOST, MOST]


def test_a_lane_that_cannot_be_opened_ends_the_call_in_one_line() -> None:
    def opened() -> FakeLane:
        raise BadCall("no lane")

    with pytest.raises(BadCall, match="no lane"), side_by_side(2, opened) as begin:
        begin(capture(0)).found()


def test_work_that_is_broken_off_waits_for_nothing() -> None:
    reading, closed = Event(), Event()

    class Endless(FakeLane):
        def read(self, captures: Sequence[Capture]) -> list[Found]:
            reading.set()
            closed.wait()
            raise Lost

        def close(self) -> None:
            closed.set()

    def broken_off() -> None:
        with side_by_side(1, lambda: Endless(Counter(), [], Lock())) as begin:
            for number in range(9):
                begin(capture(number))
            reading.wait()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert closed.is_set()
