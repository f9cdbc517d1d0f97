"""How near documents are to each other, laid beside each other all at once."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.language.weights import term
from twosource.lineage.wording import wording
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.story import nearness
from twosource.story.nearness import FLOOR, neighbours
from twosource.story.periods import period
from twosource.story.vectors import KEPT, likeness, vector

WORDS = "ferry harbour strike Brenn docker wage bonus Arlen crane ship night Tessenberg river flood pump".split()
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=9)


def page(number: int, text: str) -> Document:
    when = (date(2024, 3, 1) + timedelta(days=7 * number)).isoformat()
    return Document(
        id=f"d{number}", ref=None, capture=CaptureNote(path="", url=None, sha256="", media_type="text/plain"),
        title=None, outlet=Outlet(), published=Stamp(value=when), modified=None, byline=(), language="en", text=text,
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_all_pairs_at_once_are_as_near_as_each_by_itself(monkeypatch: pytest.MonkeyPatch, texts: list[str]) -> None:
    documents = [page(number, text) for number, text in enumerate(texts)]
    vectors = [vector(document) for document in documents]
    graph = neighbours(vectors, documents)
    for one in range(len(texts)):
        for other in range(one):
            alike = likeness(vectors[one].terms, vectors[other].terms)
            near = min(1.0, alike) * in_weeks(documents[one], documents[other])
            expected = near if min(alike, near) >= FLOOR else 0.0
            assert graph[one].get(other, 0.0) == pytest.approx(expected, abs=1e-5)
            assert graph[one].get(other) == graph[other].get(one)
    monkeypatch.setattr(nearness, "BLOCK", 2)
    monkeypatch.setattr(nearness, "PAIRS", 3)
    assert neighbours(vectors, documents) == graph


def test_a_word_that_is_half_a_character_harms_no_other_text() -> None:
    broken, whole = page(0, "The \ud800 ferry left Arlen\ud800 empty"), page(1, "The ferry left the harbour of Arlen")
    assert len(wording(broken, [])) == 5
    assert len(wording(whole, [])) == 7
    assert vector(whole).terms == vector(page(2, whole.text)).terms


def test_of_many_terms_of_one_weight_the_first_by_their_letters_are_kept() -> None:
    names = [f"Qx{first}{second}ova" for first in "bdfgklmnprst" for second in "bdfgklmnprst"]
    kept = vector(page(0, "the " * 80 + " in ".join(reversed(names)))).terms
    assert list(kept) == sorted(map(term, names))[:KEPT]


def in_weeks(one: Document, other: Document) -> float:
    days = [np.array([period(each.published)]) for each in (one, other)]
    return float(nearness.in_time(*days)[0])
