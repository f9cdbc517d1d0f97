"""What is concluded about the documents of one story: lineage, actors, claims."""

from msgspec import Struct

from twosource.records.assertion import Assertion
from twosource.records.page import Document, Span
from twosource.records.reading import Reading


class Evidence(Struct, frozen=True, kw_only=True, gc=False):
    """Where a line comes from: `quote` is what `document` holds at `span`."""

    document: str
    span: Span
    quote: str


class Original(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What a document rests on: another document of the set, or an origin outside it."""

    document: str | None = None
    origin: str | None = None


EARLIER = "an earlier version of the same page"
"""How the reason of a derivation begins by which one document is what another was before it was edited."""

NO_DATE_TELLS = f"{EARLIER}, though no date tells which came first"
"""The reason where two versions of a page are of one time, or of none: then neither speaks for the other."""


class Derivation(Struct, frozen=True, kw_only=True, gc=False):
    """One document rests on another; `kind` is `copies`, `rewrites`, `cites` or `credits`."""

    document: str
    of: Original
    kind: str
    reason: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_outdated(self) -> bool:
        """Whether the document is a version of a page that a later one, by its dates, has taken the place of."""
        return self.reason.startswith(EARLIER) and not self.reason.startswith(NO_DATE_TELLS)


class Origin(Struct, frozen=True, kw_only=True, gc=False):
    """Whose reporting brought something among the documents; `kind` is `agency`, `outlet`, `institution`, `unknown`."""

    id: str
    name: str
    kind: str
    documents: tuple[str, ...]


class Passage(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of one document and the origin it goes back to.

    `basis` is why the origin may know (a reporter on the spot, a named source, a document seen), in words;
    None where the text gives none. `witness` says whether the origin was there, by its own account,
    when it was said or happened. The passages of a document cover its text without overlap, in order.
    """

    document: str
    span: Span
    origin: str
    basis: str | None
    witness: bool
    reason: str


OWN_EYES = ("own reporter on the spot", "a document seen")
"""How the basis of a passage begins that rests on nobody's word: its origin was there, or read the paper."""


class Lineage(Struct, frozen=True, kw_only=True, gc=False):
    """Who rests on whom, over any number of documents."""

    derivations: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    passages: tuple[Passage, ...] = ()


class Role(Struct, frozen=True, kw_only=True, gc=False):
    """A title somebody is given, in the documents' words; `time` is the latest dated report that gives it."""

    role: str
    evidence: tuple[Evidence, ...] = ()
    time: str | None = None


class Actor(Struct, frozen=True, kw_only=True, gc=False):
    """Who is who across documents. `side` is the party that speaks through it, by display name, or None.

    `judged` are the ids of the judgements by which it is one, or apart from another.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    side: str | None = None
    roles: tuple[Role, ...] = ()
    judged: tuple[str, ...] = ()


class Member(Struct, frozen=True, kw_only=True, gc=False):
    """An entity of one document is this actor."""

    document: str
    entity: str
    actor: str


class Cast(Struct, frozen=True, kw_only=True, gc=False):
    """The actors of a story, and which entities they are."""

    actors: tuple[Actor, ...] = ()
    members: tuple[Member, ...] = ()


class CaseFile(Struct, frozen=True, kw_only=True, gc=False):
    """All that is known of one story before its claims are weighed. Documents and readings are parallel;
    `principals` are the parties that do most of the dealing, by display name.
    """

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    lineage: Lineage
    cast: Cast
    assertions: tuple[Assertion, ...] = ()
    principals: tuple[str, ...] = ()


class Support(Struct, frozen=True, kw_only=True, gc=False):
    """One piece of evidence for a claim; `stance` is `supports`, `differs` or `contradicts`."""

    document: str
    span: Span
    quote: str
    stance: str


class Value(Struct, frozen=True, kw_only=True, gc=False):
    """One value of a slot, with who gives it."""

    value: str
    evidence: tuple[Evidence, ...] = ()


class Difference(Struct, frozen=True, kw_only=True, gc=False):
    """Two or more values of one slot; `relation` is `vaguer`, `differs` or `contradicts`.

    `slot` is time, place, quantity, actor, recipient, polarity, modality or role.
    """

    slot: str
    relation: str
    values: tuple[Value, ...]
    reason: str = ""


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """A statement that propositions share, with its standing.

    `utterance` tells a claim that somebody said something from a claim about the matter itself.
    `propositions` are (document id, proposition id); `judged` the ids of the judgements that brought one of them here
    or took one away.
    """

    id: str
    text: str
    standing: str
    reason: str
    origins: tuple[str, ...]
    witnesses: tuple[str, ...]
    sides: tuple[str, ...]
    slots: dict[str, str | None]
    support: tuple[Support, ...]
    differences: tuple[Difference, ...] = ()
    utterance: bool = False
    propositions: tuple[tuple[str, str], ...] = ()
    judged: tuple[str, ...] = ()
