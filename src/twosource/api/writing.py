"""A dossier on disk, in whatever form."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from twosource.desk.exports import FORMATS, maker
from twosource.desk.exports.material import Material
from twosource.desk.folder import folder
from twosource.desk.output import opened
from twosource.desk.renderings import DOSSIER, rendering
from twosource.errors import BadCall

Piece = bytes | tuple[str, bytes]
Form = Callable[[Material], Iterable[Piece]]
"""A function that yields the pieces of one file, or the files of a folder as (name, bytes)."""

ENDINGS = {".html": "html", ".json": "json", ".md": "markdown", ".txt": "text"}


def write(of: Material, path: str, form: str | Form | None) -> None:
    """Write it, a file or a folder that appears only when it is whole.

    Raises:
        BadCall: there is no such form, or nothing can be written there.

    """
    pieces = iter(made(of, path, form))
    first = next(pieces, b"")
    if isinstance(first, tuple):
        with folder(path) as put:
            for name, data in _files(chain([first], pieces)):
                put(name, data)
        return
    with opened(path) as sink:
        for piece in chain([first], pieces):
            if not isinstance(piece, bytes):
                raise BadCall("a form yields bytes, or files as (name, bytes), and not both")
            sink.write(piece)


def made(of: Material, path: str, form: str | Form | None) -> Iterable[Piece]:
    """Return what a form makes of a dossier."""
    if callable(form):
        return form(of)
    name = form or ENDINGS.get(Path(path).suffix.lower())
    if name in DOSSIER:
        return (rendering(DOSSIER, name)(of.dossier),)
    if name is None:
        raise BadCall(f"{path}: in which form? There is {', '.join((*DOSSIER, *FORMATS))}")
    pieces: Iterable[Piece] = maker(name)(of)
    return pieces


def _files(pieces: Iterable[Piece]) -> Iterator[tuple[str, bytes]]:
    for piece in pieces:
        if not isinstance(piece, tuple):
            raise BadCall("a form yields bytes, or files as (name, bytes), and not both")
        yield piece
