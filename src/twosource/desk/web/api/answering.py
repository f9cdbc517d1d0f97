"""An operation as a handler: the call read strictly, the answer written, and left out where it is known already."""

import hashlib
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any

import anyio
import msgspec
from litestar import HttpMethod, Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.handlers import HTTPRouteHandler

from twosource import __version__
from twosource.desk.web.api.operation import Call, Operation
from twosource.desk.web.room import room_of
from twosource.desk.web.slowly import slowly

JSON = "application/json"
SOURCES = ("application/octet-stream", "text/html", "text/plain")
"""The media types of a source; what it is, its content decides."""

Asking = Request[Any, Any, Any]


class WrongMediaType(HTTPException):
    """A body of a kind that is not taken."""

    status_code = 415


def handler(operation: Operation) -> HTTPRouteHandler:
    """Return an operation as a handler of the application."""

    async def handle(request: Asking) -> Response[bytes]:
        given: dict[str, Any] = {}
        if operation.asked is not None:
            given["asked"] = query(request, operation.asked)
        if operation.body is not None:
            given["body"] = await _body(request, operation.body)
        if iscoroutinefunction(operation.does):  # waits for something else than a thread of the answering
            return _written(operation, await operation.does(request.app.state.jobs, **given), {})
        threads = slowly if operation.slow else anyio.to_thread.run_sync
        return await threads(_answer, request, operation, given)

    handle.__name__ = operation.name
    return HTTPRouteHandler(
        path=_place(operation.path),
        http_method=HttpMethod(operation.method),
        status_code=operation.status,
        request_max_body_size=operation.largest,
        name=f"api {operation.name}",
    )(handle)


def options(path: str, methods: list[str]) -> HTTPRouteHandler:
    """Return what answers OPTIONS; what the framework makes names one method only where several are at an address."""

    async def allowed() -> Response[None]:
        return Response(None, status_code=204, headers={"Allow": ", ".join(sorted(methods))})

    return HTTPRouteHandler(path=_place(path), http_method=HttpMethod.OPTIONS, status_code=204)(allowed)


def _place(path: str) -> str:
    return path.replace("}", ":str}")


def query(request: Asking, record: Any) -> Any:
    """Return what was asked in the address as a record; raises ValidationException where it is none."""
    given: dict[str, Any] = dict(request.query_params.multi_items())
    limit = given.get("limit", "")
    if limit.isascii() and limit.isdigit() and len(limit) < 10:
        given["limit"] = int(limit)
    try:
        return msgspec.convert(given, record)
    except msgspec.ValidationError as error:
        raise ValidationException(_line("The address", error)) from error


async def _body(request: Asking, record: Any) -> Any:
    media_type, _ = request.content_type
    taken = SOURCES if record is bytes else (JSON,)
    if media_type not in taken:
        raise WrongMediaType(f"The body has to be {' or '.join(taken)}, and says so in Content-Type.")
    data = await request.body()
    if record is bytes:
        return data
    try:
        return msgspec.json.decode(data, type=record)
    except msgspec.ValidationError as error:
        raise ValidationException(_line("The body", error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValidationException("The body is not JSON.") from error


def _line(what: str, error: Exception) -> str:
    return f"{what} is not understood: {' '.join(str(error).split())}"


def _answer(request: Asking, operation: Operation, given: dict[str, Any]) -> Response[bytes]:
    room = room_of(request)
    call = Call(room=room, shelf=room.shelf(), names=dict(request.path_params))
    if operation.method != "GET":
        return _written(operation, operation.does(call, **given), {})
    key = "\n".join((__version__, call.shelf.state, request.url.path, request.scope["query_string"].decode("latin-1")))
    headers = {"ETag": f'"{hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]}"'}
    return unless_known(request, headers, lambda: _written(operation, operation.does(call, **given), headers))


def unless_known(request: Asking, headers: dict[str, str], made: Callable[[], Response[bytes]]) -> Response[bytes]:
    """Return an answer, or, to who has it already under its ETag, that it is the same."""
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    return made()


def _written(operation: Operation, value: Any, headers: dict[str, str]) -> Response[bytes]:
    if operation.answer is bytes:
        # what a page holds is never shown as one of the room's
        held = {"Content-Disposition": "attachment", "Content-Security-Policy": "default-src 'none'; sandbox"}
        return Response(value, media_type=SOURCES[0], headers=headers | held)
    return Response(msgspec.json.encode(value), status_code=operation.status, media_type=JSON, headers=headers)
