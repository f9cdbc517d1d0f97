"""A proposition settled against its story, in names that all its documents share."""

from msgspec import Struct

from twosource.records.page import Span
from twosource.records.reading import Quantity

BOTH = "both sides"
"""Stands for the parties of the story where the text says "the two sides"."""


class Assertion(Struct, frozen=True, kw_only=True, gc=False):
    """One proposition with all that its document and the others settle about it.

    `doers` and `recipients` are parties by display name: the side where there is one, else the actor's name;
    `object_party` is the party that the object belongs to. `actors` are the actor ids of the doers, `doer_persons`
    the names of the persons among them; `named` are the ids of everybody named in the clause, `places` and
    `persons` the names of the places and persons among them. `topic` holds the content terms that are in no other
    slot, with their weights. `time` and `until` are ISO dates as far as they are known, `settled_from` the document
    that gave the year. `quantities` are all in the clause, `ordinal` is the number in "the second round". `speaker`
    is an actor id, `speaker_name` and `side` its display names, `sides` the parties whose word it is, `saying` all
    of the attribution's content; all are empty where the outlet itself asserts it. `lent` is the party on whose word a
    passage rests that the outlet tells in its own voice. `origin`, `basis` and `witness`
    are those of the passage, `reported` is the day of the report, and `nominal` says that a noun tells the act.
    """

    document: str
    id: str
    span: Span
    quote: str
    sentence: Span
    act: str | None
    root: str | None
    trigger: str
    polarity: str
    modality: str
    doers: tuple[str, ...]
    actors: tuple[str, ...]
    doer_text: str
    recipients: tuple[str, ...]
    object: str
    named: tuple[str, ...]
    places: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    object_party: str | None = None
    topic: dict[str, float]
    place: str | None
    time: str | None
    until: str | None
    settled_from: str | None
    quantity: Quantity | None
    attribution: str | None
    speaker: str | None
    speaker_name: str | None
    side: str | None
    said: str | None
    occasion: str | None
    channel: str | None
    direct: bool
    origin: str | None
    basis: str | None
    witness: bool
    reported: str | None
    nominal: bool = False
    quantities: tuple[Quantity, ...] = ()
    ordinal: int | None = None
    doer_persons: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    saying: str | None = None
    lent: str | None = None
