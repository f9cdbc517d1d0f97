"""Words without an end are no assertion, and a dossier of them is made all the same."""

import pytest

from benchmarks.fuzz.sources import documents
from benchmarks.torture.pumped import sources
from twosource import pipeline
from twosource.claims.readable import readable
from twosource.records.page import Document


def test_a_clause_is_one_whatever_line_it_breaks_at() -> None:
    assert readable("Marta Oakes proposed\nto meet on Monday.")
    assert not readable("Marta Oakes proposed " + "and " * 300)
    assert not readable("Marta Oakes proposed" + " " * 60 + "to meet.")


@pytest.mark.parametrize("words", [" ", "and ", "The A "])
def test_a_proposal_without_an_end_does_not_hold_a_dossier_up(words: str) -> None:
    (data,) = (data for name, data in sources(words * (30_000 // len(words))) if name == "told.jsonl")
    reader = pipeline.stage("reader")("rules")
    read = [(each, reader.read(each)) for each in documents("told.jsonl", data) if isinstance(each, Document)]
    assert pipeline.dossier(read).stories
