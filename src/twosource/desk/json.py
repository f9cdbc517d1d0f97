"""Documents, dossiers and answers as JSON by the outer contract."""

from collections.abc import Iterable, Sequence

import msgspec

from twosource.desk.judgements_list import Listed
from twosource.desk.wire import answers, dossier, reading
from twosource.pipeline import Read
from twosource.questions import Answer
from twosource.records.change import Change
from twosource.records.ledger import Dossier

# these end a line for some tools, though not for JSON
LINE_ENDS = {"\u0085": rb"\u0085", "\u2028": rb"\u2028", "\u2029": rb"\u2029"}


def one_line(value: object) -> bytes:
    """Return a value as one line of JSON, whatever a reader takes for the end of a line, with the line feed."""
    line = msgspec.json.encode(value)
    for letter, escaped in LINE_ENDS.items():
        line = line.replace(letter.encode(), escaped)
    return line + b"\n"


def indented(value: object) -> bytes:
    """Return a value as JSON for people too: indented, with a line feed at the end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


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
