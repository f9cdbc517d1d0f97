import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.document.moments import moments
from twosource.document.stamps import bounds, dateline, stamp


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("June 3, 2024 9:05 PM GMT+02:00", "2024-06-03T21:05:00+02:00"),
        ("Monday, 3 June 2024, 21:05", "2024-06-03T21:05"),
        ("2024-06-03T21:05:00Z", "2024-06-03T21:05:00+00:00"),
        ("Mon, 03 Jun 2024 21:05:00 +0300", "2024-06-03T21:05:00+03:00"),
        ("7:15 AM EST Jan 9, 2023", "2023-01-09T07:15:00-05:00"),
        ("July 9, 2023 7:15 a.m. ET", "2023-07-09T07:15:00-04:00"),
        ("December 9, 2023 7:15 a.m. ET", "2023-12-09T07:15:00-05:00"),
        ("3 de junio de 2024", "2024-06-03"),
        ("12 AM, 3 June 2024", "2024-06-03T00:00"),
        ("03.06.2024", "2024-06-03"),
        ("25/06/2024", "2024-06-25"),
        ("June 2024", "2024-06"),
    ],
)
def test_a_date_is_understood_as_far_as_its_words_go(words: str, value: str) -> None:
    found = stamp(words)
    assert found is not None
    assert found.value == value


def test_a_date_that_can_be_read_two_ways_gives_its_year_alone() -> None:
    found = stamp("05/06/2024")
    assert found is not None
    assert found.value == "2024"


def test_a_zone_that_stands_for_several_offsets_gives_none() -> None:
    found = stamp("June 3, 2024 9:05 PM CST")
    assert found is not None
    assert found.value == "2024-06-03T21:05"


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 hours ago",
        "Updated 9:06 AM",
        "Ministers agree to extend the harbour treaty until March 2027",
        "She was elected on May 3, 2019 and resigned a year later.",
        "2019 was a very bad year for the northern fishing fleets, say owners",
    ],
)
def test_a_line_that_is_no_date_line_dates_nothing(line: str) -> None:
    assert dateline(line) is None


def test_a_byline_glued_to_its_date_comes_apart() -> None:
    found = dateline("Ines VermeulenTuesday, 4 June 2024, 08:10")
    assert found is not None
    assert found.rest == "Ines Vermeulen"
    assert found.published is not None
    assert found.published.value == "2024-06-04T08:10"


def test_a_change_with_a_clock_time_only_is_of_the_day_published() -> None:
    found = dateline("2024-06-04 08:10 Last Updated At:19:45")
    assert found is not None
    assert found.modified is not None
    assert (found.published and found.published.value) == "2024-06-04T08:10"
    assert found.modified.value == "2024-06-04T19:45"


def test_publication_and_change_are_told_apart_by_their_marks() -> None:
    found = dateline("UPDATED: 20:10, 19 March 2024 | PUBLISHED: 17:44, 18 March 2024")
    assert found is not None
    assert (found.published and found.published.value) == "2024-03-18T17:44"
    assert (found.modified and found.modified.value) == "2024-03-19T20:10"


def test_the_past_of_an_undated_text_lies_before_its_writing_and_what_it_announces_after() -> None:
    text = "The first round was held on 16 May 2024.\n\nThe second round will be held on 2 June 2024."
    assert bounds(text) == ("2024-05-16", "2024-06-02")


def test_a_date_without_a_year_bounds_nothing() -> None:
    assert bounds("The first round was held on 16 May.") == (None, None)


@given(st.text(alphabet="0123456789:-/., ampTZGMT+MayJune\n", max_size=300))
def test_no_line_however_odd_stops_the_reading_of_dates(text: str) -> None:
    dateline(text)
    stamp(text)
    bounds(text)


def test_each_of_many_dates_has_the_clock_time_beside_it() -> None:
    text = "at 10:30 on 2 June 2025, then 3 June 2025, 11:45 and 4 June 2025 alone; " * 40
    found = moments(text)
    assert [moment.clock for moment in found] == ["T10:30", "T11:45", ""] * 40
    assert [moment.day for moment in found] == ["2025-06-02", "2025-06-03", "2025-06-04"] * 40
