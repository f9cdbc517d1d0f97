"""Who is cited by a name that does not sound like a publisher's, and what rests on whom as a whole."""

import pytest
from wage_talks import AGENCY, of, origin_names, report

from twosource.lineage import trace

FIRST = report(AGENCY, "Three Rivers", published="2031-03-06T08:00:00+00:00")
SHORT = (
    "The crane drivers of Velmouth want the night shift plan withdrawn, Three Rivers writes.\n\n"
    "According to the same paper, a mediator will come to the harbour on Friday morning."
)


def test_an_outlet_of_the_set_is_cited_by_its_mere_name() -> None:
    later = report(SHORT, "Pier Gazette", published="2031-03-06T12:00:00+00:00")
    (found,) = of(trace([FIRST, later], []), later)
    assert found.of.document == FIRST.id


def test_a_text_that_cites_one_publisher_throughout_rests_on_it_as_a_whole() -> None:
    later = report(SHORT, "Pier Gazette", published="2031-03-06T12:00:00+00:00")
    assert origin_names(trace([FIRST, later], []), later) == {"Three Rivers"}


@pytest.mark.parametrize(
    "own",
    [
        'The plan "is dead", a driver told this newspaper on Thursday, whatever Three Rivers writes.',
        "Our correspondent found the gates shut, and not open as Three Rivers writes.",
    ],
)
def test_what_an_outlet_was_told_itself_stays_its_own(own: str) -> None:
    later = report(f"{SHORT}\n\n{own}", "Pier Gazette", published="2031-03-06T12:00:00+00:00")
    assert "Pier Gazette" in origin_names(trace([FIRST, later], []), later)


def test_the_same_name_in_no_citing_words_is_no_credit() -> None:
    later = report("Ships wait at Three Rivers. The mediator is on his way.", "Pier Gazette", published="2031-03-07")
    assert of(trace([FIRST, later], []), later) == []


def test_an_agency_is_known_by_the_initials_of_the_name_that_another_document_prints() -> None:
    wire = report(AGENCY, "Northern Bell", credits=(("Maritime Press Agency", "byline"),), published="2031-03-06")
    text = "The drivers stay away from work, MPA reported.\n\nA mediator is expected on Friday, the agency said."
    later = report(text, "Pier Gazette", published="2031-03-07")
    assert origin_names(trace([wire, later], []), later) == {"Maritime Press Agency"}


@pytest.mark.parametrize(
    "says", "reported reports wrote written said says quoted quotes cited published learnt".split()
)
def test_whatever_the_word_for_saying_who_says_it_is_cited(says: str) -> None:
    later = report(f"The plan is off, as Three Rivers has {says}.", "Pier Gazette", published="2031-03-07")
    before = report(f"Three Rivers {says} on Friday that it is off.", "Old Mole", published="2031-03-07")
    for page in (later, before):
        assert [found.of.document for found in of(trace([FIRST, page], []), page)] == [FIRST.id]


def test_who_is_cited_in_a_paragraph_is_found_where_the_same_paragraph_stands_elsewhere() -> None:
    ahead = f"{AGENCY[:200]}\n\nThe plan is off, Three Rivers writes."
    pages = [
        report(text, "Pier Gazette", published="2031-03-07") for text in (ahead, ahead.replace("\n\n", "\n\nX.\n\n"))
    ]
    for page in pages:
        (found,) = [each for each in of(trace([FIRST, page], []), page) if "cites" in each.reason]
        assert [words.quote for words in found.evidence][-1] == "Three Rivers"
