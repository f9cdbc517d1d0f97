"""A folder of Parquet files, one a table: lists and smaller rows stand in the row that they belong to."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import Struct

from twosource.desk.exports.material import Material
from twosource.desk.exports.shape import WORDS, plain, shape
from twosource.desk.exports.tables import TABLES, every

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "array": pa.list_(pa.string()),
}


def files(of: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for name, row in every(of):
        rows[name].append(_exact(plain(row), shape(type(row)).columns))
    for name, table in TABLES.items():
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_pylist(rows[name], schema=pa.schema(_fields(table.row))), sink, compression="zstd")
        yield f"{name}.parquet", sink.getvalue().to_pybytes()


def _fields(row: type[Struct]) -> list[pa.Field]:
    of = shape(row)
    words = pa.list_(pa.struct([pa.field(name, TYPES[kind]) for name, kind in WORDS.items()]))
    kinds: dict[str, pa.DataType] = {name: TYPES[kind] for name, kind in of.columns.items()}
    kinds |= dict.fromkeys(of.words, words)
    kinds |= {name: pa.list_(pa.struct(_fields(inner))) for name, inner in of.inner.items()}
    return [pa.field(name, kinds[name]) for name in row.__struct_fields__]


def _exact(row: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    """Return a row whose numbers are of the kind of their column: Arrow takes no whole number for another unasked."""
    return {
        name: float(value) if columns.get(name) == "number" and value is not None else value
        for name, value in row.items()
    }
