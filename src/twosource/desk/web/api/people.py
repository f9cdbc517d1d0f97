"""Who is who, and what each outlet did."""

from msgspec import Struct

from twosource.desk.web.api.cursors import Listing, part
from twosource.desk.web.api.operation import Call, operation
from twosource.desk.web.api.problems import Absent
from twosource.desk.web.outlets import Tally, tallies
from twosource.desk.wire import dossier


class ActorLine(Struct, frozen=True, kw_only=True):
    """An actor in a list, with the stories it is in, the newest first."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    side: str | None
    stories: tuple[str, ...]


class Actors(Struct, frozen=True, kw_only=True):
    """A part of the list of actors."""

    items: tuple[ActorLine, ...]
    next: str | None


class InStory(Struct, frozen=True, kw_only=True):
    """An actor as the dossier of one story has it."""

    story: str
    actor: dossier.Actor


class OneActor(Struct, frozen=True, kw_only=True):
    """An actor in each of its stories, the newest first."""

    id: str
    stories: tuple[InStory, ...]


class OutletLine(Struct, frozen=True, kw_only=True):
    """What an outlet did: documents and stories it is in; claims it was first with among several outlets, or is alone
    with; how many of its documents copy or rewrite another, and how often others copy or rewrite it.
    """

    name: str
    documents: int
    stories: int
    first: int
    alone: int
    taking: int
    given: int


class Outlets(Struct, frozen=True, kw_only=True):
    """A part of the list of outlets."""

    items: tuple[OutletLine, ...]
    next: str | None


@operation("GET", "/actors")
def actors(call: Call, asked: Listing) -> Actors:
    """The actors of all stories, by name."""
    items, following = part(
        call.shelf.actors.items(), asked, of="actors", key=lambda item: (item[1][0][0].name, item[0])
    )
    lines = tuple(
        ActorLine(
            id=name,
            type=several[0][0].type,
            name=several[0][0].name,
            names=tuple(dict.fromkeys(spelt for actor, _ in several for spelt in actor.names)),
            side=next((actor.side for actor, _ in several if actor.side), None),
            stories=tuple(story.id for _, story in several),
        )
        for name, several in items
    )
    return Actors(items=lines, next=following)


@operation("GET", "/actors/{actor}")
def one_actor(call: Call) -> OneActor:
    """One actor with its names and its roles, with where each is said."""
    name = call.names["actor"]
    several = call.shelf.actors.get(name)  # not by index: that would make one
    if several is None:
        raise Absent("There is no such actor.")
    held = tuple(InStory(story=story.id, actor=dossier.actor(actor)) for actor, story in several)
    return OneActor(id=name, stories=held)


@operation("GET", "/outlets")
def outlets(call: Call, asked: Listing) -> Outlets:
    """The outlets, by name, with how often each is first, takes from others, and stands alone."""
    items, following = part(tallies(call.shelf).values(), asked, of="outlets", key=lambda tally: (tally.name,))
    return Outlets(items=tuple(_line(tally) for tally in items), next=following)


def _line(tally: Tally) -> OutletLine:
    return OutletLine(
        name=tally.name,
        documents=len(tally.documents),
        stories=tally.stories,
        first=len(tally.first),
        alone=len(tally.alone),
        taking=tally.taking,
        given=len(tally.given),
    )


OPERATIONS = (actors, one_actor, outlets)
