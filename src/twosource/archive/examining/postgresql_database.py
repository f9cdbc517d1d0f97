"""Whether the tables in PostgreSQL and what guards them are those of an archive."""

from collections.abc import Iterator

from sqlalchemy import Connection, UniqueConstraint, inspect, text

from twosource.archive.examining.finding import Finding
from twosource.archive.tables import metadata

CHANGED = ("blocks", "derived", "followed", "sketches")
"""The tables whose rows are replaced; in all others nothing can be changed."""

_GUARDED = text(
    "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE tgname = 'only_added' AND tgenabled IN ('O', 'A') AND relnamespace = to_regnamespace(current_schema()::text)"
)


def is_guarded(connection: Connection) -> Iterator[Finding | None]:
    """Yield each index, reference and trigger that is missing."""
    asked, guarded = inspect(connection), set(connection.scalars(_GUARDED))
    for table in metadata.sorted_tables:
        there = {str(index["name"]) for index in asked.get_indexes(table.name)}
        ought = {str(index.name) for index in table.indexes}
        ought |= {str(each.name) for each in table.constraints if isinstance(each, UniqueConstraint)}
        for name in sorted(ought - there):
            yield Finding(kind="guard", where=f"the index {name}", what="it is missing", remedy="rebuild")
        refers = {key["constrained_columns"][0] for key in asked.get_foreign_keys(table.name)}
        for key in sorted({key.parent.name for key in table.foreign_keys} - refers):
            where = f"the reference {key} of {table.name}"
            yield Finding(kind="guard", where=where, what="nothing sees to it that it holds", remedy="rebuild")
        if table.name not in CHANGED and table.name not in guarded:
            what = "it is missing: rows can be changed or deleted"
            yield Finding(kind="guard", where=f"the trigger of {table.name}", what=what, remedy="rebuild")
        yield None
