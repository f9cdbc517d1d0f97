"""What is said where PostgreSQL fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from twosource.errors import BadCall

_LOST = "the connection to its server was lost; what was added before is kept, do it again"

_BY_STATE = (
    ("55P03", "another program has been writing to it for too long; try again"),
    ("40", "another program was in the way; try again"),
    ("53100", "cannot be written, the disk of its server is full"),
    ("53300", "its server has no connection left; try again"),
    ("53", "its server is short of something; try again"),
    ("57P03", "its server is just starting or stopping; try again"),
    ("57P0", _LOST),
    ("08", _LOST),
    ("25006", "may not be written to"),
    ("25P0", _LOST),
    ("42501", "its user may not do that; it must be allowed to make tables there, to read and to add"),
    ("XX", "damaged; go back to a copy of it"),
)
"""The beginnings of SQLSTATE, the more precise before."""

_BY_WORDS = (
    ("password", "its server wants a password, and not this one; it is taken from ~/.pgpass or PGPASSWORD"),
    ("no pg_hba.conf entry", "its server does not let this user in from here"),
    ("authentication failed", "its server does not let this user in"),
    ("role", "its server does not know this user"),
    ("does not exist", "no such database; createdb makes one"),
    ("too many", "its server has no connection left; try again"),
    ("remaining connection slots", "its server has no connection left; try again"),
    ("starting up", "its server is just starting or stopping; try again"),
    ("shutting down", "its server is just starting or stopping; try again"),
    ("recovery mode", "its server is just starting or stopping; try again"),
    ("name or service", "cannot be reached; there is no host of this name"),
    ("could not translate host name", "cannot be reached; there is no host of this name"),
    ("resolve host", "cannot be reached; there is no host of this name"),
    ("SSL", "cannot be reached; its server and this program do not agree on SSL"),
    ("timeout", "cannot be reached; its server does not answer"),
    ("No such file", "cannot be reached; no server is running there"),
    ("refused", "cannot be reached; no server is running there"),
)
"""What libpq says where no connection is made, which has no SQLSTATE."""


@contextmanager
def plainly(place: str) -> Iterator[None]:
    """Turn what the database complains about into one line that begins with the archive's place: BadCall."""
    try:
        yield
    except DBAPIError as error:
        raise BadCall(f"{place}: {_told(error)}") from error


def _told(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None)
    words = str(error.orig)
    if state is not None:
        said = words.partition("\n")[0]
        return next((reason for sign, reason in _BY_STATE if state.startswith(sign)), f"cannot be used ({said})")
    if "connection failed" not in words and "connection timeout" not in words:
        return _LOST if error.connection_invalidated else f"cannot be used ({words.partition(chr(10))[0]})"
    return next((reason for sign, reason in _BY_WORDS if sign in words), "cannot be reached")
