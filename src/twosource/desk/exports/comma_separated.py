"""A folder of CSV files (RFC 4180, UTF-8) with a `datapackage.json` that says what is in them (Data Package standard).

Lists of smaller rows have files of their own, and all pieces of documents are in `evidence.csv`. A list of words is a
JSON array in its cell.
"""

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from twosource.desk.exports.material import Material
from twosource.desk.exports.shape import WORDS, piece, pieces, shape
from twosource.desk.exports.tables import TABLES, every
from twosource.desk.json import indented

ACTIVE = tuple("=+-@＝＋－＠\t\r\n'")
"""What a cell may not begin with: a spreadsheet takes it for a formula, runs it, or drops it."""

DESCRIPTION = (
    "A text that a spreadsheet could take for a formula has an apostrophe in front of it, and so has one that begins "
    "with an apostrophe: where a text begins with one, take one away."
)
EVIDENCE = {"story": "string", "table": "string", "id": "string", "part": "string", **WORDS}


def files(of: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name."""
    columns = _columns()
    cells: dict[str, list[list[str]]] = {name: [] for name in columns}
    for name, row in every(of):
        cells[name].append(_cells(columns[name], row))
        own = {"story": getattr(row, "story", None), "id": getattr(row, "id", None)}
        for inside in shape(type(row)).inner:
            for number, smaller in enumerate(getattr(row, inside)):
                table = f"{name}_{inside}"
                cells[table].append(_cells(columns[table], smaller, **own, n=number))
        for part, words in pieces(row):
            cells["evidence"].append(_cells(EVIDENCE, None, **own, table=name, part=part, **piece(words)))
    yield "datapackage.json", indented(_package(columns))
    for name, rows in cells.items():
        yield f"{name}.csv", _file([list(columns[name]), *rows])


def _columns() -> dict[str, dict[str, str]]:
    """Return the columns of every file, with what stands in each."""
    found = {}
    for name, table in TABLES.items():
        found[name] = shape(table.row).columns
        for inside, row in shape(table.row).inner.items():
            found[f"{name}_{inside}"] = {"story": "string", "id": "string", "n": "integer", **shape(row).columns}
    return {**found, "evidence": EVIDENCE}


def _cells(columns: dict[str, str], row: object, **given: Any) -> list[str]:
    return [_cell(given[name] if name in given else getattr(row, name), kind) for name, kind in columns.items()]


def _cell(value: Any, kind: str) -> str:
    if value is None or value == ():
        return ""
    if kind == "string":
        return inert(value)
    if kind == "array":
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if kind == "boolean" else str(value)


def inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe in front of what begins like one.

    So that nothing is lost, one is put before an apostrophe too: to have the text back, take one away.
    """
    first = next((sign for sign in text if unicodedata.category(sign) != "Cf"), "")  # those are dropped at times
    return f"'{text}" if first in ACTIVE else text


def _file(rows: Iterable[list[str]]) -> bytes:
    written = StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def _package(columns: dict[str, dict[str, str]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "twosource",
        "description": DESCRIPTION,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": f"{name}.csv",
                "encoding": "utf-8",
                "schema": {"fields": [{"name": column, "type": kind} for column, kind in of.items()], **_keys(name)},
            }
            for name, of in columns.items()
        ],
    }


def _keys(name: str) -> dict[str, Any]:
    """Return by what the rows of a file are told apart, and which rows of other files they belong to."""
    if name == "evidence":
        return {"foreignKeys": [_belongs(["story"], "stories")]}
    if name in TABLES:
        to_story = {"foreignKeys": [_belongs(["story"], "stories")]} if name != "stories" else {}
        return {"primaryKey": list(TABLES[name].key), **to_story}
    table = name.partition("_")[0]
    return {"primaryKey": ["story", "id", "n"], "foreignKeys": [_belongs(["story", "id"], table)]}


def _belongs(fields: list[str], table: str) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": table, "fields": fields}}
