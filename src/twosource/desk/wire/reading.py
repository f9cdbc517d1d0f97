"""A document with what was read in it."""

from base64 import b64encode

from msgspec import UNSET, Struct, UnsetType

from twosource.pipeline import Read
from twosource.records import page, reading
from twosource.records.page import CaptureNote, Credit, Outlet, Span
from twosource.records.reading import Attribution, Quantity


class Stamp(Struct, frozen=True, kw_only=True):
    """When; where that is not known, between which days it was, as far as the text tells."""

    value: str | None
    evidence: str | None
    not_before: str | UnsetType | None = UNSET
    not_after: str | UnsetType | None = UNSET


class Title(Struct, frozen=True, kw_only=True):
    """A title that a document gives somebody, with where it stands."""

    role: str
    span: Span


class Entity(Struct, frozen=True, kw_only=True):
    """One bearer of a name in a document."""

    id: str
    type: str
    name: str
    mentions: tuple[Span, ...]
    references: tuple[Span, ...]
    roles: tuple[Title, ...]


class Time(Struct, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type and value; a range has an `end_value`."""

    start: int
    end: int
    type: str
    value: str
    end_value: str | UnsetType = UNSET


class Proposition(Struct, frozen=True, kw_only=True):
    """What one clause states, with its slots; `vector` is base64 of signed bytes."""

    id: str
    attribution: str | None
    span: Span
    root: str | None
    act: str | None
    trigger: Span | None
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    object: tuple[Span, ...]
    place: str | None
    place_span: Span | None
    time: str | None
    time_span: Span | None
    quantity: Quantity | None
    polarity: str
    modality: str
    pair: bool
    vector: str | None


class Document(Struct, frozen=True, kw_only=True):
    """One article and what one reader found in it; spans count the code points of `text`."""

    id: str
    ref: str | None
    capture: CaptureNote
    title: str | None
    outlet: Outlet
    url: str | None
    published: Stamp
    modified: Stamp | None
    byline: tuple[str, ...]
    language: str | None
    text: str
    captions: tuple[str, ...]
    notices: tuple[str, ...]
    credits: tuple[Credit, ...]
    reader: str
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    propositions: tuple[Proposition, ...]


def document(pair: Read) -> Document:
    """Return a document with its reading as it is written."""
    of, found = pair
    return Document(
        id=of.id,
        ref=of.ref,
        capture=of.capture,
        title=of.title,
        outlet=of.outlet,
        url=of.url,
        published=_stamp(of.published),
        modified=None if of.modified is None else _stamp(of.modified),
        byline=of.byline,
        language=of.language,
        text=of.text,
        captions=of.captions,
        notices=of.notices,
        credits=tuple(dict.fromkeys(of.credits + found.credits)),
        reader=found.reader,
        entities=tuple(_entity(entity) for entity in found.entities),
        times=tuple(_time(time) for time in found.times),
        quantities=found.quantities,
        attributions=found.attributions,
        propositions=tuple(_proposition(proposition) for proposition in found.propositions),
    )


def _stamp(stamp: page.Stamp) -> Stamp:
    if stamp.value is not None:
        return Stamp(value=stamp.value, evidence=stamp.evidence)
    return Stamp(value=None, evidence=stamp.evidence, not_before=stamp.not_before, not_after=stamp.not_after)


def _entity(entity: reading.Entity) -> Entity:
    return Entity(
        id=entity.id,
        type=entity.type,
        name=entity.name,
        mentions=entity.mentions,
        references=entity.references,
        roles=tuple(Title(role=role, span=span) for role, span in entity.roles),
    )


def _time(time: reading.TimeExpression) -> Time:
    end_value = UNSET if time.end_value is None else time.end_value
    return Time(start=time.start, end=time.end, type=time.type, value=time.value, end_value=end_value)


def _proposition(assertion: reading.Proposition) -> Proposition:
    return Proposition(
        id=assertion.id,
        attribution=assertion.attribution,
        span=assertion.span,
        root=assertion.root,
        act=assertion.act,
        trigger=assertion.trigger,
        actor=assertion.actor,
        recipient=assertion.recipient,
        object=assertion.object,
        place=assertion.place,
        place_span=assertion.place_span,
        time=assertion.time,
        time_span=assertion.time_span,
        quantity=assertion.quantity,
        polarity=assertion.polarity,
        modality=assertion.modality,
        pair=assertion.pair,
        vector=b64encode(assertion.vector).decode() if assertion.vector else None,
    )
