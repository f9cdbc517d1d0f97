"""Where a reader is: what every page needs to know of the call."""

from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

import msgspec
from litestar import Request
from litestar.exceptions import ValidationException
from litestar.template.base import csrf_token

THEMES = ("light", "dark")
_OF_ADDRESSES = "%/?#[]@!$&'()*+,;=:"
T = TypeVar("T", bound=msgspec.Struct)


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """The address that is shown, the part of the room it belongs to, the look chosen, and the token of forms."""

    path: str
    asked: dict[str, str]
    part: str
    theme: str
    csrf: str

    @property
    def address(self) -> str:
        """The path with what was asked."""
        return self.path + (f"?{urlencode(self.asked)}" if self.asked else "")

    def other(self, **changes: Any) -> str:
        """Return the same page asked otherwise; None leaves out."""
        asked: Mapping[str, Any] = {**self.asked, **changes}
        kept = {key: value for key, value in asked.items() if value not in (None, "")}
        return self.path + (f"?{urlencode(kept)}" if kept else "")


def here(request: Request[Any, Any, Any], part: str = "") -> Here:
    """Return where the reader of this call is."""
    theme = request.cookies.get("theme", "")
    return Here(
        path=request.url.path,
        asked={key: value for key, value in request.query_params.multi_items() if value and key.isidentifier()},
        part=part,
        theme=theme if theme in THEMES else "",
        csrf=csrf_token({"request": request}),
    )


def asked(request: Request[Any, Any, Any], form: type[T]) -> T:
    """Return what was asked in the address as a record; what is left empty is as if it were not there.

    Raises ValidationException where a value is not of its type.
    """
    given = {key: value for key, value in request.query_params.multi_items() if value.strip()}
    try:
        return msgspec.convert(given, form, strict=False)
    except msgspec.ValidationError as error:
        raise ValidationException(f"The address asks for something that is not understood: {error}") from error


def local(path: str | None, otherwise: str = "/") -> str:
    """Return the path, as a header can hold it, where it leads to this room and nowhere else."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return otherwise
    return quote(path, safe=_OF_ADDRESSES)
