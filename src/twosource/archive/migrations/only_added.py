"""Tables whose rows nobody can change or take away, by whatever program."""

from collections.abc import Iterable

from alembic import op

DEEDS = ("UPDATE", "DELETE")
_SAID = "an archive is only added to"


def forbid() -> None:
    """Let the database know how to refuse; in PostgreSQL that is a function of its own."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )


def allow() -> None:
    """Let the database forget it, once nothing is guarded."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION only_added()")


def guard(tables: Iterable[str]) -> None:
    """Refuse every change and deletion in these tables."""
    for table in tables:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
            )
        else:
            for deed in DEEDS:
                op.execute(
                    f"CREATE TRIGGER no_{deed.lower()}_of_{table} BEFORE {deed} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
                )
