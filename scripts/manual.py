"""Write docs/man/twosource.1, the manual page, out of what the commands say of themselves: `make manual`."""

import re
import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

from typer.main import get_command

from twosource import __version__
from twosource.desk.cli import app

PLACE = Path(__file__).parents[1] / "docs" / "man" / "twosource.1"
NAME = "who stands behind a story, who said what, where the reports differ"
COMPLETION = ("install_completion", "show_completion")


def page() -> str:
    """Return the manual page in roff."""
    root: Any = get_command(app)
    context = root.make_context("twosource", [], resilient_parsing=True)
    lines = [
        f'.TH TWOSOURCE 1 "" "twosource {__version__}" "User Commands"',
        ".SH NAME",
        f"twosource \\- {_plain(NAME)}",
        ".SH SYNOPSIS",
        ".B twosource",
        ".I COMMAND",
        "[\\fIOPTIONS\\fR] [\\fISOURCE\\fR]...",
        ".SH DESCRIPTION",
        *_paragraphs(root.help),
        ".SH OPTIONS",
        *_options(root, context),
        ".SH COMMANDS",
        *_commands(root, context),
        ".SH EXIT STATUS",
        *_statuses(root.epilog),
    ]
    return "\n".join(lines) + "\n"


def _commands(group: Any, context: Any) -> Iterator[str]:
    for name, command in group.commands.items():
        inside = command.make_context(name, [], parent=context, resilient_parsing=True)
        usage = " ".join(inside.get_usage().removeprefix("Usage: ").split())
        yield from (f".SS {_plain(usage)}", *_paragraphs(command.help), *_options(command, inside))
        if hasattr(command, "commands"):
            yield from _commands(command, inside)
        yield from _examples(command.epilog or "")


def _options(command: Any, context: Any) -> Iterator[str]:
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is None:
            continue
        names, words = (" ".join(part.replace("<list[str]>", "").split()) for part in record)
        yield from (".TP", f"\\fB{_plain(names)}\\fR", _plain(words) or "\\&")


def _statuses(epilog: str) -> Iterator[str]:
    for number, words in re.findall(r"(\d) ([^;]+)", epilog.rstrip(".")):
        yield from (".TP", number, _plain(words))


def _paragraphs(words: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", cleandoc(words).replace("\b", "").strip()):
        yield from (".PP", _plain(" ".join(paragraph.split())))


def _examples(epilog: str) -> Iterator[str]:
    for heading, lines in re.findall(r"^(\w+:)\n((?:  .*\n?)+)", epilog, re.M):
        yield from (".PP", heading, ".PP", ".nf", ".RS", *map(_plain, cleandoc(lines).splitlines()), ".RE", ".fi")


def _plain(words: str) -> str:
    """Return words as roff shows them: a hyphen stays one, and no line is taken for an order."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        sys.stdout.write(page())
    else:
        PLACE.write_text(page(), "utf-8")
