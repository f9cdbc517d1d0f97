"""Other people's formats. To add one, write its function in a file of its own and a line into `FORMATS`."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from msgspec import Struct

from twosource.errors import BadCall


class Format(Struct, frozen=True, kw_only=True):
    """One way to write a dossier down.

    `made_by` names a function of a `Material`, loaded when the format is asked for. It returns the pieces of one file,
    bytes; with `folder` the files of a folder, (name, bytes) each, every name each time. It asks nothing but its
    argument: the same material gives the same bytes. `text` says that a terminal can show it. `extra` is the extra of
    the package that brings the library it needs.
    """

    what: str
    made_by: str
    folder: bool = False
    text: bool = True
    extra: str | None = None


FORMATS: dict[str, Format] = {
    "jsonl": Format(
        what="all of it, one JSON object a line, each with its kind and its story",
        made_by="twosource.desk.exports.json_lines:pieces",
    ),
}


def format_called(name: str) -> Format:
    """Return a format by its name; raises `BadCall` where there is none."""
    found = FORMATS.get(name)
    if found is None:
        raise BadCall(f"there is no format “{name}”; there is {', '.join(FORMATS)}")
    return found


def maker(name: str) -> Callable[..., Any]:
    """Return the function that makes a format; raises `BadCall` where there is none, or where it needs an extra."""
    form = format_called(name)
    module, _, function = form.made_by.partition(":")
    try:
        made: Callable[..., Any] = getattr(import_module(module), function)
    except ModuleNotFoundError as error:
        if form.extra is None:
            raise
        raise BadCall(f"{name} needs the library {error.name}: pip install 'twosource[{form.extra}]'") from error
    return made
