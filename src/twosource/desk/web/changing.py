"""The page of what moved, from a time of the reader's own choice on."""

from datetime import datetime, timedelta
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import ValidationException
from msgspec import Struct

from twosource.desk.web.here import Here, asked, here
from twosource.desk.web.paging import paged
from twosource.desk.web.room import Room, page, room_of
from twosource.desk.web.slowly import slowly
from twosource.desk.web.templating import render
from twosource.desk.web.turns import moved
from twosource.desk.web.verdicts import in_words
from twosource.desk.web.visits import last_visit, remember
from twosource.desk.when import moment
from twosource.errors import BadCall

LISTED = 100
LONGEST = 60
"""Characters of a time in words."""
CHOICES = [
    ("since yesterday", "yesterday"),
    ("this week", "7 days ago"),
    ("this month", "30 days ago"),
    ("from the beginning", "1970-01-01"),
]
"""The times that are offered, with what they are called."""
KINDS = {
    "new": "new",
    "altered": "altered",
    "contested": "newly contested",
    "corroborated": "newly corroborated",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
}


class Asked(Struct, frozen=True, kw_only=True):
    """Since when, and which part of the list."""

    since: str = ""
    kind: str = ""
    page: int = 1


@get("/changes")
async def changing(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Show what is otherwise than it was."""
    return await slowly(_changing, request)


def _changing(request: Request[Any, Any, Any]) -> Response[bytes]:
    wanted = asked(request, Asked)
    room, at = room_of(request), here(request, "changes")
    now = room.holdings.clock()
    visit = last_visit(request, now)
    since = moment_of(wanted.since, now) if wanted.since else visit or day_before(now)
    body = _page(room, at, wanted, since, now, visit)
    return remember(request, page(body), now)


def _page(room: Room, at: Here, wanted: Asked, since: str, now: str, visit: str | None) -> bytes:
    shelf = room.shelf()
    found = shelf.changed(since)
    counts = {kind: sum(change.kind == kind for change in found) for kind in KINDS}
    chosen = [change for change in found if not wanted.kind or change.kind == wanted.kind]
    part = paged(chosen, wanted.page, LISTED)
    return render(
        "changes.html",
        at,
        asked=wanted,
        since=since,
        since_visit=not wanted.since and visit is not None,
        choices=([("since your last visit", "")] if visit else []) + CHOICES,
        part=part,
        groups=moved(part.items, shelf),
        counts=counts,
        kinds=KINDS,
        shelf=shelf,
        judged=[(j, in_words(j, shelf)) for j in shelf.judgements if j.when > since],
        taken=[taken for taken in shelf.taken if taken.at > since],
    )


def moment_of(words: str, now: str) -> str:
    """Return the time that words mean, as `changes` on the command line reads them, as archives write it.

    What names no zone is the time of this machine. Raises ValidationException where the words are no time.
    """
    try:
        return moment(words[:LONGEST], now=datetime.fromisoformat(now).astimezone().replace(tzinfo=None))
    except BadCall as error:
        raise ValidationException(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error


def day_before(now: str) -> str:
    """Return the time a day before."""
    return (datetime.fromisoformat(now) - timedelta(days=1)).isoformat(timespec="microseconds")


HANDLERS = [changing]
