"""What is read out of one document, before anything is compared."""

from msgspec import Struct, field

from twosource.records.page import Credit, Span


class Entity(Struct, frozen=True, kw_only=True, gc=False):
    """One bearer of a name within one document.

    `type` is `person`, `organization`, `place` or `group`. `mentions` are names; `references` are
    pronouns and descriptions that were resolved to it ("he", "the Russian foreign minister").
    `roles` are the titles that the document itself gives ("Russian Foreign Minister"), with where they stand.
    """

    id: str
    type: str
    name: str
    mentions: tuple[Span, ...]
    references: tuple[Span, ...] = ()
    roles: tuple[tuple[str, Span], ...] = ()


class TimeExpression(Struct, frozen=True, kw_only=True, gc=False):
    """A time expression with its TIMEX3 type (`DATE`, `TIME`, `DURATION`, `SET`) and value.

    Unknown parts are X: `XXXX-05-27`, `XXXX-WXX-3` for a Wednesday of no known week.
    A range has its first day in `value` and its last in `end_value`.
    """

    start: int
    end: int
    type: str
    value: str
    end_value: str | None = None


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """A number with its unit and bound (`exact`, `at-least`, `at-most`, `about`).

    `value` is None for an amount that the text leaves open ("dozens", "thousands").
    `unit` is a singular lower-case noun (`person`, `drone`), an ISO 4217 code, `%`, or None.
    `each` says that it holds for every party ("1,000 people from each side").
    """

    start: int
    end: int
    value: float | int | None
    unit: str | None = None
    bound: str = "exact"
    each: bool = False


class Attribution(Struct, frozen=True, kw_only=True, gc=False):
    """Words that a document gives to somebody: who (source), the word of saying (cue), what (content).

    No span begins or ends with a quotation mark; a content that mixes words and a quotation may hold one inside.

    `manner` is `direct`, `indirect` or `mixed`. `speaker` and `addressee` are entity ids.
    `chain` names the relays between the speaker and this document, nearest to the speaker first.
    `said` is the TIMEX3 value of when, `occasion` the words that say at what event.
    `within` is `title` where the spans lie in the headline.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: str
    speaker: str | None = None
    addressee: str | None = None
    channel: str | None = None
    occasion: str | None = None
    chain: tuple[str, ...] = ()
    said: str | None = None
    within: str = field(default="text", name="in")


class Proposition(Struct, frozen=True, kw_only=True, gc=False):
    """What one clause states, taken apart. `attribution` is None where it is the outlet that states it.

    `span` is the clause; `trigger` the words that carry the act; `actor`, `recipient` and `object` are lists of
    spans. `place` and `time` are values (a name, a TIMEX3 value), with their spans beside them. `root` is a PLOVER
    root or None; `act` is the finer act that the ledger uses, or None; `nominal` says that a noun tells the act
    ("X's proposal"). `pair` says that it tells only who does what to whom, beside the statement of a clause: it is
    no statement of its own. `vector` says what the statement is about, in signed bytes, where the reader gives one:
    the nearer two of them, the likelier their statements are of one matter.
    """

    id: str
    attribution: str | None
    span: Span
    root: str | None = None
    act: str | None = None
    trigger: Span | None = None
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    object: tuple[Span, ...] = ()
    place: str | None = None
    place_span: Span | None = None
    time: str | None = None
    time_span: Span | None = None
    quantity: Quantity | None = None
    polarity: str = "positive"
    modality: str = "done"
    nominal: bool = False
    pair: bool = False
    vector: bytes = b""


class Reading(Struct, frozen=True, kw_only=True, gc=False):
    """Everything that one reader found in one document; `reader` is its name and version."""

    document: str
    reader: str
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    credits: tuple[Credit, ...] = ()
