"""All operations of the API at their place, and their description."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Request, Response, Router, get
from litestar.handlers import HTTPRouteHandler

from twosource.desk.web.api import adding, asking, documents, judging, people, stories
from twosource.desk.web.api.answering import JSON, handler, options, unless_known
from twosource.desk.web.api.describing import PLACE, described
from twosource.desk.web.api.entry import Entry

OPERATIONS = (
    *stories.OPERATIONS,
    *documents.OPERATIONS,
    *people.OPERATIONS,
    *asking.OPERATIONS,
    *judging.OPERATIONS,
    *adding.OPERATIONS,
)


def router(*, secured: bool) -> Router:
    """Return the API; `secured` where a token is asked for."""
    plain = msgspec.json.encode(described(OPERATIONS, secured=secured))
    headers = {"ETag": f'"{hashlib.sha256(plain).hexdigest()[:32]}"'}

    @get("/openapi.json", sync_to_thread=False)
    def description(request: Request[Any, Any, Any]) -> Response[bytes]:
        return unless_known(request, headers, lambda: Response(plain, media_type=JSON, headers=headers))

    return Router(
        PLACE,
        route_handlers=[*_options(), *(handler(operation) for operation in OPERATIONS), description],
        middleware=[Entry],
        opt={"exclude_from_csrf": True},
    )


def _options() -> Iterator[HTTPRouteHandler]:
    methods: dict[str, list[str]] = {}
    for operation in OPERATIONS:
        methods.setdefault(operation.path, ["OPTIONS"]).append(operation.method)
    return (options(path, several) for path, several in methods.items())
