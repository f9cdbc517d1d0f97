"""Two documents side by side."""

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from twosource.desk.side_by_side import beside
from twosource.desk.web.here import Here
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.lineage import retold


@get("/compare/{first:str}/{second:str}", sync_to_thread=True)
def compare(request: Request[Any, Any, Any], first: FromPath[str], second: FromPath[str]) -> Response[bytes]:
    """Show what of the second document is copied from the first, what is reworded or retold, and what is its own."""

    def make(shelf: Shelf, at: Here) -> bytes:
        if first not in shelf.documents or second not in shelf.documents:
            raise NotFoundException
        (a, story), (b, other) = shelf.documents[first], shelf.documents[second]
        links = [d for d in (*story.derivations, *other.derivations) if {d.document, d.of.document} == {a.id, b.id}]
        return render(
            "compare.html",
            at,
            first=a,
            second=b,
            story=story if story.id == other.id else None,
            beside=beside(a.text, b.text, retold(a, shelf.reading(a.id), b, shelf.reading(b.id))),
            reasons=list(dict.fromkeys((link.kind, link.document == b.id, link.reason) for link in links)),
        )

    return room_of(request).kept(request, "stories", make)


HANDLERS = [compare]
