"""The room's own files, and captures as they came."""

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from twosource.desk.web.here import THEMES, local
from twosource.desk.web.room import room_of
from twosource.desk.web.templating import asset

FOREVER = "public, max-age=31536000, immutable"
YEAR = 365 * 24 * 3600


@get("/static/{name:str}", sync_to_thread=False, opt={"exclude_from_csrf": True})
def static(name: FromPath[str]) -> Response[bytes]:
    """Return one of the room's own files."""
    found = asset(f"/static/{name}")
    if found is None:
        raise NotFoundException
    return Response(found[0], media_type=found[1], headers={"Cache-Control": FOREVER})


@get("/captures/{sha256:str}", sync_to_thread=True)
def capture(request: Request[Any, Any, Any], sha256: FromPath[str]) -> Response[bytes]:
    """Return the bytes of a capture as they came, to be kept as a file and never shown as a page."""
    data = room_of(request).holdings.archive.capture(sha256)
    if data is None or not sha256.isalnum():
        raise NotFoundException
    headers = {
        "Content-Disposition": f'attachment; filename="{sha256[:16]}.txt"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(data, media_type="text/plain", headers=headers)


@get("/theme/{theme:str}", sync_to_thread=False)
def theme(theme: FromPath[str], back: FromQuery[str] = "/") -> Response[bytes]:
    """Remember the look that was chosen, and go back."""
    made: Response[bytes] = Response(b"", status_code=303, headers={"Location": local(back)})
    if theme in THEMES:
        made.set_cookie(key="theme", value=theme, max_age=YEAR, httponly=True, samesite="strict")
    else:
        made.delete_cookie(key="theme")
    return made


HANDLERS = [static, capture, theme]
