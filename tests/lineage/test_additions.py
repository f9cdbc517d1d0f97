"""What a document adds to the report that it prints, and how documents without dates are ordered."""

from retold import BRIDGE, FERRY
from wage_talks import of, origin_names, passages, report

from twosource.lineage import trace
from twosource.reading import reader
from twosource.records.page import Document
from twosource.records.story import Lineage

OWN = """\
At the ticket office, where Birgit Moen has sold places since 2009, the queue was 70 people long on Wednesday.

"I have two aunts to bury in Orsay and no way of getting there," Lars Tveit told the Pier Gazette in the rain."""
NEW_LEAD = "A ferry with 412 people aboard hit the mole of Tarnmouth; the coastguard speaks of 23 hurt."


def traced(*documents: Document) -> Lineage:
    reading = reader("rules")
    return trace(documents, [reading.read(document) for document in documents])


def test_own_reporting_beside_a_printed_report_is_an_origin_of_its_own() -> None:
    first = report(FERRY, "Coast Wire Agency", published="2031-03-20T09:00:00+00:00")
    later = report(f"{FERRY}\n\n{OWN}", "Pier Gazette", published="2031-03-20T18:00:00+00:00")
    assert origin_names(traced(first, later), later) == {"Coast Wire Agency", "Pier Gazette"}


def test_own_reporting_is_seen_beside_an_agency_that_another_outlet_printed_before() -> None:
    credit = (("Coast Wire Agency", "byline"),)
    first = report(FERRY, "Northern Bell", published="2031-03-20T09:00:00+00:00", credits=credit)
    later = report(f"{FERRY}\n\n{OWN}", "Pier Gazette", published="2031-03-20T18:00:00+00:00", credits=credit)
    lineage = traced(first, later)
    assert origin_names(lineage, first) == {"Coast Wire Agency"}
    assert origin_names(lineage, later) == {"Coast Wire Agency", "Pier Gazette"}


def test_a_rewritten_lead_is_no_reporting_of_its_own() -> None:
    first = report(FERRY, "Northern Bell", published="2031-03-20T09:00:00+00:00")
    rest = FERRY.split("\n\n", 1)[1]
    later = report(f"{NEW_LEAD}\n\n{rest}", "Pier Gazette", published="2031-03-20T18:00:00+00:00")
    assert origin_names(traced(first, later), later) == {"Northern Bell"}


def test_an_undated_text_put_together_from_two_rests_on_both() -> None:
    one = report(FERRY, "Northern Bell", published="2031-03-20T09:00:00+00:00")
    two = report(BRIDGE, "Old Mole", published="2031-03-21T09:00:00+00:00")
    parts = [*FERRY.split("\n\n")[:3], *BRIDGE.split("\n\n")[:3]]
    both = report("\n\n".join(parts), "Pier Gazette")
    lineage = traced(one, two, both)
    assert {found.of.document for found in of(lineage, both)} == {one.id, two.id}
    assert len(lineage.derivations) == 2


def test_an_undated_cut_rests_on_the_whole() -> None:
    whole = report(FERRY, "Northern Bell", published="2031-03-20T09:00:00+00:00")
    cut = report("\n\n".join(FERRY.split("\n\n")[:2]), "Pier Gazette")
    (found,) = traced(whole, cut).derivations
    assert (found.document, found.of.document) == (cut.id, whole.id)


def test_each_paragraph_says_whether_it_was_copied_edited_rewritten_or_is_its_own() -> None:
    first = report(FERRY, "Northern Bell", published="2031-03-20T09:00:00+00:00")
    _, second, third, last = FERRY.split("\n\n")
    edited = last.replace("Last inspected on 3 February", "In the last check, which was on 3 February")
    later = report("\n\n".join([NEW_LEAD, second, third, edited, OWN]), "Pier Gazette",
                   published="2031-03-20T18:00:00+00:00")  # fmt: skip
    found = [each.reason.split(":")[0] for each in passages(traced(first, later), later)]
    assert found[:4] == ["rewritten", "copied", "copied", "edited"]
    assert not {"rewritten", "copied", "edited"} & set(found[4:])
