"""The command line of `judge`: one word for each thing that a person can decide."""

from enum import StrEnum
from getpass import getuser
from typing import Annotated

import typer

from twosource.desk.running import run

EXAMPLES = """\b
Examples:
  twosource judge merge Kyiv Kiev --why "one city" --archive talks
  twosource judge set-aside "Moscow ready to talk" --why "taken back" --archive talks
  twosource judge origin d902f8 TASS --why "the editor said so" --archive talks
  twosource judge detach "agreed to exchange" d015f0 "one thousand" --why "an earlier one" --archive talks
  twosource judge list --archive talks
  twosource judge undo j3f2a --archive talks
"""

judge = typer.Typer(
    name="judge",
    short_help="Record, list and undo what people decide.",
    help=(
        "Record what you decide about names, claims, origins and documents; the dossiers follow and "
        "show it as yours.\n\n"
        "CLAIM, DOCUMENT and PROPOSITION are ids, the beginning of one, or words that stand in one of them only. "
        "Nothing is ever lost: a judgement is undone by another."
    ),
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode=None,
)


class ListFormat(StrEnum):
    """The forms in which judgements are listed."""

    text = "text"
    json = "json"


ArchivePlace = Annotated[
    str, typer.Option("--archive", "-a", metavar="ARCHIVE", help="The archive: a file, a folder, or postgresql://…")
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="Why you decide so.")]
Who = Annotated[str, typer.Option("--who", metavar="NAME", help="Who decides; your login name, if left out.")]
Names = Annotated[
    list[str], typer.Argument(metavar="NAME", help="Two names or more, in any spelling of the documents.")
]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim.")]
Document = Annotated[str, typer.Argument(metavar="DOCUMENT", help="The document.")]


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError):
        return "somebody"


@judge.command(short_help="Two or more names are one.")
def merge(names: Names, why: Why, archive: ArchivePlace, who: Who = "") -> None:
    """Say that names are one person, body or place."""
    run("judge", "merge-names", words=names, archive=archive, who=who or _login(), why=why)


@judge.command(short_help="Two or more names are never one.")
def split(names: Names, why: Why, archive: ArchivePlace, who: Who = "") -> None:
    """Say that names are different persons, bodies or places."""
    run("judge", "split-names", words=names, archive=archive, who=who or _login(), why=why)


@judge.command(short_help="A proposition belongs to a claim.")
def attach(
    claim: Claim,
    document: Document,
    proposition: Annotated[str, typer.Argument(metavar="PROPOSITION", help="What the document says.")],
    why: Why,
    archive: ArchivePlace,
    who: Who = "",
) -> None:
    """Bring what a document says to a claim; it leaves the claim that it was in."""
    run("judge", "attach", words=[claim, document, proposition], archive=archive, who=who or _login(), why=why)


@judge.command(short_help="A proposition does not belong to a claim.")
def detach(
    claim: Claim,
    document: Document,
    why: Why,
    archive: ArchivePlace,
    proposition: Annotated[
        str,
        typer.Argument(metavar="PROPOSITION", help="What the document says; may be left out where it is one thing."),
    ] = "",
    who: Who = "",
) -> None:
    """Take what a document says out of a claim; it stands alone from then on."""
    run("judge", "detach", words=[claim, document, proposition], archive=archive, who=who or _login(), why=why)


@judge.command(short_help="What a document tells goes back to somebody.")
def origin(
    document: Document,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The agency, outlet or institution it goes back to.")],
    why: Why,
    archive: ArchivePlace,
    who: Who = "",
) -> None:
    """Say whose reporting a document goes back to, as if its text said so."""
    run("judge", "origin", words=[document, name], archive=archive, who=who or _login(), why=why)


@judge.command("set-aside", short_help="A document is left out of account.")
def set_aside(document: Document, why: Why, archive: ArchivePlace, who: Who = "") -> None:
    """Leave a document out of account; it is still listed, and nothing rests on it."""
    run("judge", "set-aside", words=[document], archive=archive, who=who or _login(), why=why)


@judge.command("list", short_help="All judgements, and what came of them.")
def list_all(
    archive: ArchivePlace,
    format: Annotated[ListFormat, typer.Option("--format", "-f", help="How to show them.")] = ListFormat.text,
) -> None:
    """List all judgements, the oldest first, those that were undone too."""
    run("judge", "list", words=[format.value], archive=archive, who="", why="")


@judge.command(short_help="A judgement holds no longer.")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="Its id, or the beginning of it.")],
    archive: ArchivePlace,
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why you undo it.")] = "",
    who: Who = "",
) -> None:
    """Undo a judgement; an undoing can be undone too."""
    run("judge", "undo", words=[judgement], archive=archive, who=who or _login(), why=why)
