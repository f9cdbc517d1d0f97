"""What changed, for programs that readers subscribe with."""

from typing import Any

from litestar import Request, Response, get

from twosource.desk.changes_atom import PLACE, feed
from twosource.desk.web.here import Here
from twosource.desk.web.room import Room, room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.slowly import slowly

MEDIA_TYPE = "application/atom+xml"


@get(PLACE)
async def changes_feed(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Return the feed of what changed."""
    return await slowly(_feed, room_of(request), request)


def _feed(room: Room, request: Request[Any, Any, Any]) -> Response[bytes]:
    base = str(request.base_url).rstrip("/")
    if request.app.state.https:  # the proxy in front speaks it, and asks here without
        base = "https:" + base.partition(":")[2]

    def made(shelf: Shelf, _: Here) -> bytes:
        return feed(room.holdings, shelf.dossier, shelf.taken, shelf.judgements, base=base)

    return room.kept(request, "changes", made, under=base, media_type=MEDIA_TYPE)


HANDLERS = [changes_feed]
