"""What changed since a chosen time, or since the last visit."""

from datetime import UTC, datetime, timedelta
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

LISTED = 100
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
    since = moment_of(wanted.since) if wanted.since else visit or day_before(now)
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
        choices=_choices(now, visit),
        part=part,
        groups=moved(part.items, shelf),
        counts=counts,
        kinds=KINDS,
        shelf=shelf,
        judged=[(j, in_words(j, shelf)) for j in shelf.judgements if j.when > since],
        taken=[taken for taken in shelf.taken if taken.at > since],
    )


def _choices(now: str, visit: str | None) -> list[tuple[str, str]]:
    """The times that are offered, with what they are called."""
    moment = datetime.fromisoformat(now)
    offered = [("since yesterday", moment - timedelta(days=1)), ("this week", moment - timedelta(days=7))]
    offered += [("this month", moment - timedelta(days=30)), ("from the beginning", datetime(1970, 1, 1, tzinfo=UTC))]
    named = [(name, time.strftime("%Y-%m-%dT%H:%M")) for name, time in offered]
    return ([("since your last visit", "")] if visit else []) + named


def moment_of(words: str) -> str:
    """Return a time as archives write it; raises ValidationException where it is none.

    A time without a zone is one of UTC.
    """
    try:
        moment = datetime.fromisoformat(words.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError) as error:
        raise ValidationException(f"“{words[:40]}” is no time; write 2025-05-28 or 2025-05-28T10:30.") from error


def day_before(now: str) -> str:
    """Return the time a day before."""
    return (datetime.fromisoformat(now) - timedelta(days=1)).isoformat(timespec="microseconds")


HANDLERS = [changing]
