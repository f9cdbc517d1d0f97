"""The rows of a Parquet file, as the lines of JSON that they would be."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from twosource.errors import Refused
from twosource.settings import Settings

MAGIC = b"PAR1"
"""How a Parquet file begins."""
COLUMNS = {
    "id": ("id",),
    "url": ("url", "link", "requested_url"),
    "outlet": ("outlet", "sitename", "site_name", "publisher"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "published_date", "publish_date", "date_publish", "date_published", "date"),
    "modified": ("modified", "modified_date", "date_modify", "date_modified", "updated"),
    "language": ("language", "lang"),
    "text": ("text", "maintext", "plain_text", "content", "body", "article"),
}
"""The fields of prepared text, and what columns are called that hold them: the first that is there counts."""
_ROWS = 4
"""How many are held at once: a text that stands in many rows is then held once for each."""
_PIECE = 1 << 20
_STRINGS = 16 * 1024 * 1024
_THINGS = 100_000
"""Bounds on what the description of the file may hold: bytes of one string, things in one list."""
_NAMES = 64
_BOMB = 100
_UNKNOWN: list[str] = []
"""What stands for a value that no field can be."""


def rows(stream: BinaryIO, settings: Settings) -> Iterator[bytes | None]:
    """Yield each row as a line of JSON, with the fields that are understood; None in place of one that is too long.

    A few rows are held at a time, and a file that grows without end is refused in time.

    Raises:
        Refused: it is damaged, has no texts, or there is nothing that reads it.

    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise Refused("a Parquet file, which needs pyarrow: pip install 'twosource[parquet]'") from error
    size, given = stream.seek(0, 2), 0
    try:
        for row in _rows(stream, settings):
            line = _line(row, settings.line_bytes)
            given += len(line or b"")
            if given > settings.unpacked_bytes and given > _BOMB * size:
                raise Refused(f"a Parquet file of {size} bytes grows without end")
            yield line
    except Refused:
        raise
    except Exception as error:
        words = " ".join(str(error).split())[:160]
        raise Refused(f"a damaged Parquet file ({type(error).__name__}: {words})") from error


def _rows(stream: BinaryIO, settings: Settings) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    bounds = {"thrift_string_size_limit": _STRINGS, "thrift_container_size_limit": _THINGS, "pre_buffer": False}
    file = pq.ParquetFile(stream, buffer_size=_PIECE, **bounds)
    chosen = _chosen({name.lower(): name for name in file.schema_arrow.names})
    if "text" not in chosen:
        raise Refused(f"a Parquet file without a column of texts ({', '.join(COLUMNS['text'])})")
    _refuse_swollen(file.metadata, frozenset(chosen.values()), settings)
    for batch in file.iter_batches(_ROWS, columns=list(chosen.values()), use_threads=False):
        columns = {field: batch.column(name) for field, name in chosen.items()}
        for at in range(batch.num_rows):
            yield {field: column[at] for field, column in columns.items()}


def _refuse_swollen(about: Any, names: frozenset[str], settings: Settings) -> None:
    """Raise Refused where a file says of itself that a piece of it does not fit into memory: a page is read whole."""
    for group in map(about.row_group, range(about.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            size, packed = column.total_uncompressed_size, column.total_compressed_size
            if column.path_in_schema.partition(".")[0] not in names or size <= settings.unpacked_bytes:
                continue
            if size > _BOMB * packed:
                raise Refused(f"a Parquet column of {packed} bytes grows to {size // (1024 * 1024)} MB")
            if size > max(1, group.num_rows) * settings.line_bytes:
                raise Refused(f"a Parquet file with rows of more than {settings.line_bytes // (1024 * 1024)} MB")


def _chosen(there: Mapping[str, str]) -> dict[str, str]:
    """Return the column for each field that has one."""
    found = {field: next((there[name] for name in names if name in there), None) for field, names in COLUMNS.items()}
    return {field: name for field, name in found.items() if name is not None}


def _line(row: Mapping[str, Any], limit: int) -> bytes | None:
    """Return a row as a line of JSON; None where it has more bytes than that."""
    fields = {}
    for field, scalar in row.items():
        value = _value(scalar, limit)
        if value is None and scalar.is_valid:
            return None
        if value is not None:
            fields[field] = value
    line = json.dumps(fields, ensure_ascii=False).encode()
    return line if len(line) <= limit else None


def _value(scalar: Any, limit: int) -> Any:
    """Return a value as JSON has it: times in ISO 8601; None where there is none, or where it is too long."""
    import pyarrow as pa

    kind = scalar.type
    if not scalar.is_valid:
        return None
    if pa.types.is_dictionary(kind):
        return _value(scalar.value, limit)
    if hasattr(scalar, "as_buffer"):
        words = scalar.as_buffer()
        return None if words.size > limit else words.to_pybytes().decode("utf-8", "replace")
    if pa.types.is_integer(kind):
        return scalar.as_py()
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return _time(scalar)
    if hasattr(scalar, "values") and not pa.types.is_struct(kind) and len(scalar.values) <= _NAMES:
        return [_value(each, limit) or "" for each in scalar.values]
    return _UNKNOWN


def _time(scalar: Any) -> Any:
    import pyarrow as pa

    try:
        if pa.types.is_timestamp(scalar.type):
            scalar = scalar.cast(pa.timestamp("us", scalar.type.tz))
        return scalar.as_py().isoformat()
    except (pa.ArrowException, ValueError, OverflowError, KeyError):
        return _UNKNOWN
