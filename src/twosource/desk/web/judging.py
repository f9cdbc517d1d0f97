"""People's judgements: the list, and making and undoing one in place."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import anyio
from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException, ValidationException
from litestar.params import FromPath
from msgspec import Struct

from twosource.desk.web.here import Here, asked, local
from twosource.desk.web.judges import NAME, remember, who
from twosource.desk.web.landing import landing
from twosource.desk.web.paging import paged
from twosource.desk.web.room import Room, room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.desk.web.turns import moved
from twosource.desk.web.verdicts import in_words
from twosource.errors import BadCall
from twosource.records.change import Change
from twosource.records.judgement import Judgement

LISTED = 50
REASON, SUBJECT = 1000, 300
"""Characters of why, and of each thing that is judged."""
NAMED = 20
"""Names that are merged or split at once."""


class Asked(Struct, frozen=True, kw_only=True):
    """Which part of the list is wanted."""

    page: int = 1


@get("/judgements")
async def judgements(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Show all judgements, the newest first."""
    wanted = asked(request, Asked)

    def make(shelf: Shelf, at: Here) -> bytes:
        part = paged(shelf.judgements, wanted.page, LISTED)
        lines = [(judgement, in_words(judgement, shelf)) for judgement in part.items]
        return render("judgements.html", at, part=part, lines=lines, holding=shelf.holding, who=who(request))

    return await anyio.to_thread.run_sync(room_of(request).fresh, request, "judgements", make)


@post("/judgements")
async def judge(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Record a judgement, and go back to where it was made."""
    form = await request.form()
    kind = _word(form.get("kind"))
    subject = [_word(value) for value in form.getall("subject", [])]
    subject += _word(form.get("statement")).split(" ", 1) if "statement" in form else []
    name, why = " ".join(_word(form.get("who")).split()), _word(form.get("why")).strip()
    if not name or len(name) > NAME:
        raise ValidationException("A judgement needs the name of who makes it.")
    if not why or len(why) > REASON:
        raise ValidationException("A judgement needs a reason, in a sentence or two.")
    if len(subject) > NAMED or any(len(word) > SUBJECT for word in subject):
        raise ValidationException("So much is not judged at once.")
    room = room_of(request)
    back = local(_word(form.get("back")), "/judgements")

    def record() -> str:
        try:
            made = room.judge(kind, subject, who=name, why=why)
        except BadCall as error:
            raise ValidationException(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
        return landing(made, back, room.shelf())

    goal = await anyio.to_thread.run_sync(record)
    answer: Response[bytes] = Response(b"", status_code=303, headers={"Location": goal})
    return remember(answer, name)


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


@get("/judgements/{name:str}")
async def one(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show one judgement and what it changed."""
    room = room_of(request)

    def make(shelf: Shelf, at: Here) -> bytes:
        found = next((judgement for judgement in shelf.judgements if judgement.id == name), None)
        if found is None:
            raise NotFoundException
        return render(
            "judgement.html",
            at,
            judgement=found,
            words=in_words(found, shelf),
            holding=shelf.holding,
            who=who(request),
            groups=moved(_effect(found, room), shelf),
            shelf=shelf,
        )

    return await anyio.to_thread.run_sync(room.fresh, request, "judgements", make)


def _effect(judgement: Judgement, room: Room) -> Sequence[Change]:
    """What a judgement changed: remembered, or found by setting the moments before and after it beside each other."""
    known = room.effect(judgement.id)
    if known is None:
        before = (datetime.fromisoformat(judgement.when) - timedelta(microseconds=1)).isoformat(timespec="microseconds")
        found = room.holdings.changes(before, until=judgement.when)
        known = tuple(change for change in found if change.what != "judgement")
    return known


HANDLERS = [judgements, judge, one]
