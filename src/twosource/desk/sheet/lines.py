"""What a sheet is made of: lines of words, each with the places it rests on."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from twosource.records.page import Document, Span
from twosource.records.story import Evidence, Support

Numbers = Mapping[str, int]
"""The number by which the sheet names each document."""


class Ref(Struct, frozen=True, kw_only=True):
    """A place in a numbered document; `stance` is set where the words speak against the line."""

    number: int
    document: str
    span: Span
    quote: str
    stance: str = "supports"


class Line(Struct, frozen=True, kw_only=True):
    """A line: a label, words, what it rests on, remarks, and lines below it."""

    text: str
    label: str = ""
    refs: tuple[Ref, ...] = ()
    remarks: tuple[str, ...] = ()
    below: tuple["Line", ...] = ()
    key: str = ""


class Group(Struct, frozen=True, kw_only=True):
    """Lines under one heading; `legend` explains the heading in a sentence."""

    name: str
    legend: str
    lines: tuple[Line, ...]


class Moment(Struct, frozen=True, kw_only=True):
    """A line of the timeline."""

    time: str
    shown: str
    text: str
    status: str
    refs: tuple[Ref, ...]
    note: str = ""


class Source(Struct, frozen=True, kw_only=True):
    """A document as the list of sources has it; `rests` says in words what it rests on, `cited` where."""

    number: int
    document: Document
    headline: str
    outlet: str
    published: str
    facts: tuple[str, ...]
    rests: tuple[Line, ...]


class Sheet(Struct, frozen=True, kw_only=True):
    """One story, ready to be shown. Nothing is left out; a format may show less and says so."""

    id: str
    title: str
    base: str
    where: tuple[Line, ...]
    differs: tuple[Line, ...]
    claims: tuple[Group, ...]
    ledger: tuple[Group, ...]
    timeline: tuple[Moment, ...]
    people: tuple[Line, ...]
    sources: tuple[Source, ...]
    left_out: tuple[Line, ...]
    judgements: tuple[Line, ...] = ()


def refs_to(evidence: Iterable[Evidence | Support], numbers: Numbers) -> tuple[Ref, ...]:
    """Return the places of the evidence in order of document number and position, each once."""
    found = {
        (numbers[item.document], item.span): Ref(
            number=numbers[item.document],
            document=item.document,
            span=item.span,
            quote=item.quote,
            stance=item.stance if isinstance(item, Support) else "supports",
        )
        for item in evidence
        if item.document in numbers
    }
    return tuple(found[key] for key in sorted(found))


def supporting(refs: Sequence[Ref]) -> Sequence[Ref]:
    """Return the places that support a line, all of them where none does."""
    return [ref for ref in refs if ref.stance == "supports"] or refs


def first_of_each(refs: Sequence[Ref]) -> tuple[Ref, ...]:
    """Return the first place in each document, for a line that has room for one number a document."""
    first: dict[int, Ref] = {}
    for ref in refs:
        first.setdefault(ref.number, ref)
    return tuple(first[number] for number in sorted(first))
