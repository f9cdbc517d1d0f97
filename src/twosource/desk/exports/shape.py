"""The columns of a table, read off the type of its rows, and rows as plain values."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from twosource.desk.exports.rows import Words

KINDS: Mapping[object, str] = {
    str: "string",
    str | None: "string",
    int: "integer",
    int | None: "integer",
    float | None: "number",
    bool: "boolean",
    bool | None: "boolean",
    tuple[str, ...]: "array",
}
"""What may stand in a column, by the type of the field, in the words of the Table Schema standard."""

WORDS = {
    "document": "string",
    "start": "integer",
    "end": "integer",
    "in": "string",
    "quote": "string",
    "stance": "string",
}
"""The columns of a piece of a document."""


class Shape(Struct, frozen=True):
    """The columns of a row with what stands in each; its pieces of documents; its lists of smaller rows."""

    columns: dict[str, str]
    words: tuple[str, ...]
    inner: dict[str, type[Struct]]


@lru_cache(maxsize=64)
def shape(row: type[Struct]) -> Shape:
    """Return the shape of a type of rows."""
    columns, words, inner = {}, [], {}
    for name, hint in get_type_hints(row).items():
        if hint in KINDS:
            columns[name] = KINDS[hint]
        elif hint == tuple[Words, ...]:
            words.append(name)
        else:
            inner[name] = get_args(hint)[0]
    return Shape(columns, tuple(words), inner)


def plain(row: Struct) -> dict[str, Any]:
    """Return a row as a dict, the rows and the pieces of documents in it too."""
    return {name: _plain(getattr(row, name)) for name in row.__struct_fields__}


def _plain(value: object) -> Any:
    if isinstance(value, Words):
        return piece(value)
    if isinstance(value, Struct):
        return plain(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def piece(of: Words) -> dict[str, Any]:
    """Return a piece of a document as its columns."""
    start, end = of.span
    return dict(zip(WORDS, (of.document, start, end, of.within or "text", of.quote, of.stance), strict=True))


def pieces(row: Struct) -> Iterator[tuple[str, Words]]:
    """Yield each piece of a document that a row rests on, with where in the row it stands: `support`, `history/2`."""
    of = shape(type(row))
    for name in of.words:
        for each in getattr(row, name):
            yield name, each
    for name, inner in of.inner.items():
        for number, smaller in enumerate(getattr(row, name)):
            for inside in shape(inner).words:
                for each in getattr(smaller, inside):
                    yield f"{name}/{number}", each
