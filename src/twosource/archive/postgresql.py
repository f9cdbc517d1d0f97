"""An archive in a database of PostgreSQL: how connections behave.

One writer at a time, by a lock of the database that ends with the transaction: whoever is killed lets go of it.
"""

import logging
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from twosource.archive.in_sql import SqlArchive
from twosource.archive.naming import shown
from twosource.archive.postgresql_complaints import plainly
from twosource.archive.postgresql_schema import make_database_ready
from twosource.errors import BadCall

PATIENCE = 30
"""Seconds that one writer waits for another before it gives up."""
LOCK = 0x32737263
"""The number of the writer's lock: "2src"."""
_CONNECTING = {
    "application_name": "twosource",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
"""A server that is gone without a word is found out within a minute."""


_NOBODY = logging.NullHandler()


def open_database(place: str, *, new: bool) -> SqlArchive:
    """Open the archive in the database at an address; with `new`, the database may be empty.

    Raises `BadCall` where it cannot be reached, is none of ours, or of a later make. No password is in what it says.
    """
    called = shown(place)
    engine = connect(place, called)
    return SqlArchive(engine, called, plainly, lambda: make_database_ready(engine, called, new=new))


def connect(place: str, called: str) -> Engine:
    """Return what gives connections to the database at an address; none is made before it is asked for.

    A connection reads one state of the archive from its first question to its end. With the execution option
    `writing` it is the only one that writes, from its beginning.
    """
    try:
        from psycopg import Error
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        wish = "pip install 'twosource[postgresql]'"
        raise BadCall(f"{called}: an archive in PostgreSQL needs the library psycopg: {wish}") from error
    try:
        asked = conninfo_to_dict(place)
    except (Error, UnicodeError):
        raise BadCall(f"{called}: no address of a database, such as postgresql://USER@HOST/DATABASE") from None
    # whoever asked is told of a lost connection in one line; the library tells it too, on stderr where nobody listens
    logging.getLogger("psycopg").addHandler(_NOBODY)
    # a connection that the server has given up meanwhile is made anew before it is used
    engine = create_engine(
        "postgresql+psycopg://", connect_args={**_CONNECTING, **asked}, max_overflow=-1, pool_pre_ping=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    from psycopg import IsolationLevel

    raw: Any = connection.connection.driver_connection
    if not connection.get_execution_options().get("writing", False):
        raw.isolation_level, raw.read_only = IsolationLevel.REPEATABLE_READ, True
        return
    # what is asked after the lock is there sees all that was written before; a client that is gone without a word
    # holds the others up no longer than it takes to find out
    raw.isolation_level, raw.read_only = IsolationLevel.READ_COMMITTED, False
    connection.exec_driver_sql(
        f"SET LOCAL lock_timeout = '{PATIENCE}s'; SET LOCAL tcp_keepalives_idle = 30; "
        "SET LOCAL tcp_keepalives_interval = 10; SET LOCAL tcp_keepalives_count = 3; "
        f"SELECT pg_advisory_xact_lock({LOCK})"
    )
