"""Office holders of another year."""

from wage_talks import heard, of, passages, report

from twosource.lineage import anachronisms, trace

NOW = (
    "Talks on the grain corridor went on in Geneva on Friday. U.S. Secretary of State Marco Rubio said that the "
    "corridor must stay open, and Swiss hosts promised another meeting about the grain corridor within the month."
)
THEN = (
    "Talks on the grain corridor are to go on in Geneva within the month. U.S. Secretary of State Antony Blinken said "
    "that the corridor must stay open. Swiss hosts of the grain corridor meeting made no comment."
)


def test_an_office_holder_of_another_year_is_noticed_in_a_dated_report() -> None:
    page = report(THEN, "Northern Bell", published="2025-05-20")
    words, span = anachronisms([page], [])[page.id]
    assert "Antony Blinken" in words
    assert page.text[span[0] : span[1]] == "U.S. Secretary of State Antony Blinken"


def test_an_undated_report_is_judged_by_the_dated_ones_about_its_matter() -> None:
    dated, undated = report(NOW, "Northern Bell", published="2025-05-16"), report(THEN)
    assert set(anachronisms([dated, undated], [])) == {undated.id}
    assert anachronisms([undated], []) == {}


def test_what_does_not_fit_its_time_is_no_witness() -> None:
    page = report(THEN, "Northern Bell", published="2025-05-20")
    lineage = trace([page], [heard(page, "Antony Blinken", "the corridor must stay open", manner="direct")])
    assert not of(lineage, page)
    assert [(found.witness, found.basis) for found in passages(lineage, page)] == [(False, None)]


def test_a_former_holder_and_the_right_holder_are_no_misfit() -> None:
    former = report("Former U.S. Secretary of State Antony Blinken spoke at a fair.", published="2025-05-20")
    right = report("U.S. Secretary of State Antony Blinken spoke at a fair.", published="2023-05-20")
    deputy = report("U.S. Deputy Secretary of State Antony Blinken spoke at a fair.", published="2016-05-20")
    assert anachronisms([former, right, deputy], []) == {}


def test_somebody_with_an_officials_surname_is_not_that_official() -> None:
    page = report("Latvian Defence Minister Johnson and Baker Harold Macron shared a cab.", published="2025-05-20")
    assert anachronisms([page], []) == {}
