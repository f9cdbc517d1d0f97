"""What is told on a question: how a claim stands, what changed, what people decided."""

from msgspec import Struct

from twosource import questions
from twosource.desk.judgements_list import Listed
from twosource.records import page
from twosource.records.change import Change
from twosource.records.story import Difference, Origin, Support


class Named(Struct, frozen=True, kw_only=True):
    """A document by what a person knows it under."""

    id: str
    ref: str | None
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    notices: tuple[str, ...]


class Tables(Struct, frozen=True, kw_only=True):
    """The documents and origins that are spoken of, by id."""

    documents: dict[str, Named]
    origins: dict[str, Origin]


class CheckAnswer(Struct, frozen=True, kw_only=True):
    """How a claim in free words stands."""

    claim: str
    standing: str
    reason: str
    origins: tuple[str, ...]
    witnesses: tuple[str, ...]
    sides: tuple[str, ...]
    evidence: tuple[Support, ...]
    differences: tuple[Difference, ...]
    documents: tuple[str, ...]
    tables: Tables


class Changes(Struct, frozen=True, kw_only=True):
    """What is otherwise at `until`, or now where that is null, than it was at `since`."""

    since: str
    until: str | None
    changes: tuple[Change, ...]


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's decision and what came of it; `touches` are the ids of what it made what it is."""

    id: str
    kind: str
    subject: tuple[str, ...]
    who: str
    when: str
    why: str
    undone: bool
    effective: bool
    effect: str
    touches: tuple[str, ...]


class Judgements(Struct, frozen=True, kw_only=True):
    """All decisions, the oldest first."""

    judgements: tuple[Judgement, ...]


def answer(of: questions.Answer) -> CheckAnswer:
    """Return how a claim stands as it is written."""
    finding = of.finding
    return CheckAnswer(
        claim=finding.claim,
        standing=finding.standing,
        reason=finding.reason,
        origins=finding.origins,
        witnesses=finding.witnesses,
        sides=finding.sides,
        evidence=finding.evidence,
        differences=finding.differences,
        documents=tuple(document.id for document in of.documents),
        tables=Tables(
            documents={document.id: named(document) for document in of.documents},
            origins={origin.id: origin for origin in of.origins},
        ),
    )


def named(document: page.Document) -> Named:
    """Return a document by what it is known under."""
    return Named(
        id=document.id,
        ref=document.ref,
        title=document.title,
        outlet=document.outlet.name or document.outlet.domain,
        url=document.url,
        published=document.published.value,
        notices=document.notices,
    )


def judgement(of: Listed) -> Judgement:
    """Return a decision as it is written."""
    return Judgement(
        id=of.judgement.id,
        kind=of.judgement.kind,
        subject=of.judgement.subject,
        who=of.judgement.who,
        when=of.judgement.when,
        why=of.judgement.why,
        undone=of.undone,
        effective=of.effect is not None and of.effect.effective,
        effect=of.outcome,
        touches=of.effect.touches if of.effect is not None else (),
    )
