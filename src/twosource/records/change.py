"""What is otherwise than it was, between two states of a dossier."""

from msgspec import Struct

from twosource.records.story import Evidence


class Change(Struct, frozen=True, kw_only=True, gc=False):
    """One line of a dossier before and after.

    `kind` is `new`, `altered`, `contested`, `corroborated`, `superseded` or `withdrawn`; `what` is `story`, `document`,
    `passage` (of a page that was edited), `claim`, `judgement`, or the kind of a ledger entry (`round`, `proposal`, …).
    `id` is that of the line, `text` what it says now, or said where it is gone. `before` and `after` say in words what
    changed; None where there was, or is, nothing. `documents` are the ids of those that caused it: that give evidence
    now and were not there before; none where a person's judgement did.
    """

    kind: str
    what: str
    story: str
    id: str
    text: str
    before: str | None
    after: str | None
    documents: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
