"""The ledger of a negotiation and the timeline, as the dossier shows them."""

from msgspec import Struct

from twosource.records.judgement import Heeded
from twosource.records.page import Document
from twosource.records.story import Actor, Claim, Derivation, Evidence, Origin


class Step(Struct, frozen=True, kw_only=True, gc=False):
    """One step in the history of an entry: which status, since when, by whose word."""

    status: str
    time: str | None
    by: str | None
    evidence: tuple[Evidence, ...] = ()


class Answer(Struct, frozen=True, kw_only=True, gc=False):
    """What one party answered: `none yet`, `accepted`, `declined`, `countered`, `conditional`.

    `none yet` is a finding: `looked_at` is the number of documents, `latest` the newest dated report among them.
    """

    party: str
    answer: str
    time: str | None = None
    evidence: tuple[Evidence, ...] = ()
    looked_at: int | None = None
    latest: str | None = None


class Amount(Struct, frozen=True, kw_only=True, gc=False):
    """How many of what; `each` where it holds for every party."""

    value: float | int | None
    unit: str | None
    each: bool = False


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """What every line of the ledger has."""

    id: str
    text: str
    status: str
    history: tuple[Step, ...]
    evidence: tuple[Evidence, ...]


class Round(Entry, frozen=True, kw_only=True):
    """A meeting of the parties: `proposed`, `confirmed`, `postponed`, `held`, `cancelled`."""

    number: int | None = None
    time: str | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    delegations: tuple[str, ...] = ()
    mediator: str | None = None
    outcome: tuple[str, ...] = ()


class Proposal(Entry, frozen=True, kw_only=True):
    """Who proposes what to whom; `time` and `place` are those of the thing proposed."""

    by: str | None = None
    to: tuple[str, ...] = ()
    what: str = ""
    time: str | None = None
    place: str | None = None
    answers: tuple[Answer, ...] = ()


class Venue(Entry, frozen=True, kw_only=True):
    """A place under discussion."""

    place: str = ""
    favoured_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()


class Delegation(Entry, frozen=True, kw_only=True):
    """Who speaks for a party at the table."""

    party: str = ""
    head: str | None = None
    members: tuple[str, ...] = ()


class Paper(Entry, frozen=True, kw_only=True):
    """A memorandum, term sheet, list or draft: `announced`, `being drafted`, `ready`, `handed over`, `published`."""

    kind: str = ""
    by: str | None = None
    to: str | None = None


class Exchange(Entry, frozen=True, kw_only=True):
    """Prisoners, bodies, children, grain: `proposed`, `agreed`, `under way`, `done`."""

    what: str = ""
    quantity: Amount | None = None
    parties: tuple[str, ...] = ()


class Position(Entry, frozen=True, kw_only=True):
    """A party's stand on one point: `demands`, `offers` or `refuses`."""

    party: str = ""
    kind: str = "demands"
    what: str = ""


class Mediator(Entry, frozen=True, kw_only=True):
    """Somebody between the parties, with what he does for them."""

    name: str = ""
    role: str = ""


class Agreement(Entry, frozen=True, kw_only=True):
    """Something the parties have settled between them."""

    what: str = ""
    parties: tuple[str, ...] = ()


class Ledger(Struct, frozen=True, kw_only=True, gc=False):
    """All nine kinds of entry."""

    rounds: tuple[Round, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    venues: tuple[Venue, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    papers: tuple[Paper, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    positions: tuple[Position, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    agreements: tuple[Agreement, ...] = ()


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """A line of the timeline; `time` is a day, month or year, `status` `happened|planned|proposed|said`."""

    time: str
    text: str
    status: str
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    note: str | None = None


class Base(Struct, frozen=True, kw_only=True, gc=False):
    """What a dossier looked at: documents in all, unread (language), undated, and the newest dated report's day."""

    documents: int
    unread: int
    undated: int
    latest: str | None


class Misfit(Struct, frozen=True, kw_only=True, gc=False):
    """A document that has the notice `anachronism`: what does not fit its time, in words, and where it says so."""

    document: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


class Story(Struct, frozen=True, kw_only=True, gc=False):
    """The dossier of one story. `first` and `last` are the days of the oldest and newest dated report.

    `documents` are all of the story; those with the notice `set aside`, and those that a newer version
    of their page has taken the place of, have no part in claims, ledger and timeline.
    `judgements` are those of people that hold and concern it, the oldest first.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    base: Base
    documents: tuple[Document, ...]
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[Event, ...]
    ledger: Ledger
    misfits: tuple[Misfit, ...] = ()
    judgements: tuple[Heeded, ...] = ()


class Dossier(Struct, frozen=True, kw_only=True, gc=False):
    """The result of the main job: a dossier for each story, the largest first."""

    stories: tuple[Story, ...]
