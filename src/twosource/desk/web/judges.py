"""Under which name a reader judges."""

import getpass
from typing import Any
from urllib.parse import quote, unquote

from litestar import Request, Response

NAME = 100
"""Characters of a name."""
YEAR = 365 * 24 * 3600


def who(request: Request[Any, Any, Any]) -> str:
    """Return the name that a reader judged under last, or, on one's own machine, the login name."""
    known = request.cookies.get("who")
    if known:
        return unquote(known)[:NAME]
    if request.app.state.token is not None:
        return ""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def remember(response: Response[bytes], name: str) -> Response[bytes]:
    """Have the answer keep the name."""
    response.set_cookie(key="who", value=quote(name), max_age=YEAR, httponly=True, samesite="strict")
    return response
