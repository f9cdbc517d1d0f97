"""Who may change something: a program that says so itself, or a browser with the token of a form of ours."""

from dataclasses import replace
from typing import Any

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.middleware.csrf import CSRFMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

BROWSERS = ("cookie", "origin", "sec-fetch-site")
"""Headers that a browser sends with a change whatever page asks for it, and a program need not."""


class Entry:
    """Stands before the API, in place of what asks the forms of pages for their token."""

    def __init__(self, app: ASGIApp, **_: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call through, or have it show the token of a form."""
        config = scope["litestar_app"].csrf_config
        if (
            config is None
            or scope["type"] != ScopeType.HTTP
            or scope["method"] == "GET"
            or not by_browser(Headers.from_scope(scope))
        ):
            await self.app(scope, receive, send)
            return
        # the API is left out of what is asked for every page, and not of this
        strict = replace(config, exclude_from_csrf_key="never left out")
        await CSRFMiddleware(self.app, strict)(scope, receive, send)


def by_browser(headers: Headers) -> bool:
    """Whether a call may come from a page that another site shows.

    No page can have a browser send `Authorization` to another site that has not allowed it.
    """
    if headers.get("authorization", "").lower().startswith("bearer "):
        return False
    return any(name in headers for name in BROWSERS)
