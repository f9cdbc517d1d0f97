"""The records that tables and JSON Lines are made of: those of a dossier, one thing each, with the story they are of.

Every field is a word, a number, yes or no, a list of words, or a list of smaller records; None says that there is
nothing to say. Ids are those of the dossier: they stay as they are when documents are added.
"""

from msgspec import Struct, field

from twosource.records.page import Span


class Words(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A piece of a document; `stance` is what it does for a claim, and `in` is `title` where it is in the headline."""

    document: str
    span: Span
    quote: str
    stance: str | None = None
    within: str | None = field(default=None, name="in")


class StoryRow(Struct, frozen=True, kw_only=True, gc=False):
    """A story, with the days of its oldest and newest dated report."""

    story: str
    title: str
    first: str | None
    last: str | None
    documents: int
    unread: int
    undated: int
    latest: str | None


class DocumentRow(Struct, frozen=True, kw_only=True, gc=False):
    """A document and its text. `counts` is false where nothing rests on it: set aside, or edited since."""

    story: str
    id: str
    ref: str | None
    title: str | None
    outlet: str | None
    domain: str | None
    url: str | None
    published: str | None
    not_before: str | None
    not_after: str | None
    modified: str | None
    byline: tuple[str, ...]
    language: str | None
    notices: tuple[str, ...]
    counts: bool
    origins: tuple[str, ...]
    sha256: str
    misfit: str | None
    misfit_evidence: tuple[Words, ...]
    captions: tuple[str, ...]
    text: str


class OriginRow(Struct, frozen=True, kw_only=True, gc=False):
    """Whose reporting brought something into the story; `type` is `agency`, `outlet`, `institution` or `unknown`."""

    story: str
    id: str
    name: str
    type: str
    documents: tuple[str, ...]


class DerivationRow(Struct, frozen=True, kw_only=True, gc=False):
    """A document rests on another, or on an origin outside; `type` is `copies`, `rewrites`, `cites` or `credits`."""

    story: str
    id: str
    document: str
    of_document: str | None
    of_origin: str | None
    type: str
    reason: str
    evidence: tuple[Words, ...]


class RoleRow(Struct, frozen=True, kw_only=True, gc=False):
    """An office that somebody is given."""

    role: str
    time: str | None
    evidence: tuple[Words, ...]


class ActorRow(Struct, frozen=True, kw_only=True, gc=False):
    """A person, body, place or group; `side` is the party that speaks through it."""

    story: str
    id: str
    type: str
    name: str
    names: tuple[str, ...]
    side: str | None
    roles: tuple[RoleRow, ...]
    judged: tuple[str, ...]


class AttributionRow(Struct, frozen=True, kw_only=True, gc=False):
    """Who said what, to whom, when, and through whom it came to this document; `id` is one within the document.

    `speaker` and `addressee` are ids of actors, where one is known; the names beside them are the actor's, or the
    document's where none is. `words` is what was said, in pieces joined by "…"; `said` is when, as far as the
    document says.
    """

    story: str
    document: str
    id: str
    outlet: str | None
    published: str | None
    speaker: str | None
    speaker_name: str | None
    side: str | None
    addressee: str | None
    addressee_name: str | None
    manner: str
    words: str
    said: str | None
    occasion: str | None
    channel: str | None
    chain: tuple[str, ...]
    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]


class PropositionRow(Struct, frozen=True, kw_only=True, gc=False):
    """Which proposition of which document a claim was made of."""

    document: str
    proposition: str


class DifferenceRow(Struct, frozen=True, kw_only=True, gc=False):
    """One value of a slot in which the documents differ; those with one `number` are compared with each other."""

    number: int
    slot: str
    relation: str
    value: str
    reason: str | None
    evidence: tuple[Words, ...]


class ClaimRow(Struct, frozen=True, kw_only=True, gc=False):
    """A claim with its standing, its slots, what carries it and what differs. `utterance`: that somebody said it."""

    story: str
    id: str
    text: str
    standing: str
    reason: str
    origins: tuple[str, ...]
    witnesses: tuple[str, ...]
    sides: tuple[str, ...]
    utterance: bool
    act: str | None
    actor: str | None
    recipient: str | None
    speaker: str | None
    side: str | None
    role: str | None
    occasion: str | None
    time: str | None
    place: str | None
    quantity: str | None
    polarity: str | None
    modality: str | None
    support: tuple[Words, ...]
    differences: tuple[DifferenceRow, ...]
    propositions: tuple[PropositionRow, ...]
    judged: tuple[str, ...]


class StepRow(Struct, frozen=True, kw_only=True, gc=False):
    """A step in the history of an entry."""

    status: str
    time: str | None
    by: str | None
    evidence: tuple[Words, ...]


class AnswerRow(Struct, frozen=True, kw_only=True, gc=False):
    """What a party answered to a proposal; of `none yet`, among how many documents, and how new the newest is."""

    party: str
    answer: str
    time: str | None
    looked_at: int | None
    latest: str | None
    evidence: tuple[Words, ...]


class EntryRow(Struct, frozen=True, kw_only=True, gc=False):
    """A line of the ledger: what it is stands in `entry`, and the fields that such an entry has are filled."""

    story: str
    id: str
    entry: str
    text: str
    status: str
    number: int | None = None
    time: str | None = None
    place: str | None = None
    by: str | None = None
    to: tuple[str, ...] = ()
    party: str | None = None
    parties: tuple[str, ...] = ()
    what: str | None = None
    type: str | None = None
    name: str | None = None
    role: str | None = None
    head: str | None = None
    members: tuple[str, ...] = ()
    delegations: tuple[str, ...] = ()
    mediator: str | None = None
    favoured_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    quantity: float | None = None
    unit: str | None = None
    each: bool | None = None
    answers: tuple[AnswerRow, ...] = ()
    history: tuple[StepRow, ...]
    evidence: tuple[Words, ...]


class EventRow(Struct, frozen=True, kw_only=True, gc=False):
    """A line of the timeline; `status` is `happened`, `planned`, `proposed` or `said`."""

    story: str
    id: str
    time: str
    text: str
    status: str
    note: str | None
    claims: tuple[str, ...]
    evidence: tuple[Words, ...]


class JudgementRow(Struct, frozen=True, kw_only=True, gc=False):
    """What a person decided about a story, and what came of it."""

    story: str
    id: str
    type: str
    subject: tuple[str, ...]
    who: str
    when: str
    why: str | None
    effective: bool
    effect: str | None
    touches: tuple[str, ...]
