"""A dossier on disk, in whatever form."""

from pathlib import Path

from twosource.desk.exports import FORMATS, format_called, maker
from twosource.desk.exports.material import Material
from twosource.desk.exports.writing import Form, place
from twosource.desk.renderings import DOSSIER, rendering
from twosource.errors import BadCall

ENDINGS = {".html": "html", ".json": "json", ".md": "markdown", ".txt": "text"}


def write(of: Material, path: str, form: str | Form | None) -> None:
    """Write it, a file or a folder that appears only when it is whole.

    Raises:
        BadCall: there is no such form, or nothing can be written there.

    """
    make, in_folder = _maker(of, path, form)
    name = form if isinstance(form, str) else getattr(form, "__name__", "the form")
    with place(path, name, in_folder=in_folder) as put:
        put(make(of))


def _maker(of: Material, path: str, form: str | Form | None) -> tuple[Form, bool | None]:
    """Return the function that makes a form, and whether it makes a folder, where that is known."""
    if callable(form):
        return form, None
    name = form or ENDINGS.get(Path(path).suffix.lower())
    if name in DOSSIER:
        return lambda of: (rendering(DOSSIER, name)(of.dossier),), False
    if name is None:
        raise BadCall(f"{path}: in which form? There is {', '.join((*DOSSIER, *FORMATS))}")
    return maker(name, kept=of.kept), format_called(name).folder
