from hypothesis import given
from hypothesis import strategies as st

from twosource.watch.pacing import after_failures, is_ripe, later

NOW, A_YEAR_AGO = "2025-06-02T10:00:00.000000+00:00", "2024-06-02T10:00:00.000000+00:00"


@given(st.floats(1, 1e9))
def test_what_is_put_off_is_not_ripe_before_its_time(pause: float) -> None:
    due = later(NOW, pause)
    assert not is_ripe(due, NOW)
    assert is_ripe(due, due)


@given(st.integers(1, 100), st.none() | st.floats(0, 1e9))
def test_a_clock_that_was_set_back_puts_nothing_off(failures: int, asked: float | None) -> None:
    assert is_ripe(after_failures(NOW, failures, asked=asked), A_YEAR_AGO)
    assert is_ripe("", NOW)
