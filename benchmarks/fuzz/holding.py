"""What must hold of whatever comes out, when anything at all goes in."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from benchmarks.torture.odd_texts import faults
from twosource.desk.renderings import DOCUMENT, rendering
from twosource.errors import TwosourceError
from twosource.pipeline import Read
from twosource.records.page import Document, Failure

Outcome = Any
"""What came out of one input: whatever can be compared."""
_LONGEST_REASON = 400


def outcome(run: Callable[[bytes], Outcome], data: bytes) -> Outcome:
    """Return what comes of an input, which is the same twice; what is refused is so with a line for a person."""
    first, second = _once(run, data), _once(run, data)
    assert first == second, "twice the same input, and not the same result"
    return first


def _once(run: Callable[[bytes], Outcome], data: bytes) -> Outcome:
    try:
        return run(data)
    except TwosourceError as refused:
        reason = str(refused)
        one_line(reason)
        return ("refused", reason)


def one_line(reason: str) -> None:
    """Hold that a reason is one line that can be printed, and none that says that the program failed."""
    assert reason.strip(), "a reason without a word"
    assert "\n" not in reason, f"a reason of several lines: {reason!r}"
    assert len(reason) < _LONGEST_REASON, f"a reason of {len(reason)} characters"
    assert not reason.startswith(("could not be cleaned", "could not be read")), reason
    reason.encode()


def told(items: Iterable[Failure | object]) -> list[Outcome]:
    """Return what a source came to, with the reasons of what it did not give."""
    found: list[Outcome] = []
    for item in items:
        if isinstance(item, Failure):
            one_line(item.reason or "the end of a web archive")
            found.append(("failure", item.source, item.reason))
        else:
            found.append(item)
    return found


def sound(document: Document) -> Document:
    """Hold that a document can be written down, and that its credits lie in its text."""
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
    for credit in document.credits:
        if credit.span:
            start, end = credit.span
            assert 0 <= start < end <= len(document.text), f"a credit at {credit.span} of {len(document.text)}"
    return document


def placed(pair: Read) -> bytes:
    """Return a document as `read` prints it, of which all spans lie in their texts."""
    shown: bytes = rendering(DOCUMENT, "jsonl")(pair)
    found = faults(json.loads(shown))
    assert not found, found[0]
    return shown
