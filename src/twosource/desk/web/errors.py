"""What went wrong, as a page with one clear line."""

from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from twosource.desk.web.api import problems
from twosource.desk.web.here import here
from twosource.desk.web.room import page
from twosource.desk.web.templating import render

TITLES = {
    400: "That is not understood",
    401: "The token is asked for",
    403: "That is not allowed",
    404: "There is no such page",
    405: "That is not done here",
    413: "That is too much",
    429: "Too many calls",
    503: "Much is being added",
}
LINES = {
    403: "The form was too old, or did not come from this room. Go back, load the page again, and send it once more.",
    404: "What was asked for is not in the archive. It may have been there under another name.",
    405: "This address is for looking at, not for sending to, or the other way round.",
    413: "What was sent is larger than is taken in at once. Send it in parts, or use twosource add.",
    429: "More was asked in a short time than one reader needs. Wait a moment, then load the page again.",
    503: "So much waits to be taken in that nothing of this was. Wait a moment, then send it again.",
    500: "The fault is in the room, not in what you did. Nothing was changed.",
}


def told(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Return the page that says what went wrong; what is not known to go wrong is logged, and never shown."""
    if request.url.path.startswith(problems.PLACE):
        return problems.problem(request, error)
    status = problems.status_of(error)
    problems.log(request, error)
    detail = error.detail if isinstance(error, HTTPException) and status == 400 else ""
    line = LINES.get(status) or detail or "The call is off."
    body = render("error.html", here(request), title=TITLES.get(status, "Something broke"), line=line, status=status)
    return page(body, status=status, headers=problems.headers_of(request, error))


HANDLERS: Any = {HTTPException: told, Exception: told}
