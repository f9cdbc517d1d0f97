"""A sentence checked against all that is here."""

from typing import Any

from litestar import Request, Response, get
from msgspec import Struct

from twosource.desk.answer_text import STANCES, claim_of
from twosource.desk.sheet.claims import whose_word
from twosource.desk.sheet.compose import numbers_of
from twosource.desk.sheet.differences import what_differs
from twosource.desk.sheet.lines import refs_to
from twosource.desk.sheet.origins import origin_names
from twosource.desk.web.here import Here, asked
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.pipeline import published_day

LONGEST = 600
"""Characters of a sentence that are looked at."""


class Asked(Struct, frozen=True, kw_only=True):
    """The sentence."""

    claim: str = ""


@get("/check", sync_to_thread=True)
def check(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Show how a sentence stands."""
    claim = asked(request, Asked).claim.strip()[:LONGEST]
    room = room_of(request)

    def make(shelf: Shelf, at: Here) -> bytes:
        if not claim or not shelf.documents:
            return render("check.html", at, claim=claim, found=None)
        return render("check.html", at, claim=claim, **_answered(claim, shelf, room))

    return room.kept(request, "check", make)


def _answered(claim: str, shelf: Shelf, room: Any) -> dict[str, Any]:
    answer = room.holdings.check(claim)
    found = claim_of(answer)
    numbers = numbers_of(answer.documents)
    return {
        "found": found,
        "whose": whose_word(found, origin_names(answer.origins, answer.documents, numbers)),
        "differs": what_differs((found,), numbers),
        "refs": refs_to(found.support, numbers),
        "documents": {numbers[document.id]: document for document in answer.documents},
        "stances": STANCES,
        "newest": max((published_day(document) or "" for document in answer.documents), default=""),
        "stories": {story.id: story for _, story in (shelf.documents[d.document] for d in found.support)},
    }


HANDLERS = [check]
