"""Put the reading room together: its pages, its bounds, and who may come in."""

import logging
import secrets
from typing import Any

from litestar import Litestar, Request
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.types import ASGIApp

from twosource.archive.holdings import Holdings
from twosource.desk.listening import LOOPBACK
from twosource.desk.web import (
    actors,
    adding,
    asking,
    changing,
    comparing,
    documents,
    errors,
    feed,
    files,
    judging,
    login,
    outlets,
    pictures,
    stories,
    story,
)
from twosource.desk.web.api.router import router
from twosource.desk.web.guard import Guard
from twosource.desk.web.room import Room
from twosource.fetch import Client

HANDLERS = [
    *stories.HANDLERS,
    *story.HANDLERS,
    *pictures.HANDLERS,
    *documents.HANDLERS,
    *comparing.HANDLERS,
    *actors.HANDLERS,
    *outlets.HANDLERS,
    *changing.HANDLERS,
    *feed.HANDLERS,
    *judging.HANDLERS,
    *adding.HANDLERS,
    *asking.HANDLERS,
    *files.HANDLERS,
    *login.HANDLERS,
]

A_SECOND, A_MINUTE = 200, 60
"""Calls of one address that are answered in a second; and those that change something, in a minute."""
FORM_BYTES = 256 * 1024
"""The largest body of a call, but for pages that are added."""


def make_app(
    holdings: Holdings,
    *,
    token: str | None = None,
    https: bool = False,
    rates: tuple[int, int] = (A_SECOND, A_MINUTE),
    client: Client | None = None,
) -> ASGIApp:
    """Return the reading room of an archive, with its API, as an ASGI application.

    Without a token only this machine is answered, under its own names, whatever a browser is led to believe about
    others. With a token every name is answered, to who has it. With `https`, for a room that readers come to by HTTPS
    only, no browser sends a cookie of it otherwise. Pages that readers ask for are fetched by the `client`.
    """
    secret = secrets.token_hex(32)
    jobs = adding.Jobs(holdings, client=client)
    room = Room(holdings, jobs.under_way)
    litestar = Litestar(
        [*HANDLERS, router(secured=token is not None)],
        state=State({"room": room, "token": token, "jobs": jobs, "https": https}),
        # the name changes with the secret, so that no browser holds on to a token of an earlier run
        csrf_config=CSRFConfig(
            secret=secret, cookie_name=f"form-{secret[:8]}", cookie_httponly=True, cookie_samesite="strict"
        ),
        middleware=[
            RateLimitConfig(("second", rates[0]), exclude=["^/static/"], set_rate_limit_headers=False).middleware,
            RateLimitConfig(
                ("minute", rates[1]),
                check_throttle_handler=changes_something,
                set_rate_limit_headers=False,
                store="changes",
            ).middleware,
        ],
        on_startup=[jobs.open],
        on_shutdown=[jobs.close],
        exception_handlers=errors.HANDLERS,
        request_max_body_size=FORM_BYTES,
        openapi_config=None,
        logging_config=None,
        debug=False,
        pdb_on_exception=False,
    )
    logging.getLogger("litestar").setLevel(logging.ERROR)
    return Guard(litestar, token=token, hosts=LOOPBACK if token is None else (), https=https)


def changes_something(request: Request[Any, Any, Any]) -> bool:
    """Whether a call is one of those that change something, take long, or try a token."""
    if request.method == "GET":
        return request.url.path == "/login" and "token" in request.query_params
    return request.method == "POST"
