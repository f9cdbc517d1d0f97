"""Places in the sentence that they stand in: "she agreed" means little to whoever does not see "denied that".

A line of a dossier rests on a clause, which may leave out who said it, or that somebody denies it. A person sees the
page behind it at a click; a model sees only what it is given.
"""

from collections.abc import Iterable, Mapping

import msgspec

from twosource.desk.mcp.evidence import QUOTE
from twosource.desk.mcp.quoting import shown
from twosource.desk.mcp.records import Line, Words
from twosource.language.sentences import sentences
from twosource.records.page import Document, Span

Documents = Mapping[str, Document]


def in_sentences(line: Line, documents: Documents) -> Line:
    """Return a line with each of its places widened to the sentence, where that is no longer than a quotation."""
    return msgspec.structs.replace(
        line,
        evidence=widened(line.evidence, documents),
        below=tuple(
            msgspec.structs.replace(below, evidence=widened(below.evidence, documents)) for below in line.below
        ),
    )


def widened(places: Iterable[Words], documents: Documents) -> tuple[Words, ...]:
    """Return places widened to their sentences, each once."""
    return tuple(dict.fromkeys(_widened(each, documents) for each in places))


def _widened(place: Words, documents: Documents) -> Words:
    document = documents.get(place.document)
    if document is None or place.cut:
        return place
    start, end = _sentence(document.text, place.span)
    if end - start > QUOTE:
        return place
    return msgspec.structs.replace(place, span=(start, end), quote=shown(document.text[start:end]))


def _sentence(text: str, span: Span) -> Span:
    """Return from where to where the sentences go that a place is in."""
    first = text.rfind("\n", 0, span[0]) + 1
    last = text.find("\n", span[1])
    around = sentences(text[first : last if last >= 0 else len(text)])
    inside = [(first + a, first + b) for a, b in around if first + a < span[1] and span[0] < first + b]
    return (min(span[0], inside[0][0]), max(span[1], inside[-1][1])) if inside else span
