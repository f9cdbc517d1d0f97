"""People's judgements: the list, and making and undoing one in place."""

from collections.abc import Sequence
from typing import Any

import anyio
from litestar import Request, Response, get, post
from litestar.exceptions import ValidationException
from msgspec import Struct

from twosource.desk.web.here import Here, asked, local
from twosource.desk.web.judges import NAME, remember, who
from twosource.desk.web.paging import paged
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.desk.web.verdicts import NAMES, in_words
from twosource.records.judgement import KINDS

LISTED = 50
REASON, SUBJECT = 1000, 300
"""Characters of why, and of each thing that is judged."""


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

    def record() -> None:
        check(kind, subject, room.shelf())
        room.holdings.judge(kind, subject, who=name, why=why)

    await anyio.to_thread.run_sync(record)
    back = local(_word(form.get("back")), "/judgements")
    answer: Response[bytes] = Response(b"", status_code=303, headers={"Location": back})
    return remember(answer, name)


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def check(kind: str, subject: Sequence[str], shelf: Shelf) -> None:
    """Raise ValidationException where a judgement is about something that is not there."""
    if kind not in KINDS or any(not word.strip() or len(word) > SUBJECT for word in subject):
        raise ValidationException("The judgement is not complete.")
    if kind in NAMES:
        if len(set(subject)) < 2 or len(subject) > 20:
            raise ValidationException("Two different names are needed.")
        known = {name for several in shelf.actors.values() for actor, _ in several for name in actor.names}
        missing = [name for name in subject if name not in known]
        if missing:
            raise ValidationException(f"Nobody is called “{missing[0]}” in any document.")
        return
    if len(subject) != {"attach": 3, "detach": 3, "origin": 2, "set-aside": 1, "undo": 1}[kind]:
        raise ValidationException("The judgement is not complete.")
    if kind == "undo":
        if all(judgement.id != subject[0] for judgement in shelf.judgements):
            raise ValidationException("There is no such judgement.")
        return
    document = subject[1] if kind in ("attach", "detach") else subject[0]
    if document not in shelf.documents:
        raise ValidationException("There is no such document.")
    if kind in ("attach", "detach"):
        if all(claim.id != subject[0] for _, claim in shelf.claims()):
            raise ValidationException("There is no such claim.")
        if all(proposition.id != subject[2] for proposition in shelf.reading(document).propositions):
            raise ValidationException("There is no such statement in the document.")


HANDLERS = [judgements, judge]
