"""Archives are looked at as they lie there: nothing is brought up to date, and nothing is changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as Raw

from sqlalchemy import Connection, Engine, event

from twosource.archive.connecting import connect
from twosource.archive.opening import file_at
from twosource.archive.schema import bring_up, step_of
from twosource.archive.tables import SCHEMA
from twosource.errors import BadCall


@contextmanager
def engine_at(place: str) -> Iterator[Engine]:
    """Give what connects to the archive at `place`, whatever it holds; `BadCall` where nothing is there."""
    engine = connect(file_at(place, new=False))
    event.listen(engine, "connect", _take_any_text)
    try:
        yield engine
    finally:
        engine.dispose()


def _take_any_text(raw: Raw, _: object) -> None:
    """Let text that is none be read too, so that it can be named."""
    raw.text_factory = lambda data: data.decode("utf-8", "surrogateescape")


@contextmanager
def as_of_now(engine: Engine, place: str) -> Iterator[tuple[Connection, str]]:
    """Give a connection to one state of an archive, and the step that it is at.

    One of an older make is brought up to date in a transaction that is never finished. Raises `BadCall` where it is no
    archive, or one of a later make.
    """
    with engine.connect() as connection:
        step = step_of(connection, place)
        if step == SCHEMA:
            yield connection, step
            return
    if step is None:
        raise BadCall(f"{place}: nothing is in it")
    with engine.execution_options(writing=True).connect() as connection:
        bring_up(connection, place)
        yield connection, step
