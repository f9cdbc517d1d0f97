"""Stories, and what the dossier of one says."""

from collections import Counter
from typing import Annotated, Literal

from msgspec import Meta, Struct

from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.web.api.cursors import Listing, part
from twosource.desk.web.api.operation import Call, operation
from twosource.desk.web.api.problems import Absent
from twosource.desk.web.choosing import Wanted, fits
from twosource.desk.wire import answers, dossier
from twosource.records import ledger
from twosource.records.ledger import Base, Ledger

Standing = Literal["", "superseded", "contested", "one-sided", "corroborated", "repeated", "single-origin"]
Words = Annotated[str, Meta(max_length=200)]


class StoryLine(Struct, frozen=True, kw_only=True):
    """A story in a list; `standings` says how many of its claims have each standing."""

    id: str
    title: str
    first: str | None
    last: str | None
    base: Base
    origins: int
    standings: dict[str, int]


class Stories(Struct, frozen=True, kw_only=True):
    """A part of the list of stories."""

    items: tuple[StoryLine, ...]
    next: str | None


class Claims(Struct, frozen=True, kw_only=True):
    """A part of the list of a story's claims."""

    items: tuple[dossier.Claim, ...]
    next: str | None


class ClaimsAsked(Listing, frozen=True, kw_only=True):
    """Which claims are wanted: those that fit all that is given."""

    standing: Standing = ""
    speaker: Annotated[Words, Meta(description="Who says it, in any spelling.")] = ""
    side: Annotated[Words, Meta(description="A party whose word it is, in any spelling.")] = ""
    q: Annotated[Words, Meta(description="Words of the claim or of its support; names in any spelling.")] = ""


class OneClaim(Struct, frozen=True, kw_only=True):
    """A claim with its story, and the documents and origins that it rests on."""

    story: str
    claim: dossier.Claim
    tables: answers.Tables


class Timeline(Struct, frozen=True, kw_only=True):
    """What happened, was planned, proposed or said, in order."""

    timeline: tuple[dossier.Event, ...]


@operation("GET", "/stories")
def stories(call: Call, asked: Listing) -> Stories:
    """The stories, the one with the newest report first."""
    items, following = part(
        call.shelf.stories.values(),
        asked,
        of="stories",
        key=lambda each: (each.last or "", each.id),
        newest_first=True,
    )
    return Stories(items=tuple(_line(each) for each in items), next=following)


def _line(of: ledger.Story) -> StoryLine:
    counts = Counter(claim.standing for claim in of.claims)
    return StoryLine(
        id=of.id,
        title=of.title,
        first=of.first,
        last=of.last,
        base=of.base,
        origins=len(of.origins),
        standings={standing: counts[standing] for standing in STANDINGS if counts[standing]},
    )


@operation("GET", "/stories/{story}")
def one_story(call: Call) -> dossier.Story:
    """The whole dossier of one story, as `brief --format json` prints it."""
    return dossier.told(_story(call))


@operation("GET", "/stories/{story}/claims")
def claims(call: Call, asked: ClaimsAsked) -> Claims:
    """The claims of a story, the contested ones first, then by standing."""
    wanted = Wanted(standing=asked.standing, side=asked.side, speaker=asked.speaker, words=asked.q)
    of, ranks = _story(call), {standing: str(rank) for rank, standing in enumerate(STANDINGS)}
    items, following = part(
        (claim for claim in of.claims if fits(claim, wanted)),
        asked,
        of=f"claims of {of.id}",
        key=lambda claim: (ranks[claim.standing], claim.id),
    )
    return Claims(items=tuple(dossier.claim(claim) for claim in items), next=following)


@operation("GET", "/stories/{story}/claims/{claim}")
def one_claim(call: Call) -> OneClaim:
    """One claim with its standing and its reason, its support, and its differences slot by slot."""
    of = _story(call)
    claim = call.shelf.claim(of, call.names["claim"])
    if claim is None:
        raise Absent("There is no such claim in the story.")
    named = {item.document for item in claim.support}
    for difference in claim.differences:
        named.update(item.document for value in difference.values for item in value.evidence)
    tables = answers.Tables(
        documents={document.id: answers.named(document) for document in of.documents if document.id in named},
        origins={origin.id: origin for origin in of.origins if origin.id in {*claim.origins, *claim.witnesses}},
    )
    return OneClaim(story=of.id, claim=dossier.claim(claim), tables=tables)


@operation("GET", "/stories/{story}/ledger")
def one_ledger(call: Call) -> Ledger:
    """All entries of the story's ledger, kind by kind."""
    return _story(call).ledger


@operation("GET", "/stories/{story}/timeline")
def timeline(call: Call) -> Timeline:
    """The timeline of a story."""
    return Timeline(timeline=tuple(dossier.event(event) for event in _story(call).timeline))


def _story(call: Call) -> ledger.Story:
    found = call.shelf.stories.get(call.names["story"])
    if found is None:
        raise Absent("There is no such story.")
    return found


OPERATIONS = (stories, one_story, claims, one_claim, one_ledger, timeline)
