"""JSON Lines, CSV and Parquet: one set of rows, read back whole."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pyarrow.parquet as pq
import pytest
from exported_pages import told
from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.exports import comma_separated, json_lines, parquet
from twosource.desk.exports.material import Material
from twosource.desk.exports.rows import Words
from twosource.desk.exports.shape import piece, pieces, plain, shape
from twosource.desk.exports.tables import LEDGER, SLOTS, TABLES, every
from twosource.records.page import Document


@pytest.fixture(scope="module", name="told")
def _told() -> Material:
    return told()


@pytest.fixture(scope="module")
def rows(told: Material) -> list[tuple[str, Any]]:
    return list(every(told))


@pytest.fixture(scope="module")
def lines(told: Material) -> list[dict[str, Any]]:
    return [json.loads(line) for line in json_lines.pieces(told)]


@pytest.fixture(scope="module")
def sheets(told: Material) -> dict[str, bytes]:
    return dict(comma_separated.files(told))


def test_every_record_of_the_dossier_is_a_line(told: Material, lines: list[dict[str, Any]]) -> None:
    stories = told.dossier.stories
    counted = Counter(line["kind"] for line in lines)
    assert counted == {
        "story": len(stories),
        "document": sum(len(story.documents) for story in stories),
        "origin": sum(len(story.origins) for story in stories),
        "derivation": sum(len(story.derivations) for story in stories),
        "actor": sum(len(story.actors) for story in stories),
        "claim": sum(len(story.claims) for story in stories),
        "entry": sum(len(getattr(story.ledger, part)) for story in stories for part in LEDGER),
        "event": sum(len(story.timeline) for story in stories),
        "attribution": sum(len(reading.attributions) for reading in told.readings.values()),
    }
    assert {line["story"] for line in lines} == {story.id for story in stories}


def test_every_piece_of_evidence_is_what_its_document_holds(told: Material, rows: list[tuple[str, Any]]) -> None:
    documents = {each.id: each for story in told.dossier.stories for each in story.documents}
    words = [each for _, row in rows for _, each in pieces(row)]
    wrong = [each for each in words if place(documents[each.document], each)[slice(*each.span)] != each.quote]
    assert len(words) > 1000
    assert wrong == []


def place(document: Document, words: Words) -> str:
    return document.title or "" if words.within == "title" else document.text


def test_no_slot_of_a_claim_is_lost(told: Material) -> None:
    used = {slot for story in told.dossier.stories for claim in story.claims for slot in claim.slots}
    assert used <= set(SLOTS)


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_told_apart_by_their_key(name: str, rows: list[tuple[str, Any]]) -> None:
    keys = Counter(tuple(getattr(row, part) for part in TABLES[name].key) for table, row in rows if table == name)
    assert [key for key, times in keys.items() if times > 1] == []


def test_an_attribution_says_whose_words_they_are_and_whose_side_speaks(lines: list[dict[str, Any]]) -> None:
    actors = {line["id"]: line for line in lines if line["kind"] == "actor"}
    said = [line for line in lines if line["kind"] == "attribution" and line["speaker"]]
    assert [line for line in said if actors[line["speaker"]]["name"] != line["speaker_name"]] == []
    assert any(line["speaker_name"] == "Sergey Lavrov" and line["side"] == "Russia" for line in said)


def test_csv_reads_back_to_the_rows_that_it_was_made_of(rows: list[tuple[str, Any]], sheets: dict[str, bytes]) -> None:
    for name, table in TABLES.items():
        kinds = shape(table.row).columns
        own = [row for table_name, row in rows if table_name == name]
        assert [{key: read(cell, kinds[key]) for key, cell in row.items()} for row in sheet(sheets, name)] == [
            {key: empty_is_none(getattr(row, key)) for key in kinds} for row in own
        ]


def test_csv_holds_every_smaller_row_and_every_piece_of_evidence(
    rows: list[tuple[str, Any]], sheets: dict[str, bytes]
) -> None:
    for name, table in TABLES.items():
        for inside in shape(table.row).inner:
            held = sum(len(getattr(row, inside)) for table_name, row in rows if table_name == name)
            assert len(list(sheet(sheets, f"{name}_{inside}"))) == held
    assert [back(row["quote"]) for row in sheet(sheets, "evidence")] == [
        words.quote for _, row in rows for _, words in pieces(row)
    ]


def sheet(sheets: dict[str, bytes], name: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(io.StringIO(sheets[f"{name}.csv"].decode(), newline=""), strict=True)


def read_csv(data: bytes) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(data.decode(), newline=""), strict=True)


def back(cell: str) -> str:
    return cell.removeprefix("'")


def read(cell: str, kind: str) -> object:
    if cell == "":
        return () if kind == "array" else None
    if kind == "string":
        return back(cell)
    if kind == "boolean":
        return {"true": True, "false": False}[cell]
    return tuple(json.loads(cell)) if kind == "array" else float(cell)


def empty_is_none(value: object) -> object:
    return None if value == "" else value


def test_no_cell_is_a_formula(sheets: dict[str, bytes]) -> None:
    tables = {name: data for name, data in sheets.items() if name.endswith(".csv")}
    cells = [
        cell for data in tables.values() for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row
    ]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))] == []
    assert '\'=HYPERLINK("http://evil.example","the talks")' in cells


@given(st.text(st.sampled_from("=+-@'\t\r\na1 ＝\ufeff\u200b\u202e")))
def test_a_text_made_harmless_is_had_back_and_begins_no_formula(text: str) -> None:
    cell = comma_separated.inert(text)
    assert not cell.lstrip("\ufeff\u200b\u202e").startswith(tuple("=+-@＝＋－＠\t\r\n"))
    assert back(cell) == text


def test_the_description_says_how_every_text_is_had_back(sheets: dict[str, bytes]) -> None:
    told = json.loads(sheets["datapackage.json"])["description"]
    assert told.endswith("where a text begins with one, take one away.")  # as `back` does


def test_the_lines_of_csv_end_as_its_standard_says(sheets: dict[str, bytes]) -> None:
    assert (
        sheets["stories.csv"].count(b"\r\n")
        == sheets["stories.csv"].count(b"\n")
        == 1 + len(list(sheet(sheets, "stories")))
    )


def test_the_data_package_describes_the_files_that_are_there(sheets: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in sheets.items():
        (tmp_path / name).write_bytes(data)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.flatten(["name", "type", "message"]) == []
    assert {resource.path for resource in package.resources} | {"datapackage.json"} == set(sheets)


def test_parquet_reads_back_to_the_rows_that_it_was_made_of(told: Material, rows: list[tuple[str, Any]]) -> None:
    files = dict(parquet.files(told))
    assert sorted(files) == sorted(f"{name}.parquet" for name in TABLES)
    for name in TABLES:
        read = pq.read_table(io.BytesIO(files[f"{name}.parquet"])).to_pylist()
        assert read == [plain(row) for table_name, row in rows if table_name == name]


def test_parquet_is_asked_with_sql(told: Material, tmp_path: Path) -> None:
    for name, data in parquet.files(told):
        (tmp_path / name).write_bytes(data)
    asked = f"select id, unnest(support).quote from '{tmp_path}/claims.parquet' where standing = 'contested'"
    with duckdb.connect() as database:
        found = set(database.execute(asked).fetchall())
    contested = [claim for story in told.dossier.stories for claim in story.claims if claim.standing == "contested"]
    assert found == {(claim.id, words.quote) for claim in contested for words in claim.support}
    assert found


def test_a_piece_of_evidence_says_where_it_is_not_in_the_text() -> None:
    words = Words(document="d1", span=(0, 2), quote="No", within="title")
    assert piece(words) == {"document": "d1", "start": 0, "end": 2, "in": "title", "quote": "No", "stance": None}
