"""The call as a whole: where its words are off, one line says so and where help is."""

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from twosource.desk import ending


class Calls(TyperGroup):
    """The commands; what typer has to say of a wrong call in several lines becomes one."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the call and end with its status; what the words of it lack is told in one line."""
        if not options.setdefault("standalone_mode", True):
            return super().main(*args, **options)
        try:
            status = super().main(*args, **options | {"standalone_mode": False})
        except typer.TyperException as off:
            _tell(off)
            status = off.exit_code
        except typer.Abort:
            status = ending.INTERRUPTED
        sys.exit(status if isinstance(status, int) else ending.DONE)


def _tell(off: typer.TyperException) -> None:
    words = off.format_message()
    if words.startswith("Usage:"):  # a call of nothing, which asks what there is
        typer.echo(words, err=True)
        return
    context = getattr(off, "ctx", None)
    where = context.command_path if context is not None else "twosource"
    line = " ".join(words.replace("Value error, ", "").split()).rstrip(".")
    help_is = f" See {where} --help" if line.endswith("?") else f"; see {where} --help"
    ending.say(f"twosource: {line[:1].lower()}{line[1:]}{help_is}")
