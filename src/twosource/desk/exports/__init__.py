"""Other people's formats. To add one, write its function in a file of its own and a line into `FORMATS`."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from msgspec import Struct

from twosource.brought import brought, is_brought
from twosource.desk.exports.writing import careful
from twosource.errors import BadCall


class Format(Struct, frozen=True, kw_only=True):
    """One way to write a dossier down.

    `made_by` names a function of a `Material`, loaded when the format is asked for. It returns the pieces of one file,
    bytes; with `folder` the files of a folder, (name, bytes) each, every name each time; None says that the first piece
    tells. It asks nothing but its
    argument: the same material gives the same bytes. `text` says that a terminal can show it. `extra` is the extra of
    the package that brings the library it needs. `takes` names the options of the call that only some formats know, and
    `past` says that it needs an archive, which knows how it was before.
    """

    what: str
    made_by: str
    folder: bool | None = False
    text: bool = True
    extra: str | None = None
    takes: tuple[str, ...] = ()
    past: bool = False


FORMATS: dict[str, Format] = {
    "jsonl": Format(
        what="all of it, one JSON object a line, each with its kind and its story",
        made_by="twosource.desk.exports.json_lines:pieces",
    ),
    "csv": Format(
        what="tables, a file each, for spreadsheets and databases",
        made_by="twosource.desk.exports.comma_separated:files",
        folder=True,
    ),
    "parquet": Format(
        what="the same tables, typed and nested, for DuckDB, pandas, Spark",
        made_by="twosource.desk.exports.parquet:files",
        folder=True,
        extra="parquet",
    ),
    "plover": Format(
        what="events in the codes of PLOVER, one a line",
        made_by="twosource.desk.exports.plover:pieces",
    ),
    "ftm": Format(
        what="FollowTheMoney entities, one a line: articles, actors, mentions, events",
        made_by="twosource.desk.exports.follow_the_money:pieces",
    ),
    "annotations": Format(
        what="W3C Web Annotations (JSON-LD): the words that claims, ledger and attributions rest on",
        made_by="twosource.desk.exports.annotations:pieces",
    ),
    "gexf": Format(
        what="GEXF 1.3: who rests on whom, as a graph for Gephi and the like",
        made_by="twosource.desk.exports.gexf:pieces",
    ),
    "atom": Format(
        what="Atom feed of what changed in an archive (--since, --base)",
        made_by="twosource.desk.exports.atom:pieces",
        takes=("since", "base"),
        past=True,
    ),
    "bundle": Format(
        what="evidence bundle: captures, dossier and their SHA-256 in a ZIP (BagIt)",
        made_by="twosource.desk.exports.bundle:pieces",
        text=False,
    ),
}


def format_called(name: str) -> Format:
    """Return a format by its name, or one of the user's own, as `module:function`; `BadCall` where there is none."""
    if is_brought(name):
        own = brought(name)
        return own if isinstance(own, Format) else Format(what="a format of the user's own", made_by=name, folder=None)
    found = FORMATS.get(name)
    if found is None:
        raise BadCall(f"there is no format “{name}”; there is {', '.join(FORMATS)}, or your own, as module:function")
    return found


def maker(name: str, *, kept: bool) -> Callable[..., Any]:
    """Return the function that makes a format, of an archive that is `kept` or of one that passes.

    Raises `BadCall` where there is none, where it needs an extra, or where it needs an archive that is kept.
    """
    form = format_called(name)
    if form.past and not kept:
        raise BadCall(f"{name} tells of an archive (--archive A); twosource add puts sources into one")
    if is_brought(name):
        return _brought(form.made_by)
    module, _, function = form.made_by.partition(":")
    try:
        made: Callable[..., Any] = getattr(import_module(module), function)
    except ModuleNotFoundError as error:
        if form.extra is None:
            raise
        raise BadCall(f"{name} needs the library {error.name}: pip install 'twosource[{form.extra}]'") from error
    return made


def _brought(name: str) -> Callable[..., Any]:
    made = brought(name)
    if not callable(made):
        raise BadCall(f"{name}: a format is a function of a dossier's material")
    return careful(name, made)
