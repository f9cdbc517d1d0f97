"""The steps that made the tables lead up and down again, in each database, and what is in the tables stays."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from databases import MAKES, within
from sqlalchemy import Connection, inspect
from stores import PLACES, capture, moment, put

import twosource.archive.migrations
from twosource.archive import schema
from twosource.archive.interface import Archive
from twosource.archive.opening import open_archive
from twosource.archive.tables import SCHEMA, metadata
from twosource.records.judgement import decided

SCRIPTS = ScriptDirectory(str(Path(twosource.archive.migrations.__file__).parent))
STEPS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]
OTHERWISE = ("one_capture", "one_note", "followed_by_feed")
"""Indexes of PostgreSQL over what no plain index can hold."""


@pytest.fixture(params=PLACES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def place(kind: str, tmp_path: Path) -> str:
    """Where an archive is that has rows in all its tables."""
    place = PLACES[kind](tmp_path)
    with closing(open_archive(place, new=True)) as archive:
        filled(archive)
    return place


def filled(archive: Archive) -> None:
    of = msgspec.structs.replace(capture("The ship came in."), entry=b"<rss/>", taken="2025-06-01")
    put(archive, "The ship came in.", of=of)
    put(archive, "The ship left.", minute=1)
    archive.see(msgspec.structs.replace(of, taken="2025-06-03"), clock=lambda: moment(2))
    decision = partial(decided, "merge-names", ["Oakes", "M. Oakes"], who="Anna Berg", why="one man")
    archive.judge(lambda at: decision(when=at), clock=lambda: moment(3))
    archive.keep("a", b"1")
    archive.note("a", {"": b"feed"})
    outbox = archive.outbox()
    outbox.write("a", [b"1"], since=None, until=moment(4))
    sending = outbox.begin("a", now=moment(4), patience=1)
    assert sending is not None
    outbox.end(sending, 200, now=moment(4))


Move = Callable[[Callable[[Config, str], None], str], None]


@pytest.fixture
def move(kind: str, place: str) -> Move:
    def to(how: Callable[[Config, str], None], step: str) -> None:
        with within(kind, place) as connection:
            how(schema.steps(connection, MAKES[kind]), step)

    return to


def test_they_make_the_tables_that_the_program_knows(kind: str, place: str) -> None:
    with within(kind, place) as connection:
        assert (differences(kind, connection), step(kind, connection)) == ([], SCHEMA)
    assert SCRIPTS.get_heads() == [SCHEMA] == STEPS[-1:]


def differences(kind: str, connection: Connection) -> list[object]:
    def counts(name: str | None, of: str, _: object) -> bool:
        if of == "table":
            return name is None or not name.startswith("words")
        return kind == "SQLite" or name not in OTHERWISE

    options = {
        "version_table": MAKES[kind].table,
        "include_name": counts,
        "include_object": lambda _, n, of, *__: counts(n, of, None),
    }
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def step(kind: str, connection: Connection) -> str | None:
    options = {"version_table": MAKES[kind].table}
    return MigrationContext.configure(connection, opts=options).get_current_revision()


def test_each_leads_down_and_up_again_with_rows_in_the_tables(kind: str, place: str, move: Move) -> None:
    for before in reversed(["base", *STEPS[:-1]]):
        with within(kind, place) as connection:
            there = tables_and_guards(kind, connection)
        move(command.downgrade, before)
        with within(kind, place) as connection:
            assert step(kind, connection) == (None if before == "base" else before)
            assert tables_and_guards(kind, connection) != there
        move(command.upgrade, "+1")
        with within(kind, place) as connection:
            assert tables_and_guards(kind, connection) == there
        move(command.downgrade, before)
    with within(kind, place) as connection:
        assert inspect(connection).get_table_names() == [MAKES[kind].table]
    move(command.upgrade, SCHEMA)
    with within(kind, place) as connection:
        assert differences(kind, connection) == []
    with closing(open_archive(place, new=False)) as archive:
        filled(archive)
        assert len(list(archive.captures())) == 3


GUARDS = {
    "SQLite": "SELECT type, name FROM sqlite_master",
    "PostgreSQL": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgrelid IN "
    "(SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace) AND NOT tgisinternal "
    "UNION ALL SELECT tablename, indexname FROM pg_indexes WHERE schemaname = current_schema()",
}


def tables_and_guards(kind: str, connection: Connection) -> object:
    found = inspect(connection)
    columns = {table: [each["name"] for each in found.get_columns(table)] for table in found.get_table_names()}
    return columns, {tuple(row) for row in connection.exec_driver_sql(GUARDS[kind])}


@pytest.mark.parametrize("before", STEPS[:-1])
def test_what_an_older_make_has_is_there_after_going_down_to_it_and_up(before: str, place: str, move: Move) -> None:
    def held() -> object:
        with closing(open_archive(place, new=False)) as archive:
            texts = [document.text for document, _ in archive.read()]
            return texts, archive.judgements(), archive.recall("a"), len(archive.search("ship"))

    there = held()
    move(command.downgrade, before)
    assert held() == there
    with closing(open_archive(place, new=False)) as archive:
        put(archive, "Another ship came in.", minute=9)
        assert len(archive.search("ship")) == 3
