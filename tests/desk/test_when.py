import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.when import moment
from twosource.errors import BadCall

NOW = datetime(2026, 11, 26, 14, 30)


def stamp(*parts: int) -> str:
    return datetime(*parts).astimezone(UTC).isoformat(timespec="microseconds")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("yesterday", (2026, 11, 25)),
        ("today", (2026, 11, 26)),
        ("3 days ago", (2026, 11, 23)),
        ("last week", (2026, 11, 19)),
        ("last Monday", (2026, 11, 23)),
        ("2 June", (2026, 6, 2)),
        ("June 2025", (2025, 6, 1)),
        ("02/06/2025", (2025, 6, 2)),
        ("2025-06-02", (2025, 6, 2)),
        ("2025-06", (2025, 6, 1)),
        ("2025", (2025, 1, 1)),
        ("3 hours ago", (2026, 11, 26, 11, 30)),
        ("yesterday at 9am", (2026, 11, 25, 9)),
        ("2025-06-02T09:15", (2025, 6, 2, 9, 15)),
        (" now ", (2026, 11, 26, 14, 30)),
    ],
)
def test_a_day_begins_with_its_first_moment_and_a_time_is_meant_as_it_is(words: str, first: tuple[int, ...]) -> None:
    assert moment(words, now=NOW) == stamp(*first)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("yesterday", (2026, 11, 25, 23, 59, 59, 999999)),
        ("2025-06-02", (2025, 6, 2, 23, 59, 59, 999999)),
        ("2025-02", (2025, 2, 28, 23, 59, 59, 999999)),
        ("2025-12", (2025, 12, 31, 23, 59, 59, 999999)),
        ("2025", (2025, 12, 31, 23, 59, 59, 999999)),
        ("2025-06-02T09:15", (2025, 6, 2, 9, 15)),
    ],
)
def test_up_to_a_day_is_up_to_its_last_moment(words: str, last: tuple[int, ...]) -> None:
    assert moment(words, now=NOW, end=True) == stamp(*last)


def test_a_time_with_a_zone_is_that_moment() -> None:
    assert moment("2025-06-02T09:15:00+03:00", now=NOW) == "2025-06-02T06:15:00.000000+00:00"
    assert moment("2025-06-02T09:15:00Z", now=NOW) == "2025-06-02T09:15:00.000000+00:00"


@pytest.mark.parametrize("words", ["", "soon", "nonsense", "5", "2025-13", "2025-02-30", "a\x00b", "٣"])
def test_what_is_no_time_is_said_in_one_line(words: str) -> None:
    with pytest.raises(BadCall, match="is no time that is understood"):
        moment(words, now=NOW)


def test_what_cannot_be_printed_is_shown_in_part() -> None:
    with pytest.raises(BadCall) as refused:
        moment("y\ufffd" + "\x00" * 200, now=NOW)
    assert len(str(refused.value)) < 200


@given(st.datetimes(datetime(1980, 1, 1), datetime(2060, 1, 1)))
def test_every_day_holds_all_its_moments(time: datetime) -> None:
    day = time.date().isoformat()
    assert moment(day, now=NOW) <= moment(time.isoformat(), now=NOW) <= moment(day, now=NOW, end=True)


@given(st.text(max_size=30))
def test_any_words_give_a_time_or_one_line(words: str) -> None:
    with suppress(BadCall):
        assert datetime.fromisoformat(moment(words, now=NOW)).utcoffset() == timedelta(0)


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(
    ("now", "words", "meant"),
    [
        (datetime(2025, 3, 30, 3, 30), "2 hours ago", "2025-03-29T23:30"),  # at two it became three
        (datetime(2025, 10, 26, 2, 30, fold=1), "2 hours ago", "2025-10-25T23:30"),  # at three it became two
        (datetime(2025, 10, 26, 2, 30), "2 hours ago", "2025-10-25T22:30"),
        (datetime(2025, 3, 30, 12), "yesterday", "2025-03-28T23:00"),
        (datetime(2025, 3, 30, 12), "today", "2025-03-29T23:00"),
        (datetime(2025, 3, 30, 12), "2025-03-30", "2025-03-29T23:00"),
        (datetime(2025, 3, 31, 12), "2025-03-31", "2025-03-30T22:00"),
    ],
)
def test_clocks_that_are_put_forward_or_back_change_no_hours(now: datetime, words: str, meant: str) -> None:
    assert moment(words, now=now) == f"{meant}:00.000000+00:00"
