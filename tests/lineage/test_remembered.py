"""What pages remember, and what they let go of."""

import gc
import weakref

import pytest
from wage_talks import AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO, report

from twosource.language import words as vocabularies
from twosource.language.remembering import LONGEST
from twosource.lineage import citing, witness
from twosource.lineage.overlap import overlap
from twosource.lineage.pages import pages
from twosource.lineage.witness import own_ground, told_here


def test_a_page_that_is_remembered_keeps_no_vocabulary_that_made_way_for_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vocabularies, "MOST", 0)  # each text begins another
    seen, held = [], []
    for text in (AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO):
        held += pages([report(text)], [])
        seen.append(weakref.ref(vocabularies.words(text).vocabulary))
    overlap(held[0].wording, held[1].wording)
    assert all(page.terms for page in held)
    vocabularies.words("The harbour is shut.")
    gc.collect()
    assert [each() for each in seen] == [None, None, None]


def test_of_one_page_its_own_ground_is_looked_for_once_however_long_its_paragraph(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (page,) = pages([report("The gates of the harbour stayed shut. " * (LONGEST // 30))], [])
    (part,) = page.wording.paragraphs
    assert part[1] - part[0] > LONGEST
    looked, claims = list[str](), witness._claims

    def noted(words: str) -> witness._Claims:
        looked.append(words)
        return claims(words)

    monkeypatch.setattr(witness, "_claims", noted)
    for _ in range(3):
        assert not told_here(page, part)
        assert not own_ground(page)
    assert len(looked) == 1


def test_a_paragraph_of_names_and_nothing_else_is_not_remembered() -> None:
    usual, full = "The plan is off, Three Rivers writes.", "via A B C D E F G " * 20
    assert citing._names(usual) is citing._names(usual)
    assert citing._names(full) == citing._names(full)
    assert citing._names(full) is not citing._names(full)
