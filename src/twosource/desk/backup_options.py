"""The command lines of `backup` and `restore`."""

from typing import Annotated

import typer

from twosource.desk.judge_options import ArchivePlace
from twosource.desk.running import run

BACKUP = "All of an archive, as one file."
BACKUP_EXAMPLES = """\b
Examples:
  twosource backup --archive talks -o talks-2026-11-26.sqlite
  twosource backup --archive talks -o - | age -r KEY > talks.age      encrypted
"""
RESTORE = "An archive out of a backup."
RESTORE_EXAMPLES = """\b
Examples:
  twosource restore talks-2026-11-26.sqlite --archive talks-again
  twosource restore talks --salvage --archive whole      what is whole in a damaged archive
"""


def backup(
    archive: ArchivePlace,
    out: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, or to - .")],
) -> None:
    """Write all that an archive holds into one file, as it is at one moment, while others read and write.

    The file is itself an archive: every command can be asked of it. It is looked through before it gets its name.
    """
    run("backup", archive, out=out)


def restore(
    backup: Annotated[str, typer.Argument(metavar="FILE", help="A backup, or any other archive.")],
    archive: Annotated[str, typer.Option("--archive", "-a", metavar="NEW", help="Where the archive is made.")],
    salvage: Annotated[
        bool, typer.Option("--salvage", help="Take what is whole out of a damaged one, and name what is not.")
    ] = False,
) -> None:
    """Make an archive of a backup, where none is yet; the dossiers are the same, to the byte.

    It is looked through first; where it is damaged, nothing is made, unless with --salvage.
    """
    run("restore", backup, archive=archive, salvage=salvage)
