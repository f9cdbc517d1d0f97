"""The first page: the stories, the newest movement first, and what is found in them."""

from collections import Counter
from datetime import date
from typing import Any

from litestar import Request, Response, get
from markupsafe import Markup
from msgspec import Struct

from twosource.desk.days import within
from twosource.desk.phrases import outlet_name
from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.sheet.lines import Line, Sheet, Source
from twosource.desk.sheet.origins import origin_names
from twosource.desk.web.choosing import Voices, Wanted, fits, ranked, voices
from twosource.desk.web.finding import Found, find
from twosource.desk.web.here import Here, asked
from twosource.desk.web.paging import Page, paged
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.spark import spark
from twosource.desk.web.templating import render
from twosource.pipeline import age
from twosource.records.ledger import Story

STORIES = 12
NAMED = 6
DISPUTES = 3
WHERE = 2


class Asked(Struct, frozen=True, kw_only=True):
    """What the stories are chosen by."""

    q: str = ""
    outlet: str = ""
    side: str = ""
    speaker: str = ""
    standing: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1


class Card(Struct, frozen=True, kw_only=True):
    """A story as the first page shows it: where it stands, who says so, what is in dispute."""

    story: Story
    sheet: Sheet
    where: tuple[Line, ...]
    origins: tuple[str, ...]
    disputes: tuple[Line, ...]
    contested: int
    spark: Markup
    newest: Source | None


class Choices(Struct, frozen=True, kw_only=True):
    """What can be chosen from, with how much of it there is."""

    outlets: tuple[tuple[str, int], ...]
    voices: Voices
    standings: tuple[tuple[str, int], ...]


@get("/", sync_to_thread=True)
def stories(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Show the stories."""
    wanted = asked(request, Asked)
    return room_of(request).kept(request, "stories", lambda shelf, at: _page(shelf, at, wanted, room_of(request)))


def _page(shelf: Shelf, at: Here, wanted: Asked, room: Any) -> bytes:
    found = find(wanted.q, shelf, room.holdings.archive) if wanted.q else None
    chosen = [story for story in shelf.stories.values() if _fits(story, wanted, found)]
    part: Page[Story] = paged(chosen, wanted.page, STORIES)
    return render(
        "stories.html",
        at,
        asked=wanted,
        cards=[card(story, shelf) for story in part.items],
        part=part,
        found=found,
        choices=choices(shelf),
        filtered=bool(at.asked.keys() - {"page"}),
        total=len(shelf.documents),
        newest=max((story.last or "" for story in shelf.stories.values()), default=""),
    )


def _fits(story: Story, wanted: Asked, found: Found | None) -> bool:
    if found is not None and story.id not in found.stories:
        return False
    if wanted.outlet and all(outlet_name(document) != wanted.outlet for document in story.documents):
        return False
    if not within(story.last, since=str(wanted.since or "")) or not within(story.first, until=str(wanted.until or "")):
        return False
    claims = Wanted(standing=wanted.standing, side=wanted.side, speaker=wanted.speaker)
    return not claims or any(fits(claim, claims) for claim in story.claims)


def card(story: Story, shelf: Shelf) -> Card:
    """Return what the first page says of a story."""
    laid = shelf.sheet(story)
    names = origin_names(story.origins, story.documents, shelf.numbers(story))
    told = sorted(story.origins, key=lambda origin: (-len(origin.documents), names[origin.id]))
    contested = [line for group in laid.claims if group.name == "contested" for line in group.lines]
    disputes = [line for line in laid.differs if line.label == "contradicts"] or contested
    return Card(
        story=story,
        sheet=laid,
        where=_foremost(laid),
        origins=tuple(names[origin.id] for origin in told),
        disputes=tuple({_accounts(line): line for line in reversed(disputes)}.values())[::-1][:DISPUTES],
        contested=len(contested),
        spark=spark(story),
        newest=max(
            (source for source in laid.sources if source.document.published.value),
            key=lambda source: (age(source.document)[1], -source.number),
            default=None,
        ),
    )


def _foremost(laid: Sheet) -> tuple[Line, ...]:
    """The first lines of where a story stands, and what was agreed first."""
    agreed = [line for line in laid.where[WHERE:] if line.label == "Agreed"][:1]
    return (*laid.where[:WHERE], *(agreed if all(line.label != "Agreed" for line in laid.where[:WHERE]) else ()))


def _accounts(line: Line) -> tuple[str, ...]:
    """What the accounts of a dispute say: two disputes with the same accounts are told once."""
    return tuple(value.text for value in line.below) or (line.text,)


def choices(shelf: Shelf) -> Choices:
    """Return the outlets, sides, speakers and standings that occur, the most frequent first."""
    outlets = Counter(outlet_name(document) for document, _ in shelf.documents.values())
    claims = [claim for _, claim in shelf.claims()]
    standings = Counter(claim.standing for claim in claims)
    return Choices(
        outlets=ranked(outlets),
        voices=voices(claims),
        standings=tuple((name, standings[name]) for name in STANDINGS if standings[name]),
    )


HANDLERS = [stories]
