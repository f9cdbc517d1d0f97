"""What a form makes of a dossier, put where it belongs: into a file, a folder, or standard output."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

from twosource.desk.folder import folder
from twosource.desk.output import opened
from twosource.errors import BadCall, TwosourceError

if TYPE_CHECKING:  # it brings the archive along, which nobody needs who only asks for help
    from twosource.desk.exports.material import Material

Piece = bytes | tuple[str, bytes]
Form = Callable[["Material"], Iterable[Piece]]
"""A function that yields the pieces of one file, or the files of a folder as (name, bytes)."""


@contextmanager
def place(path: str | None, name: str, *, in_folder: bool | None) -> Iterator[Callable[[Iterable[Piece]], None]]:
    """Give a function that takes all that a form makes, be it nothing, and puts it where it belongs.

    `name` is what the form is called. Where `in_folder` is None, what comes first says whether it is one file.
    Raises `BadCall` where it cannot be written there, or is nothing that a form makes.
    """
    if in_folder is None:
        yield lambda pieces: _by_the_first(path, name, pieces)
    elif in_folder:
        if path is None or path == "-":
            raise BadCall(f"{name} is a folder of files; -o PATH says where")
        with folder(path) as put:
            yield lambda pieces: _fill(put, name, pieces)
    else:
        with opened(path) as sink:
            yield lambda pieces: _fill(lambda _, data: sink.write(data), name, chain([b""], pieces), in_folder=False)


def careful(name: str, form: Callable[..., Iterable[Piece]]) -> Callable[..., Iterator[Piece]]:
    """Return a form of the user's own whose errors are told in a line."""

    def made(*words: object, **options: object) -> Iterator[Piece]:
        try:
            yield from form(*words, **options)
        except TwosourceError:
            raise
        except Exception as error:
            told = " ".join(str(error).split())[:160]
            raise BadCall(f"{name}: did not come to its end ({type(error).__name__}: {told})") from error

    return made


def _by_the_first(path: str | None, name: str, pieces: Iterable[Piece]) -> None:
    rest = iter(pieces)
    began = list(islice(rest, 1))
    with place(path, name, in_folder=bool(began) and isinstance(began[0], tuple)) as put:
        put(chain(began, rest))


def _fill(put: Callable[[str, bytes], object], name: str, pieces: Iterable[Piece], *, in_folder: bool = True) -> None:
    for piece in pieces:
        file, data = piece if isinstance(piece, tuple) and len(piece) == 2 else ("", piece)
        if isinstance(piece, tuple) != in_folder or not isinstance(data, bytes) or not isinstance(file, str):
            raise BadCall(f"{name}: a format yields bytes, or files as (name, bytes), and not both")
        put(file, data)
