import gzip
import io
import json
import math
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource import pipeline
from twosource.capture import take
from twosource.capture.content import captures
from twosource.errors import Refused
from twosource.records.page import Capture, Document, Failure
from twosource.settings import DEFAULT, Settings
from twosource.stores.parquet import COLUMNS

TEXT = "The port of Saltmere stays closed until Friday, its master Marta Oakes told reporters on Monday."


def written(path: Path, columns: dict[str, Any], **options: Any) -> str:
    pq.write_table(pa.table(columns), path, **options)
    return str(path)


def taken(path: str, settings: Settings = DEFAULT) -> list[Capture | Failure]:
    return list(take([path], settings))


def prepared(path: str) -> list[Any]:
    return [each.prepared for each in taken(path) if isinstance(each, Capture)]


def test_a_row_gives_the_document_that_a_line_with_its_fields_gives(tmp_path: Path) -> None:
    fields = {
        "id": "a1",
        "url": "https://echo.example/1",
        "outlet": "The Echo",
        "title": "Port closed",
        "byline": ["Ann Lee", "Bo Ray"],
        "published": "2025-09-12",
        "modified": "2025-09-13",
        "language": "en",
        "text": TEXT,
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8")
    rows = written(tmp_path / "a.parquet", {name: [value] for name, value in fields.items()})
    from_rows, from_lines = (documents(path) for path in (rows, str(tmp_path / "a.jsonl")))
    assert [document.id for document in from_rows] == [document.id for document in from_lines]
    assert [each.data for each in taken(rows)] == [each.data for each in taken(str(tmp_path / "a.jsonl"))]  # type: ignore[union-attr]


def documents(path: str) -> list[Document]:
    return [item[0] for item in pipeline.read_documents([path], reader="rules") if not isinstance(item, Failure)]


@pytest.mark.parametrize("field", COLUMNS)
def test_columns_are_known_by_what_datasets_call_them(field: str, tmp_path: Path) -> None:
    for name in COLUMNS[field]:
        value = TEXT if field == "text" else "2025-09-12"
        path = written(tmp_path / "a.parquet", {"text": [TEXT]} | {name.upper(): [value], "score": [0.5]})
        found = (
            prepared(path)[0]
            if field != "text" or name == "text"
            else prepared(written(tmp_path / "b.parquet", {name: [value]}))[0]
        )
        assert getattr(found, field) in (value, (value,))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (pa.array([date(2025, 9, 12)]), "2025-09-12"),
        (pa.array([datetime(2025, 9, 12, 7, 30)]), "2025-09-12T07:30:00"),
        (pa.array([datetime(2025, 9, 12, 7, 30, tzinfo=UTC)]), "2025-09-12T07:30:00+00:00"),
        (pa.array([1757662200_000000000], pa.timestamp("ns", "UTC")), "2025-09-12T07:30:00+00:00"),
        (pa.array([b"2025-09-12"]), "2025-09-12"),
        (pa.array(["2025-09-12"]).dictionary_encode(), "2025-09-12"),
        (pa.array([None], pa.string()), None),
    ],
)
def test_times_and_words_of_any_kind_of_column_are_understood(column: Any, value: str | None, tmp_path: Path) -> None:
    (found,) = prepared(written(tmp_path / "a.parquet", {"text": [TEXT], "published": column}))
    assert (found.published, found.notices) == (value, ())


@pytest.mark.parametrize("column", [[0.5], [math.nan], [{"a": 1}], [True], pa.array([2**53], pa.timestamp("ms"))])
def test_what_no_field_can_be_is_null_with_a_notice(column: Any, tmp_path: Path) -> None:
    (found,) = prepared(written(tmp_path / "a.parquet", {"text": [TEXT], "published": column}))
    assert (found.published, found.notices) == (None, ("published not understood",))


@given(st.lists(st.text(max_size=50), min_size=1, max_size=40), st.integers(1, 20))
def test_every_text_comes_out_as_it_went_in_however_rows_are_grouped(texts: list[str], size: int) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": texts}), sink, row_group_size=size)
    sink.seek(0)
    found = list(captures("a.parquet", sink, DEFAULT))
    assert [each.prepared.text for each in found if isinstance(each, Capture) and each.prepared] == texts


def test_a_row_without_a_text_or_with_too_long_a_one_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", {"text": [TEXT, None, TEXT * 3, TEXT]})
    found = taken(path, Settings(line_bytes=2 * len(TEXT)))
    assert [each.reason if isinstance(each, Failure) else "" for each in found] == [
        "",
        "no text",
        "a row of more than 0 MB",
        "",
    ]
    assert [each.source for each in found if isinstance(each, Failure)] == [f"{path}:2", f"{path}:3"]


def test_a_text_that_stands_in_many_rows_does_not_fill_the_memory(tmp_path: Path) -> None:
    text = TEXT * 1000
    repeated = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), [text])
    path = written(tmp_path / "a.parquet", {"text": repeated})
    before = pa.default_memory_pool().max_memory()
    *read, last = taken(path, Settings(unpacked_bytes=50 * len(text)))
    assert all(isinstance(each, Capture) for each in read)
    assert isinstance(last, Failure)
    assert "grows without end" in last.reason
    assert pa.default_memory_pool().max_memory() < before + 50 * len(text)


@pytest.mark.parametrize(
    ("texts", "packing", "told"),
    [
        (["a" * 2_000_000], "zstd", "grows to 1 MB"),
        ([TEXT, "".join(map(chr, range(0x4E00, 0x9000))) * 10, TEXT], "none", "rows of more than 0 MB"),
    ],
)
def test_a_piece_that_memory_would_not_hold_is_refused_before_it_is_read(
    texts: list[str], packing: str, told: str, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.parquet", {"text": texts}, compression=packing, use_dictionary=False)
    (found,) = taken(path, Settings(unpacked_bytes=100_000, line_bytes=100_000))
    assert isinstance(found, Failure)
    assert told in found.reason


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ({"words": ["One."]}, "a Parquet file without a column of texts (text, maintext"),
        ({"text": pa.array([], pa.string())}, "empty"),
    ],
)
def test_a_file_without_texts_is_one_line(made: dict[str, Any], told: str, tmp_path: Path) -> None:
    (found,) = taken(written(tmp_path / "a.parquet", made))
    assert isinstance(found, Failure)
    assert found.reason.startswith(told)


@given(st.data())
def test_a_damaged_file_ends_in_one_line_after_the_rows_that_were_read(data: st.DataObject) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": [f"{TEXT} {number}" for number in range(40)]}), sink, row_group_size=8)
    whole = bytearray(sink.getvalue())
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = whole[: data.draw(st.integers(5, len(whole)))]
    found: list[Capture | Failure] = []
    with suppress(Refused):
        found.extend(captures("a.parquet", io.BytesIO(bytes(cut)), DEFAULT))
    assert len(found) <= 4000


def test_a_pipe_is_read_whole_within_what_one_source_may_hold(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    data = Path(written(tmp_path / "a.parquet", {"text": [TEXT * 1000]}, compression="none")).read_bytes()
    (found,) = captures("-", Pipe(data), DEFAULT)
    assert isinstance(found, Capture)
    for stream, told in ((Pipe(data), "holds more than"), (io.BytesIO(gzip.compress(data)), "a Parquet file")):
        with pytest.raises(Refused, match=told):
            list(captures("a.parquet", stream, Settings(capture_bytes=65_000)))


def test_where_nothing_reads_parquet_one_line_says_what_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.parquet", {"text": [TEXT]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (found,) = taken(path)
    assert isinstance(found, Failure)
    assert found.reason == "a Parquet file, which needs pyarrow: pip install 'twosource[parquet]'"
