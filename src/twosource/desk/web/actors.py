"""Who is who: names and spellings, offices over time, what each said, in which stories."""

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from msgspec import Struct

from twosource.desk.phrases import outlet_name
from twosource.desk.web.finding import holds
from twosource.desk.web.here import Here, asked
from twosource.desk.web.judges import who
from twosource.desk.web.landing import notice
from twosource.desk.web.paging import paged
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import render
from twosource.desk.web.verdicts import in_words
from twosource.pipeline import published_day
from twosource.records.ledger import Story
from twosource.records.page import Document, Span
from twosource.records.story import Actor, Role

TYPES = ("person", "organization", "group", "place")
LISTED, QUOTES = 60, 40


class Asked(Struct, frozen=True, kw_only=True):
    """What the actors are chosen by."""

    q: str = ""
    type: str = ""
    side: str = ""
    page: int = 1


class Listed(Struct, frozen=True, kw_only=True):
    """An actor as the list has it."""

    actor: Actor
    stories: tuple[Story, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]


class Quote(Struct, frozen=True, kw_only=True):
    """Words of an actor, and where they are printed."""

    document: Document
    story: Story
    outlet: str
    day: str | None
    span: Span
    words: str
    manner: str


class Page(Struct, frozen=True, kw_only=True):
    """Which part of a list is wanted."""

    page: int = 1


@get("/actors", sync_to_thread=True)
def actors(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Show who is named, those with a side or an office first."""
    wanted = asked(request, Asked)

    def make(shelf: Shelf, at: Here) -> bytes:
        everybody = [_listed(several) for several in shelf.actors.values()]
        sides = sorted({one.actor.side for one in everybody if one.actor.side})
        chosen = sorted((one for one in everybody if _fits(one, wanted)), key=_rank)
        return render(
            "actors.html", at, asked=wanted, part=paged(chosen, wanted.page, LISTED), sides=sides, types=TYPES
        )

    return room_of(request).kept(request, "actors", make)


def _listed(several: list[tuple[Actor, Story]]) -> Listed:
    names = dict.fromkeys(name for actor, _ in several for name in actor.names)
    roles = dict.fromkeys(role.role for actor, _ in several for role in actor.roles)
    return Listed(
        actor=several[0][0], stories=tuple(story for _, story in several), names=tuple(names), roles=tuple(roles)
    )


def _fits(one: Listed, wanted: Asked) -> bool:
    if wanted.type and one.actor.type != wanted.type:
        return False
    if wanted.side and one.actor.side != wanted.side:
        return False
    return not wanted.q or any(holds(words, wanted.q) for words in (*one.names, *one.roles))


def _rank(one: Listed) -> tuple[int, bool, int, str, str]:
    kind = TYPES.index(one.actor.type) if one.actor.type in TYPES else len(TYPES)
    return (kind, not (one.actor.side or one.roles), -len(one.roles), one.actor.name, one.actor.id)


@get("/actors/{name:str}", sync_to_thread=True)
def actor(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show one actor."""
    wanted = asked(request, Page)

    def make(shelf: Shelf, at: Here) -> bytes:
        several = shelf.actors.get(name)
        if not several:
            raise NotFoundException
        names = tuple(dict.fromkeys(n for actor, _ in several for n in actor.names))
        return render(
            "actor.html",
            at,
            actor=several[0][0],
            names=names,
            several=several,
            roles=_roles(several),
            quotes=paged(quotes(several, shelf), wanted.page, QUOTES),
            who=who(request),
            held=shelf.holding,
            notice=notice(request, room_of(request), shelf),
            others=_others(several[0][0], shelf),
            judged=[(j, in_words(j, shelf)) for j in shelf.judgements if set(names) & set(j.subject)],
        )

    return room_of(request).fresh(request, "actors", make)


def _roles(several: list[tuple[Actor, Story]]) -> list[Role]:
    """Every office with its evidence, the latest report first."""
    found = [role for actor, _ in several for role in actor.roles]
    return sorted(found, key=lambda role: (role.time or "", role.role), reverse=True)


def _others(actor: Actor, shelf: Shelf) -> list[str]:
    """The names of other actors of the same kind, with which this one can be merged."""
    names = {a.name for several in shelf.actors.values() for a, _ in several if a.type == actor.type}
    return sorted(names - set(actor.names))


def quotes(several: list[tuple[Actor, Story]], shelf: Shelf) -> list[Quote]:
    """Return what an actor is reported to have said, the newest report first."""
    found = []
    for actor, story in several:
        names = set(actor.names)
        for document in story.documents:
            reading = shelf.reading(document.id)
            own = {e.id for e in reading.entities if e.name in names}
            for said in reading.attributions:
                if said.speaker in own and said.within == "text" and said.content:
                    span = (said.content[0][0], said.content[-1][1])
                    found.append(
                        Quote(
                            document=document,
                            story=story,
                            outlet=outlet_name(document),
                            day=published_day(document),
                            span=span,
                            words=document.text[span[0] : span[1]],
                            manner=said.manner,
                        )
                    )
    return sorted(found, key=lambda q: (q.day or "", q.document.id, q.span), reverse=True)


HANDLERS = [actors, actor]
