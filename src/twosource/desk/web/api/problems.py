"""What went wrong, as a problem of RFC 9457: a status and one clear line."""

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from twosource.errors import TwosourceError

MEDIA_TYPE = "application/problem+json"
PLACE = "/api/"
"""Where problems are told like this; elsewhere they are pages."""

LINES = {
    403: "A browser sends the form's token with every change, as x-csrftoken; a program sends Authorization: Bearer.",
    404: "There is nothing at this address.",
    405: "This address is not for that method.",
    413: "The body is larger than is taken in one call.",
    429: "More was asked in a short time than is answered; wait a moment.",
    503: "Much is being taken in; nothing of this was. Wait as long as Retry-After says, then send it again.",
    500: "The fault is here, not in the call; nothing was changed.",
}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A problem of RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


class Unfit(HTTPException):
    """A call that is well formed and does not go with what the archive holds."""

    status_code = 409


class Absent(HTTPException):
    """Something that is not there, with a line that says so."""

    status_code = 404


def problem_bytes(status: int, detail: str) -> bytes:
    """Return a problem as JSON."""
    title = HTTPStatus(status).phrase
    return msgspec.json.encode(Problem(type="about:blank", title=title, status=status, detail=detail))


def problem(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Return the answer that tells of an error; what is not known to go wrong is logged, and never shown."""
    status = status_of(error)
    log(request, error)
    said = isinstance(error, Unfit | Absent) or status in (400, 415)
    line = error.detail if said and isinstance(error, HTTPException) else LINES.get(status, "The call is off.")
    headers = headers_of(request, error)
    return Response(problem_bytes(status, line), status_code=status, media_type=MEDIA_TYPE, headers=headers)


def log(request: Request[Any, Any, Any], error: Exception) -> None:
    """Log what is not known to go wrong with all that led to it, and what the archive itself complains of in a line."""
    if isinstance(error, TwosourceError):
        logging.getLogger("twosource").error("%s %s: %s", request.method, request.url.path, error)
    elif status_of(error) not in (*range(500), 503):
        logging.getLogger("twosource").error("%s %s", request.method, request.url.path, exc_info=error)


def headers_of(request: Request[Any, Any, Any], error: Exception) -> dict[str, str]:
    """Return the headers that go with an error: what is allowed there, or after how many seconds to come again."""
    headers = (
        {"Retry-After": "60" if request.method == "POST" or request.url.path == "/login" else "1"}
        if status_of(error) == 429
        else {}
    )
    return headers | dict((error.headers if isinstance(error, HTTPException) else None) or {})


def status_of(error: Exception) -> int:
    """Return the status that an error is answered with."""
    return error.status_code if isinstance(error, HTTPException) else 500
