"""What pages remember, and what they let go of."""

import gc
import weakref

import pytest
from wage_talks import AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO, report

from twosource.language import words as vocabularies
from twosource.lineage.overlap import overlap
from twosource.lineage.pages import pages


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
