"""The dossier of each story."""

from msgspec import UNSET, Struct, UnsetType

from twosource.records import ledger, page, story
from twosource.records.judgement import Heeded
from twosource.records.ledger import Base, Ledger
from twosource.records.page import Credit
from twosource.records.story import Difference, Evidence, Origin, Role, Support


class Misfit(Struct, frozen=True, kw_only=True):
    """What of a document does not fit its time, and where it says so."""

    reason: str
    evidence: tuple[Evidence, ...]


class Source(Struct, frozen=True, kw_only=True):
    """A document as its story lists it; `origins` are those it rests on."""

    id: str
    ref: str | None
    title: str | None
    outlet: str | None
    url: str | None
    sha256: str
    published: str | None
    not_before: str | None
    not_after: str | None
    modified: str | None
    byline: tuple[str, ...]
    language: str | None
    notices: tuple[str, ...]
    misfit: Misfit | None
    credits: tuple[Credit, ...]
    origins: tuple[str, ...]
    captions: tuple[str, ...]
    text: str


class Original(Struct, frozen=True, kw_only=True):
    """What a document rests on: another document of the set, or an origin outside it."""

    document: str | UnsetType = UNSET
    origin: str | UnsetType = UNSET


class Derivation(Struct, frozen=True, kw_only=True):
    """One document rests on another; `kind` is `copies`, `rewrites`, `cites` or `credits`."""

    document: str
    of: Original
    kind: str
    reason: str
    evidence: tuple[Evidence, ...]


class Actor(Struct, frozen=True, kw_only=True):
    """Who is who across documents; `side` is the party that speaks through it."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    side: str | None
    roles: tuple[Role, ...]


class Claim(Struct, frozen=True, kw_only=True):
    """A statement that propositions share, with its standing; `propositions` are (document id, proposition id)."""

    id: str
    text: str
    standing: str
    reason: str
    origins: tuple[str, ...]
    witnesses: tuple[str, ...]
    sides: tuple[str, ...]
    slots: dict[str, str | None]
    utterance: bool
    propositions: tuple[tuple[str, str], ...]
    support: tuple[Support, ...]
    differences: tuple[Difference, ...]


class Event(Struct, frozen=True, kw_only=True):
    """A line of the timeline; `status` is `happened`, `planned`, `proposed` or `said`."""

    time: str
    text: str
    status: str
    note: str | None
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Story(Struct, frozen=True, kw_only=True):
    """The dossier of one story."""

    id: str
    title: str
    first: str | None
    last: str | None
    base: Base
    documents: tuple[Source, ...]
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[Event, ...]
    ledger: Ledger
    judgements: tuple[Heeded, ...]


class Dossier(Struct, frozen=True, kw_only=True):
    """A dossier for each story, the largest first."""

    stories: tuple[Story, ...]


def dossier(of: ledger.Dossier) -> Dossier:
    """Return a dossier as it is written."""
    return Dossier(stories=tuple(told(each) for each in of.stories))


def told(of: ledger.Story) -> Story:
    """Return the dossier of one story as it is written."""
    rests: dict[str, list[str]] = {document.id: [] for document in of.documents}
    for origin in of.origins:
        for name in origin.documents:
            rests.setdefault(name, []).append(origin.id)
    misfits = {misfit.document: Misfit(reason=misfit.reason, evidence=misfit.evidence) for misfit in of.misfits}
    return Story(
        id=of.id,
        title=of.title,
        first=of.first,
        last=of.last,
        base=of.base,
        documents=tuple(_source(each, tuple(rests[each.id]), misfits.get(each.id)) for each in of.documents),
        origins=of.origins,
        derivations=tuple(_derivation(derivation) for derivation in of.derivations),
        actors=tuple(actor(each) for each in of.actors),
        claims=tuple(claim(each) for each in of.claims),
        timeline=tuple(event(each) for each in of.timeline),
        ledger=of.ledger,
        judgements=of.judgements,
    )


def _source(document: page.Document, origins: tuple[str, ...], misfit: Misfit | None) -> Source:
    return Source(
        id=document.id,
        ref=document.ref,
        title=document.title,
        outlet=document.outlet.name or document.outlet.domain,
        url=document.url,
        sha256=document.capture.sha256,
        published=document.published.value,
        not_before=document.published.not_before,
        not_after=document.published.not_after,
        modified=None if document.modified is None else document.modified.value,
        byline=document.byline,
        language=document.language,
        notices=document.notices,
        misfit=misfit,
        credits=document.credits,
        origins=origins,
        captions=document.captions,
        text=document.text,
    )


def _derivation(link: story.Derivation) -> Derivation:
    return Derivation(
        document=link.document,
        of=Original(
            document=UNSET if link.of.document is None else link.of.document,
            origin=UNSET if link.of.origin is None else link.of.origin,
        ),
        kind=link.kind,
        reason=link.reason,
        evidence=link.evidence,
    )


def actor(of: story.Actor) -> Actor:
    """Return an actor as it is written."""
    return Actor(id=of.id, type=of.type, name=of.name, names=of.names, side=of.side, roles=of.roles)


def claim(of: story.Claim) -> Claim:
    """Return a claim as it is written, with its standing, its support and its differences."""
    return Claim(
        id=of.id,
        text=of.text,
        standing=of.standing,
        reason=of.reason,
        origins=of.origins,
        witnesses=of.witnesses,
        sides=of.sides,
        slots=dict(sorted(of.slots.items())),
        utterance=of.utterance,
        propositions=of.propositions,
        support=of.support,
        differences=of.differences,
    )


def event(of: ledger.Event) -> Event:
    """Return a line of the timeline as it is written."""
    return Event(time=of.time, text=of.text, status=of.status, note=of.note, claims=of.claims, evidence=of.evidence)
