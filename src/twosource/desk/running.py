"""How a command is run: its module is loaded, its work is done, and the call ends with its status."""

import sys
from importlib import import_module
from typing import NoReturn

import typer

from twosource.desk import ending, journal, output


def run(name: str, subject: object, **options: object) -> NoReturn:
    """Load the command, do its work and end with its status; whatever goes wrong becomes one line."""
    status = ending.BROKEN
    with journal.kept(name):
        with ending.one_line(_leave), ending.heeding():
            journal.check()
            command = import_module(f"twosource.desk.commands.{name}")
            status = getattr(command, name)(subject, **options)
            if sys.stdout is not None:
                sys.stdout.flush()
        raise typer.Exit(status)


def _leave(status: int) -> NoReturn:
    if sys.stdout is not None:
        output.let_go(sys.stdout)
    raise typer.Exit(status)
