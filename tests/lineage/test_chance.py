"""What independent reports have in common without resting on each other."""

import pytest
from wage_talks import PRESS_ROOM_ONE, PRESS_ROOM_TWO, heard, report

from twosource.lineage import trace

STOCK = [
    "The harbour ministry did not immediately respond to a request for comment on Thursday.",
    "Officials spoke on condition of anonymity because they were not authorised to speak to the press.",
    "This is a developing story and will be updated as soon as more information becomes available.",
    "Anyone with information is asked to call police on the number below, day or night.",
    "The company said in a statement that it was aware of the incident and that an investigation was under way.",
]
SPOKEN = "the crews would be told of every change to their hours at least a month before"


@pytest.mark.parametrize("phrase", STOCK)
def test_a_stock_phrase_is_no_source(phrase: str) -> None:
    one = report(f"{PRESS_ROOM_ONE}\n\n{phrase}", "Northern Bell", published="2031-03-06")
    two = report(f"{PRESS_ROOM_TWO}\n\n{phrase}", "Pier Gazette", published="2031-03-07")
    assert trace([one, two], []).derivations == ()


def test_what_one_speaker_is_said_to_have_said_is_no_source() -> None:
    one = report(f"{PRESS_ROOM_ONE}\n\nAda Lorne promised that {SPOKEN}.", "Northern Bell", published="2031-03-06")
    two = report(
        f"Before leaving, Ada Lorne said {SPOKEN}.\n\n{PRESS_ROOM_TWO}", "Pier Gazette", published="2031-03-07"
    )
    readings = [heard(each, "Ada Lorne", SPOKEN) for each in (one, two)]
    assert trace([one, two], readings).derivations == ()


def test_a_sentence_that_tells_something_is_a_source() -> None:
    told = "The reefer with bananas for the northern provinces lay off the breakwater beside nine other ships."
    one = report(f"{PRESS_ROOM_ONE}\n\n{told}", "Northern Bell", published="2031-03-06")
    two = report(f"{PRESS_ROOM_TWO}\n\n{told}", "Pier Gazette", published="2031-03-07")
    (found,) = trace([one, two], []).derivations
    assert (found.document, found.of.document) == (two.id, one.id)
