import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.days import first_and_last, within


@pytest.mark.parametrize(
    ("known", "days"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2025-05-01T10:00:00Z", ("2025-05-01", "2025-05-01")),
        ("XXXX-05", None), ("", None), (None, None), ("2025-13", None), ("0000", None),
    ],
)  # fmt: skip
def test_a_month_or_a_year_means_any_of_its_days(known: str | None, days: tuple[str, str] | None) -> None:
    assert first_and_last(known) == days


def test_a_month_lies_between_two_days_where_all_of_it_does() -> None:
    assert within("2025-05", since="2025-05-01", until="2025-05-31")
    assert not within("2025-05", until="2025-05-01")
    assert not within("2025-05", since="2025-05-02")
    assert not within("hello", since="2025-05-01")
    assert within(None)


@given(st.dates(), st.dates(), st.dates())
def test_of_days_the_order_decides(day, since, until) -> None:  # type: ignore[no-untyped-def]
    assert within(str(day), since=str(since), until=str(until)) == (since <= day <= until)
