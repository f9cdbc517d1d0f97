"""Questions: what holds these words, how does this claim stand, what changed."""

import hashlib
from datetime import UTC, datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from twosource.desk.web.api.cursors import Listing, part
from twosource.desk.web.api.operation import VISIBLE, Call, operation
from twosource.desk.web.finding import find
from twosource.desk.wire import answers
from twosource.records.change import Change

Question = Annotated[str, Meta(min_length=1, max_length=200, pattern=VISIBLE, description="The words.")]
Claim = Annotated[str, Meta(min_length=1, max_length=600, pattern=VISIBLE, description="A sentence.")]
Moment = Annotated[datetime, Meta(tz=True)]


class SearchAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is looked for."""

    q: Question


class FoundDocument(Struct, frozen=True, kw_only=True):
    """A document that holds the words, with a piece of it around them."""

    document: answers.Named
    story: str
    excerpt: str


class FoundClaim(Struct, frozen=True, kw_only=True):
    """A claim that holds the words."""

    id: str
    story: str
    text: str
    standing: str


class Found(Struct, frozen=True, kw_only=True):
    """What holds the words, the fittest first; `spellings` are those that were looked for besides."""

    documents: tuple[FoundDocument, ...]
    claims: tuple[FoundClaim, ...]
    spellings: tuple[str, ...]


class Checked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim in free words."""

    claim: Claim


class ChangesAsked(Listing, frozen=True, kw_only=True):
    """Between which times; without `until`, to now."""

    since: Moment
    until: Moment | None = None


class Changes(Struct, frozen=True, kw_only=True):
    """A part of what is otherwise at `until`, or now where that is null, than it was at `since`."""

    since: str
    until: str | None
    items: tuple[Change, ...]
    next: str | None


@operation("GET", "/search")
def search(call: Call, asked: SearchAsked) -> Found:
    """The documents and claims that hold all the words, at most 200 of each; names count in any spelling."""
    found = find(asked.q, call.shelf, call.room.holdings.archive)
    return Found(
        documents=tuple(
            FoundDocument(document=answers.named(each.document), story=each.story.id, excerpt=each.excerpt)
            for each in found.documents
        ),
        claims=tuple(
            FoundClaim(id=claim.id, story=story.id, text=claim.text, standing=claim.standing)
            for story, claim in found.claims
        ),
        spellings=found.spellings,
    )


@operation("POST", "/check", slow=True)
def check(call: Call, body: Checked) -> answers.CheckAnswer:
    """How a claim in free words stands in all that is held; nothing of it is kept."""
    return answers.answer(call.room.holdings.check(body.claim))


@operation("GET", "/changes", slow=True)
def changes(call: Call, asked: ChangesAsked) -> Changes:
    """What is otherwise than it was, line by line, with before and after and what caused it, story by story.

    Between a time and an earlier one nothing changed.
    """
    since, until = _written(asked.since), _written(asked.until) if asked.until is not None else None
    if until is None:
        found = call.shelf.changed(since)
    else:
        found = call.room.holdings.changes(since, until=until) if since < until else ()
    items, following = part(found, asked, of=f"changes since {since} until {until}", key=_place)
    return Changes(since=since, until=until, items=items, next=following)


def _place(change: Change) -> tuple[str, ...]:
    """Return what a change is ordered by; the last tells two of one line apart."""
    whole = hashlib.sha256(msgspec.json.encode(change)).hexdigest()[:16]
    return (change.story, change.what, change.id, change.kind, whole)


def _written(moment: datetime) -> str:
    """Return a time as archives write it; what lies outside the calendar is its edge."""
    try:
        there = moment.astimezone(UTC)
    except OverflowError:
        there = (datetime.min if moment.year == 1 else datetime.max).replace(tzinfo=UTC)
    return there.isoformat(timespec="microseconds")


OPERATIONS = (search, check, changes)
