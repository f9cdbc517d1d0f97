"""The kinds of columns that an archive has, as each database keeps them; the steps that made the tables use them too.

SQLite bounds no text, keeps every sign in it, and sorts by its bytes; PostgreSQL is told to do the same, whatever the
language of the database: no bound, the order of bytes, and a way to write the one sign that it cannot hold.
"""

from sqlalchemy import BigInteger, Dialect, types

Integer = types.Integer().with_variant(BigInteger(), "postgresql")
"""A number: of 64 bits in both, since SQLite knows no smaller ones."""

_MARK, _NUL = "\x1a", "\0"


class String(types.TypeDecorator[str]):
    """Text of at most so many signs, a bound that neither database keeps."""

    impl = types.String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[str]:
        """Return how a database keeps it."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(types.Text(collation="C"))
        return super().load_dialect_impl(dialect)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write out the sign that PostgreSQL cannot hold, and the one that tells of it."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace(_MARK, _MARK + "1").replace(_NUL, _MARK + "0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text as it was given."""
        if value is None or dialect.name != "postgresql" or _MARK not in value:
            return value
        return value.replace(_MARK + "0", _NUL).replace(_MARK + "1", _MARK)


class Text(String):
    """Text without a bound."""

    impl = types.Text
    cache_ok = True
