"""The outlets: how often each is first, copies, and stands alone."""

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from msgspec import Struct

from twosource.desk.phrases import outlet_name
from twosource.desk.web.here import Here
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.slugs import slug
from twosource.desk.web.templating import render
from twosource.pipeline import age, published_day
from twosource.records.ledger import Story
from twosource.records.page import Document
from twosource.records.story import Claim, Derivation

SHOWN = 40
TAKING = ("copies", "rewrites")


class Tally(Struct, kw_only=True):
    """What an outlet did, in documents and claims."""

    name: str
    documents: list[tuple[Document, Story]]
    first: list[tuple[Claim, Story]]
    alone: list[tuple[Claim, Story]]
    taken: list[tuple[Derivation, Story]]
    given: list[tuple[Derivation, Story]]

    @property
    def stories(self) -> int:
        """In how many stories it is."""
        return len({story.id for _, story in self.documents})

    @property
    def taking(self) -> int:
        """How many of its documents copy or rewrite another."""
        return len({link.document for link, _ in self.taken})


def tallies(shelf: Shelf) -> dict[str, Tally]:
    """Return what each outlet did, by its slug, those with the most documents first."""
    found: dict[str, Tally] = {}
    outlet: dict[str, str] = {}
    for document, story in shelf.documents.values():
        name = outlet[document.id] = outlet_name(document)
        if name not in found:
            found[name] = Tally(name=name, documents=[], first=[], alone=[], taken=[], given=[])
        found[name].documents.append((document, story))
    for story in shelf.stories.values():
        for link in story.derivations:
            if link.kind in TAKING and link.document in outlet:
                found[outlet[link.document]].taken.append((link, story))
            if link.kind in TAKING and link.of.document in outlet:
                found[outlet[link.of.document]].given.append((link, story))
    for story, claim in shelf.claims():
        _count(story, claim, shelf, outlet, found)
    ranked = sorted(found.values(), key=lambda tally: (-len(tally.documents), tally.name))
    return {slug(tally.name): tally for tally in ranked}


def _count(story: Story, claim: Claim, shelf: Shelf, outlet: dict[str, str], found: dict[str, Tally]) -> None:
    """Say of a claim who told it first, among several, or who alone tells it."""
    told = {item.document for item in claim.support if item.stance != "contradicts" and item.document in outlet}
    outlets = {outlet[name] for name in told}
    if len(outlets) == 1:
        found[outlets.pop()].alone.append((claim, story))
        return
    dated = sorted((shelf.documents[n][0] for n in told if published_day(shelf.documents[n][0])), key=age)
    if dated and len(outlets) > 1:
        found[outlet[dated[0].id]].first.append((claim, story))


@get("/outlets", sync_to_thread=True)
def outlets(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Show the outlets with what each did."""
    return room_of(request).kept(
        request, "outlets", lambda shelf, at: render("outlets.html", at, tallies=tallies(shelf))
    )


@get("/outlets/{name:str}", sync_to_thread=True)
def outlet(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show one outlet."""

    def make(shelf: Shelf, at: Here) -> bytes:
        tally = tallies(shelf).get(name)
        if tally is None:
            raise NotFoundException
        documents = sorted(tally.documents, key=lambda pair: age(pair[0]), reverse=True)
        return render("outlet.html", at, tally=tally, documents=documents, shown=SHOWN, shelf=shelf)

    return room_of(request).kept(request, "outlets", make)


HANDLERS = [outlets, outlet]
