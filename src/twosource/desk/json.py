"""Documents, dossiers and answers as JSON by the outer contract."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from twosource.desk.judgements_list import Listed
from twosource.desk.wire import answers, dossier, reading
from twosource.pipeline import Read
from twosource.questions import Answer
from twosource.records.change import Change
from twosource.records.ledger import Dossier

_STEERS = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
"""Signs, in UTF-8, that end a line for some tools, or that a terminal obeys: DEL, C1, ends of lines, directions."""


def inert(data: bytes) -> bytes:
    """Return JSON in which signs that end a line or steer a terminal are written as numbers: it says the same."""
    return _STEERS.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), data)


def one_line(value: object) -> bytes:
    """Return a value as one line of JSON, whatever a reader takes for the end of a line, with the line feed."""
    return inert(msgspec.json.encode(value)) + b"\n"


def indented(value: object) -> bytes:
    """Return a value as JSON for people too: indented, with a line feed at the end."""
    return inert(msgspec.json.format(msgspec.json.encode(value), indent=2)) + b"\n"


def document_line(pair: Read) -> bytes:
    """Return one document with its reading as one line of JSON, with the line feed."""
    return one_line(reading.document(pair))


def dossier_bytes(of: Dossier) -> bytes:
    """Return the dossier as one JSON object, indented, with a line feed at the end."""
    return indented(dossier.dossier(of))


def answer_bytes(answer: Answer) -> bytes:
    """Return how one claim stands as one JSON object, indented, with a line feed at the end."""
    return indented(answers.answer(answer))


def answer_line(answer: Answer) -> bytes:
    """Return the same as one line."""
    return one_line(answers.answer(answer))


def changes_bytes(found: Sequence[Change], *, since: str, until: str | None) -> bytes:
    """Return what changed between two times as one JSON object."""
    return indented(answers.Changes(since=since, until=until, changes=tuple(found)))


def judgements_bytes(listed: Iterable[Listed]) -> bytes:
    """Return people's judgements with what came of them as one JSON object."""
    return indented(answers.Judgements(judgements=tuple(answers.judgement(each) for each in listed)))
