"""What a phrase of time comes to, from a given day. Wednesday, 28 May 2025 unless a test says otherwise."""

import pytest

from twosource.reading.times import find_times

WEDNESDAY = "2025-05-28T10:30:00+03:00"


def values(text: str, anchor: str | None = WEDNESDAY) -> list[str]:
    return [time.value for time in find_times(text, anchor)]


def words(text: str, anchor: str | None = WEDNESDAY) -> list[str]:
    return [text[time.start : time.end] for time in find_times(text, anchor)]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("16 May 2025", "2025-05-16"),
        ("May 16th, 2025", "2025-05-16"),
        ("the 16th of May, 2025", "2025-05-16"),
        ("Friday, 16 May 2025", "2025-05-16"),
        ("2025-05-16", "2025-05-16"),
        ("16/05/2025", "2025-05-16"),
        ("05/16/2025", "2025-05-16"),
        ("16.05.2025", "2025-05-16"),
        ("2019-sep-1", "2019-09-01"),
        ("Dec. 3, 2021", "2021-12-03"),
        ("September the twenty-first nineteen seventy eight", "1978-09-21"),
        ("29 February 2024", "2024-02-29"),
        ("Easter Monday 2025", "2025-04-21"),
        ("Christmas Eve 2014", "2014-12-24"),
    ],
)
def test_a_full_date_means_the_same_in_every_order_of_its_parts(written: str, day: str) -> None:
    assert values(f"They signed it on {written}.", None) == [day]


@pytest.mark.parametrize("written", ["30 February 2025", "2025-02-30", "31.04.2024"])
def test_a_day_that_is_not_in_the_calendar_is_never_a_day(written: str) -> None:
    assert not [value for value in values(f"Signed on {written}.", None) if value.count("-") == 2]


def test_a_weekday_looks_where_the_verb_looks() -> None:
    assert values("The envoy spoke to reporters on Monday.") == ["2025-05-26"]
    assert values("The envoys will meet on Monday.") == ["2025-06-02"]
    assert values("Both teams are due to sit down again on Friday.") == ["2025-05-30"]
    assert values("The envoys will meet on Monday, a spokeswoman said on Tuesday.") == ["2025-06-02", "2025-05-27"]


def test_the_day_of_the_report_itself_is_meant_by_its_own_name() -> None:
    assert values("The mayor said on Wednesday that the port was open.") == ["2025-05-28"]


def test_a_day_without_a_year_gets_the_year_that_fits_the_tense() -> None:
    assert values("The dockers walked out on 11 December.", "2010-01-25") == ["2009-12-11"]
    assert values("The dockers will walk out on 11 January.", "2010-12-25") == ["2011-01-11"]
    assert values("Work should be completed in October.", "2009-06-05") == ["2009-10"]
    assert values("The plant closed in October.", "2009-06-05") == ["2008-10"]


def test_what_an_undated_text_leaves_open_stays_open() -> None:
    assert values("They met on May 16.", None) == ["XXXX-05-16"]
    assert values("He spoke on Wednesday.", None) == ["XXXX-WXX-3"]
    assert values("He spoke yesterday, and again next week.", None) == ["XXXX-XX-XX", "XXXX-WXX"]


def test_a_time_known_to_the_month_dates_no_weekday() -> None:
    assert values("They met on 3 May and on Friday.", "2025-05") == ["2025-05-03", "XXXX-WXX-5"]


def test_a_date_line_of_its_own_dates_an_undated_text() -> None:
    assert values("Cranes stand still\nJune 13, 2005\nThe strike began today.", None) == ["2005-06-13", "2005-06-13"]


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("May 15-16", "2025-05-15", "2025-05-16"),
        ("from 12 to 14 June", "2025-06-12", "2025-06-14"),
        ("May 30-June 2", "2025-05-30", "2025-06-02"),
        ("between March and April 2022", "2022-03", "2022-04"),
        ("from 2009 to 2011", "2009", "2011"),
        ("2014–18", "2014", "2018"),
        ("between 60 and 90 days", "P60D", "P90D"),
        ("now in its third year", "P2Y", "P3Y"),
    ],
)
def test_a_range_keeps_both_of_its_ends(phrase: str, first: str, last: str) -> None:
    (found,) = [time for time in find_times(f"It lasts, {phrase}.", WEDNESDAY) if time.end_value]
    assert (found.value, found.end_value) == (first, last)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("earlier this month", "2025-05"),
        ("late last week", "2025-W21"),
        ("the week after next", "2025-W24"),
        ("next month", "2025-06"),
        ("last year", "2024"),
        ("the end of this year", "2025"),
        ("the second Monday of next month", "2025-06-09"),
        ("Friday next week", "2025-06-06"),
        ("the day after tomorrow", "2025-05-30"),
        ("last September", "2024-09"),
        ("the first quarter of last year", "2024-Q1"),
        ("Q3 2024", "2024-Q3"),
        ("the second half of 2024", "2024-H2"),
        ("fiscal year 2026", "FY2026"),
        ("early 2022", "2022"),
        ("the 1990s", "199"),
        ("the 21st century", "20"),
        ("the summer of 2023", "2023-SU"),
        ("last winter", "2024-WI"),
        ("this morning", "2025-05-28TMO"),
        ("last night", "2025-05-27TNI"),
        ("this weekend", "2025-W22-WE"),
        ("44 BC", "BC0044"),
    ],
)
def test_a_period_is_counted_from_the_day_of_the_document(phrase: str, value: str) -> None:
    assert values(f"So it was {phrase}.") == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("two years ago", "2023"),
        ("five months ago", "2024-12"),
        ("two weeks ago", "2025-W20"),
        ("three days ago", "2025-05-25"),
        ("a few days ago", "PAST_REF"),
        ("two weeks from now", "2025-06-11"),
        ("1 month and 21 days ago", "2025-04-07"),
    ],
)
def test_a_count_of_units_is_never_more_precise_than_its_words(phrase: str, value: str) -> None:
    assert values(f"It happened {phrase}.") == [value]


def test_days_later_are_counted_from_the_day_that_was_named() -> None:
    assert values("They met on 16 May. Three days later the line was cut.") == ["2025-05-16", "2025-05-19"]


def test_three_days_later_without_a_day_before_it_stays_open() -> None:
    assert values("Three days later he resigned.") == ["XXXX-XX-XX"]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("10:00 on Friday", "2025-05-30T10:00"),
        ("5 p.m. GMT on Friday", "2025-05-30T17:00Z"),
        ("Friday at noon", "2025-05-30T12:00"),
        ("18:00 UTC", "2025-05-28T18:00Z"),
        ("March 4, 2024 9:15 AM GMT+02:00", "2024-03-04T09:15+02:00"),
        ("28 May 2025, 19:20", "2025-05-28T19:20"),
        ("midnight", "2025-05-28T24:00"),
        ("Friday morning", "2025-05-30TMO"),
    ],
)
def test_a_clock_time_takes_the_day_beside_it(phrase: str, value: str) -> None:
    assert values(f"The truce will begin at {phrase}.") == [value]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("over three years", "P3Y"),
        ("a week", "P1W"),
        ("two and a half hours", "PT2.5H"),
        ("30-minute", "PT30M"),
        ("half an hour", "PT0.5H"),
        ("1 year 1 month 21 days", "P1Y1M21D"),
        ("a single weekend", "P1WE"),
        ("the past decade", "P10Y"),
        ("several months", "PXM"),
        ("a fortnight", "P2W"),
    ],
)
def test_a_duration_has_its_length(phrase: str, value: str) -> None:
    (found,) = find_times(f"It took {phrase} to agree.", WEDNESDAY)
    assert (found.type, found.value) == ("DURATION", value)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("every Monday", "XXXX-WXX-1"),
        ("daily", "P1D"),
        ("twice a week", "P1W"),
        ("every two days", "P2D"),
        ("annually", "P1Y"),
        ("3pm every day", "T15:00"),
    ],
)
def test_a_set_says_how_often(phrase: str, value: str) -> None:
    (found,) = find_times(f"They talk {phrase}.", WEDNESDAY)
    assert (found.type, found.value) == ("SET", value)


@pytest.mark.parametrize(
    "text",
    [
        "The minister may travel and march on; he sat in the sun.",
        "Theresa May said that April Smith would come.",
        "Second, the third round goes to the first of them.",
        "About 2000 prisoners and 1990 soldiers came home.",
        "The man, 55, won 3-2 and lives at 12 Main Street.",
        "Call +90 212 2025 or 555-2012.",
        "A Boeing 1900 and resolution 1701.",
        "They read it in USA Today.",
        "Three quarters of the houses are gone.",
    ],
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert values(text) == []


def test_the_words_around_a_time_belong_to_it_where_they_narrow_it() -> None:
    assert words("By the end of this year or in early 2026, after more than three years.") == [
        "the end of this year",
        "early 2026",
        "more than three years",
    ]


def test_a_full_stop_is_no_part_of_a_date() -> None:
    assert words("It ended on 2 June.") == ["2 June"]


def test_an_infinitive_after_a_day_does_not_turn_it_ahead() -> None:
    assert values("The talks follow a proposal by the mayor on Sunday to resume work.") == ["2025-05-25"]


def test_the_days_of_a_list_stand_in_its_order() -> None:
    assert values("They are expected to meet either Tuesday or Wednesday.") == ["2025-05-27", "2025-05-28"]
    assert values("It fell in March, April and May 2022.") == ["2022-03", "2022-04", "2022-05"]


def test_a_remark_behind_a_date_does_not_say_that_it_is_past() -> None:
    assert values("The gates close on 10 August, the minister said.") == ["2025-08-10"]
    assert values("The gates closed on 10 August, the minister said.") == ["2024-08-10"]
