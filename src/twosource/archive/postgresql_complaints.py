"""What is said where PostgreSQL fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from twosource.archive.packing import DAMAGED, complaint
from twosource.errors import BadCall

_LOST = "the connection to its server was lost; what was added before is kept, do it again"

_STARTING = "its server is just starting or stopping; try again"
_FULL = "its server has no connection left; try again"
_NOBODY = "cannot be reached; no server is running there"
_LINE = "\n"

_BY_STATE = (
    ("55P03", "another program has been writing to it for too long; try again"),
    ("40", "another program was in the way; try again"),
    ("53100", "cannot be written, the disk of its server is full"),
    ("53300", _FULL),
    ("53", "its server is short of something; try again"),
    ("57P03", _STARTING),
    ("57P0", _LOST),
    ("08", _LOST),
    ("25006", "may not be written to"),
    ("25P0", _LOST),
    ("42501", "its user is not allowed to do that"),
    ("XX", DAMAGED),
)
"""The beginnings of SQLSTATE, the more precise before."""

_BY_WORDS = (
    ("password", "its server wants another password; it is taken from the file .pgpass or from PGPASSWORD"),
    ("pg_hba.conf", "its server does not let this user in from here"),
    ("authentication failed", "its server does not let this user in"),
    ("role", "its server does not know this user"),
    ("does not exist", "no such database; createdb makes one"),
    ("too many", _FULL),
    ("connection slots", _FULL),
    ("starting up", _STARTING),
    ("shutting down", _STARTING),
    ("recovery", _STARTING),
    ("resolve host", "cannot be reached; no host of this name is known"),
    ("translate host", "cannot be reached; no host of this name is known"),
    ("No such file", _NOBODY),
    ("refused", _NOBODY),
    ("SSL", "cannot be reached; its server and this program do not agree on SSL"),
    ("timeout", "cannot be reached; its server does not answer"),
)
"""What is said where no connection is made, without a SQLSTATE; it may hold pieces of a password written wrongly."""


@contextmanager
def plainly(place: str) -> Iterator[None]:
    """Turn what the database complains about into one line that begins with the archive's place: BadCall."""
    try:
        yield
    except DBAPIError as error:
        raise BadCall(complaint(place, _told(error))) from error


def _told(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None)
    words = str(error.orig)
    if state is not None:
        told = f"cannot be used ({words.partition(_LINE)[0]})"
        return next((reason for sign, reason in _BY_STATE if state.startswith(sign)), told)
    if error.connection_invalidated:
        return _LOST
    if error.statement is None:
        return next((reason for sign, reason in _BY_WORDS if sign in words), "cannot be reached")
    return f"cannot be used ({words.partition(_LINE)[0]})"
