"""Shared wording, through controlled edits of one report."""

import pytest
from wage_talks import AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO, heard, of, origin_names, passages, report

from twosource.lineage import trace
from twosource.records.page import Document
from twosource.records.story import Lineage

LEAD, OFFER, SHIPS, MEDIATOR = AGENCY.split("\n\n")
FRESH = "Velmouth is used to noise at night. This week it could hear the sea, because up on the gantries nothing moved."
SOURCE = report(AGENCY, "Coast Wire Agency", published="2031-03-06T08:00:00+00:00")

EDITS = {
    "another headline": AGENCY,
    "another lead": "\n\n".join([FRESH, OFFER, SHIPS, MEDIATOR]),
    "cut short": "\n\n".join([LEAD, OFFER]),
    "paragraphs in another order": "\n\n".join([MEDIATOR, SHIPS, LEAD, OFFER]),
    "names spelled otherwise": AGENCY.replace("Velmouth", "Welmout").replace("Harrow", "Harro"),
    "numbers rounded": AGENCY.replace("eleven", "about ten").replace("nine", "some ten").replace("forty", "fifty"),
}


def both(other: Document, first: Document = SOURCE) -> Lineage:
    return trace([first, other], [])


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_rests_on_its_source(edit: str) -> None:
    copy = report(EDITS[edit], "Northern Bell", title="Night shift row", published="2031-03-06T11:00:00+00:00")
    lineage = both(copy)
    (found,) = of(lineage, copy)
    assert found.of.document == SOURCE.id
    assert found.kind in {"copies", "rewrites"}
    assert "published earlier" in found.reason
    assert not of(lineage, SOURCE)


@pytest.mark.parametrize("edit", ["another headline", "cut short", "paragraphs in another order", "numbers rounded"])
def test_a_text_taken_over_as_it_stands_is_a_copy_with_the_origin_of_its_source(edit: str) -> None:
    copy = report(EDITS[edit], "Northern Bell", title="Night shift row", published="2031-03-06T11:00:00+00:00")
    lineage = both(copy)
    assert of(lineage, copy)[0].kind == "copies"
    assert origin_names(lineage, copy) == {"Coast Wire Agency"}
    assert not any(found.witness for found in passages(lineage, copy))


def test_a_few_pieces_among_own_reporting_are_a_citation() -> None:
    own = "\n\n".join(
        f"At gate {gate} I counted {gate + 3} people with a fire in an oil drum, and {who} said that the soup came "
        f"from the bakers of Mill Lane, who had walked out themselves in the cold spring of their grandmothers' time."
        for gate, who in (
            (1, "an old welder"),
            (2, "a crane girl"),
            (3, "the cook"),
            (4, "two brothers"),
            (5, "nobody"),
        )
    )
    mixed = report(f"{own}\n\n{SHIPS}", "Northern Bell", published="2031-03-07")
    lineage = both(mixed)
    assert [found.kind for found in of(lineage, mixed)] == ["cites"]
    assert origin_names(lineage, mixed) == {"Coast Wire Agency", "Northern Bell"}


def test_what_a_shared_quotation_explains_is_no_dependence() -> None:
    one, two = report(PRESS_ROOM_ONE, "Northern Bell"), report(PRESS_ROOM_TWO, "Pier Gazette")
    assert trace([one, two], []).derivations == ()


def test_two_reporters_in_one_press_room_are_two_witnesses() -> None:
    one, two = report(PRESS_ROOM_ONE, "Northern Bell"), report(PRESS_ROOM_TWO, "Pier Gazette")
    words = "We cannot pay three people to do the work of two"
    lineage = trace([one, two], [heard(one, "Ada Lorne", words), heard(two, "Ada Lorne", words)])
    witnesses = {found.origin for found in lineage.passages if found.witness}
    assert len(witnesses) == 2


def test_a_row_of_names_and_titles_is_no_shared_wording() -> None:
    row = "Deputy Labour Minister Tomas Wren and Port Director General Ada Lorne of Velmouth Harbour Company Limited"
    one = report(f"{row} sat down at last, though not for long, in a room that smelled of paint.", "Northern Bell")
    two = report(f"Nobody smiled as {row} shook hands for our camera before the doors were closed.", "Pier Gazette")
    assert trace([one, two], []).derivations == ()


def test_where_nothing_tells_who_was_first_the_reason_says_so() -> None:
    one, two = report(AGENCY, "Northern Bell"), report(AGENCY, "Pier Gazette")
    (found,) = trace([one, two], []).derivations
    assert "not known" in found.reason


def test_copies_of_copies_all_rest_on_the_first() -> None:
    copies = [report(AGENCY, f"Paper Number {n}", published=f"2031-03-0{n}") for n in (7, 8, 9)]
    lineage = trace([*copies, SOURCE], [])
    assert {found.of.document for found in lineage.derivations} == {SOURCE.id}
    assert len({found.origin for found in lineage.passages}) == 1


def test_the_same_foot_line_under_all_articles_of_a_house_is_no_source() -> None:
    foot = "This paper lives on what its readers send us month by month, so please think of us when you can spare it."
    one = report(f"{PRESS_ROOM_ONE}\n\n{foot}", "Northern Bell", published="2031-03-06")
    two = report(f"{AGENCY}\n\n{foot}", "Northern Bell", published="2031-03-07")
    assert trace([one, two], []).derivations == ()
