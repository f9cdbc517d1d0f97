"""How far long work has come, on standard error, where a person is looking."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from twosource.desk.journal import is_kept
from twosource.desk.output import is_terminal

PATIENCE = 1.0
"""Seconds before anything is shown; short work needs no bar."""


@contextmanager
def progress(verb: str, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Give a function to call with the name of each thing done.

    Nothing is shown where standard error is no terminal, or where `quiet` and the result goes to a
    terminal too, which would show how far it is by itself.
    """
    if is_kept() or not is_terminal(sys.stderr) or (quiet and is_terminal(sys.stdout)):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    done, begun = 0, time.monotonic()
    console = Console(stderr=True)
    with console.status(f"{verb} …") as status:

        def step(name: str) -> None:
            nonlocal done
            done += 1
            if time.monotonic() - begun > PATIENCE:
                words = escape("".join(letter for letter in name if letter.isprintable())[:60])
                status.update(f"{verb} … {done} done, last {words}")

        yield step
