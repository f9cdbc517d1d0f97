"""The command line of `doctor`."""

from enum import StrEnum
from typing import Annotated

import typer

from twosource.desk.running import run

SHORT = "Whether all is well: this installation, this machine, an archive."
EXAMPLES = """\b
Examples:
  twosource doctor                                    versions, libraries, models
  twosource doctor --archive talks                    and every row of an archive
  twosource doctor --archive talks --format json      for monitoring
"""


class Form(StrEnum):
    """The forms in which it is told."""

    text = "text"
    json = "json"


def doctor(
    archive: Annotated[
        str | None,
        typer.Option("--archive", "-a", metavar="A", show_default=False, help="An archive to look through."),
    ] = None,
    format: Annotated[Form, typer.Option("--format", "-f", help="How to show it.")] = Form.text,
) -> None:
    """Say what runs here, whether the machine can do what is needed, and whether an archive is whole.

    Every capture is held against its hash, every document against its digest, every span against its text, every row
    against those that it refers to. Each finding is a line: where, what, and what to do about it. Nothing is changed.
    """
    run("doctor", archive, form=format.value)
