"""Reports retold in other words, against reports of the same event by somebody else."""

from collections.abc import Sequence

import pytest
from retold import FERRY, FERRY_RETOLD, OTHERS, RETOLD
from wage_talks import of, passages, report

from twosource.lineage import trace
from twosource.reading import reader
from twosource.records.page import Document
from twosource.records.story import Lineage

FIRST_DAY, NEXT_DAY, A_MONTH_LATER = "2031-03-20T09:00:00+00:00", "2031-03-21T07:00:00+00:00", "2031-04-22"


def traced(*documents: Document) -> Lineage:
    reading = reader("rules")
    return trace(documents, [reading.read(document) for document in documents])


def two(first: str, later: str, published: str | None = NEXT_DAY, outlet: str = "Pier Gazette") -> Sequence[Document]:
    return report(first, "Northern Bell", published=FIRST_DAY), report(later, outlet, title=None, published=published)


@pytest.mark.parametrize("event", RETOLD)
def test_a_report_retold_in_other_words_rests_on_the_first(event: str) -> None:
    first, later = two(*RETOLD[event])
    lineage = traced(first, later)
    (found,) = of(lineage, later)
    assert (found.of.document, found.kind) == (first.id, "rewrites")
    assert not of(lineage, first)
    assert {words.document for words in found.evidence} == {first.id, later.id}
    assert {each.origin for each in passages(lineage, later)} == {each.origin for each in passages(lineage, first)}
    assert not any(each.witness for each in passages(lineage, later))


@pytest.mark.parametrize("event", OTHERS)
def test_another_report_of_the_same_event_is_independent(event: str) -> None:
    assert traced(*two(*OTHERS[event])).derivations == ()


@pytest.mark.parametrize("event", RETOLD)
def test_the_other_report_is_no_source_of_the_retold_one_either(event: str) -> None:
    first, later = two(OTHERS[event][1], RETOLD[event][1])
    assert traced(first, later).derivations == ()


def test_the_reason_names_the_shared_details_in_the_words_of_the_later_report() -> None:
    (found,) = traced(*two(FERRY, FERRY_RETOLD)).derivations
    shown = found.reason.split(": ", 1)[1].removesuffix("; published earlier").split("; ")
    assert len(shown) > 4
    assert all(words in " ".join(FERRY_RETOLD.split()) for words in shown)


@pytest.mark.parametrize("published", [None, FIRST_DAY], ids=["undated", "same time"])
def test_a_retold_report_is_seen_where_the_times_do_not_tell_which_came_first(published: str | None) -> None:
    (found,) = traced(*two(FERRY, FERRY_RETOLD, published)).derivations
    assert found.kind == "rewrites"
    assert found.reason.endswith("which of the two came first is not known")


def test_a_report_that_follows_a_month_later_retells_nothing() -> None:
    assert traced(*two(FERRY, FERRY_RETOLD, A_MONTH_LATER)).derivations == ()


@pytest.mark.parametrize(
    ("written", "rounded"), [("5,300 bookings", "some 5,000 bookings"), ("Edvin Falk", "Edwin Falck")]
)
def test_a_rounded_number_and_a_name_spelled_otherwise_are_no_detail_of_its_own(written: str, rounded: str) -> None:
    (found,) = traced(*two(FERRY.replace(written, rounded), FERRY_RETOLD)).derivations
    assert found.kind == "rewrites"


@pytest.mark.parametrize(
    "own",
    [
        '"I have crossed this water since I was a girl and never been afraid of it," a passenger remembered.',
        "A passenger told this newspaper how cold the night had been.",
    ],
    ids=["a quotation", "somebody spoken to"],
)
def test_a_report_with_a_ground_of_its_own_retells_nothing(own: str) -> None:
    assert traced(*two(FERRY, f"{FERRY_RETOLD}\n\n{own}")).derivations == ()


def test_an_outlet_that_comes_back_to_its_own_report_retells_nobody() -> None:
    assert traced(*two(FERRY, FERRY_RETOLD, outlet="Northern Bell")).derivations == ()


def test_of_two_reports_the_retold_one_is_traced_to_the_first_and_not_to_its_copy() -> None:
    first, later = two(FERRY, FERRY_RETOLD)
    copy = report(FERRY, "Old Mole", published="2031-03-20T12:00:00+00:00")
    (found,) = of(traced(later, copy, first), later)
    assert found.of.document == first.id


@pytest.mark.parametrize("event", RETOLD)
def test_the_same_details_in_another_order_are_no_retelling(event: str) -> None:
    first, later = RETOLD[event]
    turned = "\n\n".join(reversed(later.split("\n\n")))
    assert traced(*two(first, turned)).derivations == ()


def test_a_short_report_that_shares_the_main_facts_only_is_no_retelling() -> None:
    lead = "\n\n".join(FERRY_RETOLD.split("\n\n")[:2])
    assert traced(*two(FERRY, lead)).derivations == ()


def test_unread_documents_are_not_judged() -> None:
    assert trace(two(FERRY, FERRY_RETOLD), []).derivations == ()
