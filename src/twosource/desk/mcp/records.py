"""What answers are made of: words with where they stand, lines that rest on them, sources, and what was looked at.

These are shorter than the records of the HTTP API, for readers who pay for every word. What is empty is left out.
"""

from msgspec import Struct

from twosource.records.page import Span


class Words(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of a document as they stand at `span`, but for hidden signs, which are written out.

    They are whole sentences, where these are not too long.

    `stance` says how they bear on the line: `supports`, `differs`, `contradicts`; `says` where they give a value or are
    somebody's. `cut` where they go on after `span`.
    """

    document: str
    span: Span
    quote: str
    stance: str
    cut: bool = False


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document that is quoted or named; `number` is the one by which lines of its story name it, as `[3]`.

    Without `published` it is not known when it was published.
    """

    document: str
    outlet: str
    number: int = 0
    title: str = ""
    published: str = ""
    url: str = ""
    notices: tuple[str, ...] = ()


class Below(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands below a line: one value of a difference, a step of a history, an answer."""

    text: str
    status: str = ""
    evidence: tuple[Words, ...] = ()


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of a dossier. `id` is what `get_evidence` takes; `status` a standing, a relation, a state, a side.

    `remarks` say whose word it is and why it stands so. `more` places that it rests on are not shown.
    """

    part: str
    text: str
    id: str = ""
    group: str = ""
    status: str = ""
    time: str = ""
    remarks: tuple[str, ...] = ()
    below: tuple[Below, ...] = ()
    evidence: tuple[Words, ...] = ()
    more: int = 0


class Base(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was looked at; `latest` is the day of the newest dated report."""

    documents: int
    origins: int = 0
    stories: int = 0
    undated: int = 0
    unread: int = 0
    latest: str = ""
