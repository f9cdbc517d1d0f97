"""Whether a database of PostgreSQL holds an archive, and of which make; new and old ones are brought up to date.

The archive has a database of its own, or a schema of its own, the first of the search path.
"""

from sqlalchemy import Connection, Engine, inspect

from twosource.archive.schema import Make, foreign, known_step, make_ready
from twosource.errors import BadCall

_STEP = "twosource_archive"
"""The table that says which step the others are at, and by its name whose they are."""


def make_database_ready(engine: Engine, place: str, *, new: bool) -> None:
    """Bring the archive in a database up to date; with `new`, make it where the database is empty.

    Raises `BadCall` where something else is in it, or an archive of a later make; it is left as it is.
    """
    make_ready(engine, place, MAKE, new=new)


def _step(connection: Connection, place: str) -> str | None:
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise BadCall(f"{place}: the database is in {encoding}; an archive needs one in UTF8")
    schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
    if schema is None:
        raise BadCall(f"{place}: its search path leads to no schema")
    tables = inspect(connection).get_table_names(schema)
    if not tables:
        return None
    if _STEP not in tables:
        raise foreign(place)
    return known_step(connection.exec_driver_sql(f"SELECT version_num FROM {_STEP}").scalar(), place)  # noqa: S608


def _mark(_: Connection) -> None:
    """Nothing is to be noted: the name of the table says it."""


MAKE = Make(step=_step, mark=_mark, table=_STEP)
