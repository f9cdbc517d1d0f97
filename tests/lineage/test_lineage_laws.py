"""What holds of the lineage of any set of documents."""

from hypothesis import given, settings
from hypothesis import strategies as st
from wage_talks import AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO, report

from twosource.lineage import trace
from twosource.records.page import Document

LEAD, OFFER, SHIPS, MEDIATOR = AGENCY.split("\n\n")
POOL: tuple[Document, ...] = (
    report(AGENCY, "Coast Wire Agency", published="2031-03-06"),
    report(AGENCY, "Northern Bell", credits=(("Coast Wire Agency", "byline"),)),
    report(f"{SHIPS}\n\n{LEAD}", "Pier Gazette", published="2031-03-07"),
    report(f"{PRESS_ROOM_ONE}\n\nSource: Pier Gazette", "Old Mole", credits=(("Pier Gazette", "source"),)),
    report(f"{PRESS_ROOM_TWO}\n\nSource: Old Mole", "Pier Gazette", credits=(("Old Mole", "source"),)),
    report(f"{OFFER}\n\n{MEDIATOR}"),
    report("", "Empty Page"),
)


@given(st.permutations(POOL))
@settings(max_examples=25)
def test_the_order_of_the_documents_does_not_matter(documents: list[Document]) -> None:
    assert trace(documents, []) == trace(POOL, [])


@given(st.lists(st.sampled_from(POOL), max_size=9))
@settings(max_examples=40)
def test_passages_cover_every_text_and_evidence_cuts_to_its_words(documents: list[Document]) -> None:
    lineage = trace(documents, [])
    texts = {document.id: document.text for document in documents}
    for name, text in texts.items():
        spans = [found.span for found in lineage.passages if found.document == name]
        assert "".join(text[start:end] for start, end in spans) == text
    known = {origin.id for origin in lineage.origins}
    assert all(found.origin in known for found in lineage.passages)
    for derivation in lineage.derivations:
        assert derivation.reason
        assert derivation.of.document in texts or derivation.of.origin in known
        for words in derivation.evidence:
            assert texts[words.document][words.span[0] : words.span[1]] == words.quote


@given(st.lists(st.sampled_from(POOL), max_size=9))
@settings(max_examples=20)
def test_a_document_given_twice_is_one_document(documents: list[Document]) -> None:
    assert trace(documents * 2, []) == trace(documents, [])


def test_hostile_text_has_no_origin_but_its_own() -> None:
    marks = report('"' * 10_000 + " word" * 50_000, "Northern Bell", published="2025-01-01")
    capitals = report("Minister " * 50_000 + "told " * 10_000, "Pier Gazette", published="2025-01-01")
    found = trace([marks, capitals, report("a " * 200_000)], [])
    assert found.derivations == ()
