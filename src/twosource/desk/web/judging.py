"""People's judgements: the list, and making and undoing one in place."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import anyio
from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException, ValidationException
from litestar.params import FromPath
from msgspec import Struct

from twosource.desk.meant import known_names
from twosource.desk.web.here import Here, asked, local
from twosource.desk.web.judges import NAME, remember, who
from twosource.desk.web.landing import landing
from twosource.desk.web.paging import paged
from twosource.desk.web.room import Room, room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.desk.web.turns import moved
from twosource.desk.web.verdicts import NAMES, in_words
from twosource.errors import BadCall
from twosource.records.change import Change
from twosource.records.judgement import KINDS, Judgement

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
    room = room_of(request)

    back = local(_word(form.get("back")), "/judgements")

    def record() -> str:
        about = check(kind, subject, room.shelf())
        return landing(room.judge(kind, about, who=name, why=why), back, room.shelf())

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


def check(kind: str, subject: Sequence[str], shelf: Shelf) -> Sequence[str]:
    """Return what a judgement is about, names as they are printed.

    Raises ValidationException where it is about something that is not there.
    """
    if kind not in KINDS or any(not word.strip() or len(word) > SUBJECT for word in subject):
        raise ValidationException("The judgement is not complete.")
    if kind in NAMES:
        if len(subject) > NAMED:
            raise ValidationException("So many names are not taken at once.")
        try:
            return known_names(subject, shelf.dossier)
        except BadCall as error:
            raise ValidationException(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    if len(subject) != {"attach": 3, "detach": 3, "origin": 2, "set-aside": 1, "undo": 1}[kind]:
        raise ValidationException("The judgement is not complete.")
    if kind == "undo":
        if all(judgement.id != subject[0] for judgement in shelf.judgements):
            raise ValidationException("There is no such judgement.")
        return subject
    document = subject[1] if kind in ("attach", "detach") else subject[0]
    if document not in shelf.documents:
        raise ValidationException("There is no such document.")
    if kind in ("attach", "detach"):
        if all(claim.id != subject[0] for _, claim in shelf.claims()):
            raise ValidationException("There is no such claim.")
        if all(proposition.id != subject[2] for proposition in shelf.reading(document).propositions):
            raise ValidationException("There is no such statement in the document.")
    return subject


HANDLERS = [judgements, judge, one]
