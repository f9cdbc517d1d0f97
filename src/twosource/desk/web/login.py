"""Coming in with the token."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery

from twosource.desk.web.guard import entry_name, entry_value, same
from twosource.desk.web.here import here
from twosource.desk.web.room import page
from twosource.desk.web.templating import render

MONTH = 30 * 24 * 3600


@get("/login", sync_to_thread=False)
def ask(request: Request[Any, Any, Any], token: FromQuery[str] = "") -> Response[bytes]:
    """Ask for the token; an address that holds it opens the door at once, and the token leaves the address."""
    if token:
        return _opened(request, token)
    return page(render("login.html", here(request), wrong=False))


@post("/login")
async def enter(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Open the door to who knows the token."""
    form = await request.form()
    return _opened(request, str(form.get("token", "")))


def _opened(request: Request[Any, Any, Any], given: str) -> Response[bytes]:
    token = request.app.state.token
    if token is None:
        raise NotFoundException
    if not same(given.strip(), token):
        return page(render("login.html", here(request), wrong=True), status=401)
    answer: Response[bytes] = Response(b"", status_code=303, headers={"Location": "/"})
    answer.set_cookie(key=entry_name(token), value=entry_value(token), max_age=MONTH, httponly=True, samesite="strict")
    return answer


HANDLERS = [ask, enter]
