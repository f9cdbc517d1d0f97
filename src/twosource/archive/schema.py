"""The tables of an archive are made, and those of an older make are brought up to date, in whichever database."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, Engine

from twosource.archive.packing import DAMAGED, complaint
from twosource.archive.tables import SCHEMA
from twosource.errors import BadCall

if TYPE_CHECKING:
    from alembic.config import Config


class Make(Struct, frozen=True):
    """How a database tells what is in it.

    `step` returns which step the tables are at and None where there are none at all, and raises `BadCall` where they
    are somebody else's. `mark` notes whose they will be, `table` is where the step is kept.
    """

    step: Callable[[Connection, str], str | None]
    mark: Callable[[Connection], None]
    table: str


def make_ready(engine: Engine, place: str, make: Make, *, new: bool) -> None:
    """Bring the tables of an archive up to date; with `new`, make them where nothing is in the database.

    Raises `BadCall` where something else is in it, or an archive of a later make; it is left as it is.
    """
    with engine.begin() as connection:
        made = make.step(connection, place)
    if made is None and not new:
        raise BadCall(f"{place}: no archive is there; twosource add SOURCE... --archive {place} makes one")
    if made != SCHEMA:
        with engine.execution_options(writing=True).begin() as connection:
            bring_up(connection, place, make)


def bring_up(connection: Connection, place: str, make: Make) -> None:
    """Run the steps that are missing, all or none; another program may have done so meanwhile."""
    from alembic import command
    from alembic.script import ScriptDirectory

    config = steps(connection, make)
    made = make.step(connection, place)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if made is not None and made not in known:
        raise BadCall(f"{place}: written by a later version of twosource; this one must not touch it")
    if made is None:
        make.mark(connection)
    if made != SCHEMA:
        command.upgrade(config, SCHEMA)


def steps(connection: Connection, make: Make) -> "Config":
    """Return what alembic needs to run steps, up or down, in the transaction of a connection."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "version_table": make.table})
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def known_step(step: object, place: str) -> str:
    """Return the step that a database says it is at; `BadCall` where it says none."""
    if step is None:
        raise BadCall(complaint(place, DAMAGED))
    return str(step)


def foreign(place: str) -> BadCall:
    """Return what is said where something else is in a place."""
    return BadCall(f"{place}: no archive of twosource; nothing in it was changed")
