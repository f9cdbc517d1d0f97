"""Short forms of the long and odd texts that `make torture` reads."""

import io
import json
from typing import Any

import pytest

from benchmarks.torture.odd_texts import CASES, faults
from twosource import pipeline
from twosource.desk.renderings import DOCUMENT, rendering
from twosource.reading import READERS
from twosource.records.page import Capture
from twosource.settings import DEFAULT

SHORT = 100
"""Of the pieces of a case, one in so many."""


def read(text: str, by: str = "rules") -> dict[str, Any]:
    from twosource.capture.content import captures

    line = json.dumps({"text": text, "language": "en"}).encode()
    (capture,) = captures("odd.jsonl", io.BytesIO(line), DEFAULT)
    assert isinstance(capture, Capture)
    (document,) = pipeline.stage("clean")(capture, DEFAULT)
    reading = pipeline.stage("reader")(by).read(document)
    shown: dict[str, Any] = json.loads(rendering(DOCUMENT, "jsonl")((document, reading)))
    return shown


@pytest.mark.parametrize("by", sorted(READERS))
@pytest.mark.parametrize("name", CASES)
def test_an_odd_text_is_kept_and_every_span_lies_in_it(name: str, by: str) -> None:
    make, size = CASES[name]
    text = make(size // SHORT)
    shown = read(text, by)
    assert shown["text"] == text
    assert faults(shown) == []


def test_a_span_outside_its_text_is_a_fault() -> None:
    shown = read("Sergey Lavrov said on Monday that 5 people had met.")
    assert faults(shown) == []
    assert len(faults(shown | {"text": "Sergey Lavrov"})) > 3


def test_a_name_that_stands_nowhere_is_a_fault() -> None:
    shown = read("Sergey Lavrov said on Monday that 5 people had met.")
    shown["entities"][0]["name"] = "Ana Roth"
    assert faults(shown) == ["Ana Roth is the name of none of its mentions"]
