"""An archive is looked through, from what it lies in to the last row of it, and left as it is."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from twosource.archive.examining import (
    neighbours_index,
    postgresql_database,
    postgresql_index,
    sqlite_file,
    sqlite_index,
)
from twosource.archive.examining.captures import captures_are_whole
from twosource.archive.examining.decisions import decisions_are_whole
from twosource.archive.examining.documents import documents_are_whole
from twosource.archive.examining.finding import Finding
from twosource.archive.examining.references import references_hold
from twosource.archive.examining.times import times_are_in_order
from twosource.archive.looking import Ground, ground
from twosource.archive.packing import remedy
from twosource.archive.tables import SCHEMA
from twosource.errors import BadCall

Check = Callable[[Connection], Iterator[Finding | None]]

OF_DATABASE: dict[str, dict[str, Check]] = {
    "sqlite": {"database": sqlite_file.is_sound, "guards": sqlite_file.is_guarded, "words": sqlite_index.agrees},
    "postgresql": {"guards": postgresql_database.is_guarded, "words": postgresql_index.agrees},
}
"""What is looked at in a database in its own way."""
CHECKS: dict[str, Check] = {
    "captures": captures_are_whole,
    "documents": documents_are_whole,
    "decisions": decisions_are_whole,
    "references": references_hold,
    "times": times_are_in_order,
    "neighbours": neighbours_index.agrees,
}
"""What is looked at alike in all."""
ORDER = ("database", "guards", *CHECKS, "words")
"""What is looked at, in order; the indexes come last, which can be made anew out of the rest."""

TROUBLE = (DBAPIError, UnicodeDecodeError)
"""What comes of reading where a database is damaged."""
NO_DAMAGE = ("locked", "readonly")
"""What is said where a file of SQLite cannot be looked at, whole or not."""
UNREADABLE = "unreadable"
"""The kind of a finding after which there is nothing to look at."""


def examine(place: str) -> Iterator[Finding | None]:
    """Yield what is wrong with the archive at `place`, and None for each thing that was looked at and is as it was.

    It is looked at as it was at one moment, while others read and write. One of an older make is looked at as it will
    be once it is brought up to date. Nothing is changed. Memory does not grow with it.

    Raises `BadCall` where there is none, or where another program is in the way.
    """
    with ground(place) as found:
        checks = CHECKS | OF_DATABASE[found.engine.dialect.name]
        try:
            with found.as_of_now() as (connection, step):
                if step != SCHEMA:
                    what = f"it was written by an earlier version (step {step}, now {SCHEMA})"
                    yield Finding(kind="step", where="the archive", what=what, remedy="open", grave=False)
                for name in (name for name in ORDER if name in checks):
                    yield from _through(name, checks[name], connection)
        except BadCall as refused:
            yield _refused(refused, found.called)
        except TROUBLE as error:
            if found.engine.dialect.name != "sqlite" or any(sign in str(error) for sign in NO_DAMAGE):
                yield _complaint(error, found)
            else:
                yield _unreadable(_words(error))


def _through(name: str, check: Check, connection: Connection) -> Iterator[Finding | None]:
    """Yield what a check finds, and where the database does not let it go on."""
    try:
        yield from check(connection)
    except TROUBLE as error:
        if connection.dialect.name != "sqlite":  # nothing more is answered after this
            raise
        what = f"they cannot be looked at to the end ({_words(error)})"
        yield Finding(kind="database", where=f"the {name}", what=what)


def _words(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "damaged"
    return " ".join(str(getattr(error, "orig", error)).split())


def _complaint(error: Exception, found: Ground) -> Finding:
    """Return what a database complains of where it is damage; raises `BadCall` for all else."""
    try:
        with found.plainly(found.called):
            raise error
    except BadCall as refused:
        if not str(refused).endswith(remedy(found.called)):
            raise
        return _refused(refused, found.called)


def _refused(refused: BadCall, place: str) -> Finding:
    return _unreadable(str(refused).removeprefix(f"{place}: ").removesuffix(f"; {remedy(place)}"))


def _unreadable(words: str) -> Finding:
    later = "later version" in words
    return Finding(kind=UNREADABLE, where="the archive", what=words, remedy="later" if later else "backup")
