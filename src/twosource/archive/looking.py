"""Archives are looked at as they lie there: nothing is brought up to date, and nothing is changed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from sqlite3 import Connection as Raw
from sqlite3 import sqlite_version

from msgspec import Struct
from sqlalchemy import Connection, Engine, event

from twosource.archive import sqlite
from twosource.archive.naming import shown
from twosource.archive.opening import file_at, is_database
from twosource.archive.schema import Make, bring_up
from twosource.archive.sqlite_schema import MAKE
from twosource.archive.tables import SCHEMA
from twosource.errors import BadCall


class Ground(Struct, frozen=True):
    """What connects to an archive, whatever it holds; what it is called; and how its database tells what is in it."""

    engine: Engine
    called: str
    make: Make
    plainly: Callable[[str], AbstractContextManager[None]]

    @contextmanager
    def as_of_now(self) -> Iterator[tuple[Connection, str]]:
        """Give a connection to one state of the archive, and the step that it is at.

        One of an older make is brought up to date in a transaction that is never finished. Raises `BadCall` where it is
        no archive, or one of a later make.
        """
        with self.engine.connect() as connection:
            step = self.make.step(connection, self.called)
            if step == SCHEMA:
                yield connection, step
                return
        if step is None:
            raise BadCall(f"{self.called}: nothing is in it")
        with self.engine.execution_options(writing=True).connect() as connection:
            bring_up(connection, self.called, self.make)
            yield connection, step

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that alone writes, and whose work stands when it is done."""
        with self.engine.execution_options(writing=True).begin() as connection:
            yield connection


@contextmanager
def ground(place: str) -> Iterator[Ground]:
    """Give what connects to the archive at `place`; `BadCall` where nothing is there."""
    found = _in_database(place) if is_database(place) else _in_file(place)
    try:
        yield found
    finally:
        found.engine.dispose()


def database(place: str) -> str:
    """Return the name and version of the database that the archive at `place` lies in; `BadCall` as `ground`."""
    with ground(place) as found, found.plainly(found.called):
        if found.engine.dialect.name == "sqlite":
            return f"SQLite {sqlite_version}"
        with found.engine.connect() as connection:
            return f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar_one()}"


def _in_file(place: str) -> Ground:
    engine = sqlite.connect(file_at(place, new=False))
    event.listen(engine, "connect", _take_any_text)
    return Ground(engine, place, MAKE, sqlite.plainly)


def _in_database(place: str) -> Ground:
    from twosource.archive import postgresql, postgresql_complaints, postgresql_schema

    called = shown(place)
    engine = postgresql.connect(place, called)
    return Ground(engine, called, postgresql_schema.MAKE, postgresql_complaints.plainly)


def _take_any_text(raw: Raw, _: object) -> None:
    """Let text that is none be read too, so that it can be named."""
    raw.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
