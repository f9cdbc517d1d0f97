"""Which documents are of one time."""

from test_gathering import report

from twosource.reading import reader
from twosource.story.periods import When, in_one_season, when


def dated(text: str, published: str | None) -> When:
    document = report(text, None, published)
    return when(document, reader("rules").read(document))


def test_reports_of_one_quarter_are_of_one_season_and_those_of_two_years_are_not() -> None:
    assert in_one_season(dated("", "2031-04-02"), dated("", "2031-06-20")) is True
    assert in_one_season(dated("", "2031-04-02"), dated("", "2033-04-02")) is False


def test_a_late_report_that_goes_back_to_a_month_is_of_its_season() -> None:
    late = dated("It began with the talks of 3 April 2031.", "2032-01-05")
    assert in_one_season(dated("", "2031-04-02"), late) is True


def test_without_a_date_the_months_spoken_of_tell_and_otherwise_nothing_is_known() -> None:
    april = dated("They met on 2 April 2031.", None)
    assert in_one_season(april, dated("The round of 9 April 2031 failed.", None)) is True
    assert in_one_season(april, dated("The round of 9 May 2031 failed.", None)) is None
    assert in_one_season(april, dated("They met again.", None)) is None


def test_the_time_of_two_documents_is_the_same_either_way_round() -> None:
    several = [dated("", "2031-04-02"), dated("", "2033"), dated("", None), dated("On 2 April 2031.", None)]
    for one in several:
        for other in several:
            assert in_one_season(one, other) == in_one_season(other, one)
