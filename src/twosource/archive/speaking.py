"""Which of several captures, and of several readings, speaks for a document."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from twosource.archive.packing import content
from twosource.records.identity import make_id
from twosource.records.page import Document
from twosource.records.whence import rank, taken_last

T = TypeVar("T")


def speaking(candidates: Sequence[tuple[Document, T]]) -> tuple[Document, T]:
    """Return the one of several documents with one id that a dossier takes, with the newest reading of its content.

    It was taken when the last of them was. The candidates come in the order in which they were added, each with its
    reading, or whatever stands for it.
    """
    if len(candidates) == 1:
        return candidates[0]
    document = min((each for each, _ in candidates), key=rank)
    same = content(document)
    return taken_last(document, (each for each, _ in candidates)), next(
        rest for each, rest in reversed(candidates) if content(each) == same
    )


def later(now: str, *before: str | None) -> str:
    """Return the time now, or one microsecond after the last of those before where the clock is not beyond it."""
    last = max((each for each in before if each is not None), default="")
    if now > last:
        return now
    return (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def state_name(additions: tuple[object, ...], judgements: tuple[object, ...]) -> str:
    """Return a name for what is held, out of how many additions and judgements there are and when the last came."""
    return make_id("a", *(str(part) for part in (*additions, *judgements)))
