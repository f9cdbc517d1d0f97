import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language.dates import bounds, compare_times, written

days = st.dates().map(lambda d: d.isoformat()).filter(lambda d: d >= "1000")
values = st.one_of(days, days.map(lambda d: d[:7]), days.map(lambda d: d[:4]), days.map(lambda d: "XXXX" + d[4:]))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2025-05-28", "2025-05-28", "agrees"),
        ("2025-05-28", "2025-05", "vaguer"),
        ("2025-05-28", "2025-05-27", "contradicts"),
        ("2025-05-28", "XXXX-WXX-3", "vaguer"),
        ("2025-05-27", "XXXX-WXX-3", "contradicts"),
        ("2025-06-02", "XXXX-06-02", "vaguer"),
        ("2025-06-02", "XXXX-06-03", "contradicts"),
        ("2025-W21", "2025-05-20", "vaguer"),
        ("2025-W21-WE", "2025-05-20", "contradicts"),
    ],
)
def test_times_compare_as_far_as_they_are_known(a: str, b: str, relation: str) -> None:
    assert compare_times(a, b) == relation


@given(values, values)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    assert compare_times(a, b) == compare_times(b, a)


@given(days)
def test_a_day_lies_within_its_month_and_year(day: str) -> None:
    assert compare_times(day, day[:7]) in ("vaguer", "agrees")
    assert compare_times(day, day[:4]) in ("vaguer", "agrees")


@given(days.filter(lambda d: d < "9999"))
def test_bounds_hold_the_day(day: str) -> None:
    for value in (day, day[:7], day[:4]):
        found = bounds(value)
        assert found is not None
        assert found[0].isoformat() <= day <= found[1].isoformat()


@pytest.mark.parametrize(
    ("value", "words"),
    [("2025-05-27", "27 May 2025"), ("XXXX-05-27", "27 May"), ("XXXX-WXX-4", "a Thursday"), ("2025-W21", "2025-W21")],
)
def test_a_day_is_written_as_a_person_writes_it(value: str, words: str) -> None:
    assert written(value) == words
