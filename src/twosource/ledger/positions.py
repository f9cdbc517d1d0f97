"""Positions: what each party demands, offers or refuses, in the documents' words."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from twosource.ledger.frames import amounts, clean, evidence_of, other_amount, steps
from twosource.ledger.meetings import about_meeting
from twosource.ledger.topics import Topics
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Position

_ALIKE = 0.45
_VERBS = {"demands": "demands", "offers": "offers", "refuses": "refuses"}
_RELATIVE = re.compile(r"(?:that|which|who|whom|where)\b", re.IGNORECASE)


class Draft(Struct):
    """A position being put together."""

    party: str
    kind: str
    members: list[Assertion] = field(default_factory=list)
    about: Topics = field(default_factory=Topics)
    amounts: set[tuple[str | None, float | None]] = field(default_factory=set)

    def add(self, a: Assertion) -> None:
        """Take in what another assertion says of it."""
        self.members.append(a)
        self.about.add(a.topic)
        self.amounts |= amounts(a)

    def takes(self, party: str, kind: str, a: Assertion) -> bool:
        """Say whether an assertion is another word of the same position."""
        same = self.party == party and self.kind == kind
        return same and not other_amount(self.amounts, a) and self.about.like(a.topic, _ALIKE)


def positions(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[Position, ...]:
    """Return what the parties demand, offer and refuse, by party and kind."""
    drafts: list[Draft] = []
    for a in sorted(assertions, key=lambda a: (a.document, a.span)):
        found = stance(a)
        if found is None or found[0] not in principals:
            continue
        party, kind = found
        for draft in drafts:
            if draft.takes(party, kind, a):
                draft.add(a)
                break
        else:
            drafts.append(Draft(party, kind))
            drafts[-1].add(a)
    made = [_position(d) for d in drafts]
    return tuple(sorted(made, key=lambda p: (p.party, p.kind, p.what, p.id)))


def stance(a: Assertion) -> tuple[str, str] | None:
    """Return the party and what it does: `demands`, `offers`, `refuses`; None where it is no position."""
    if _RELATIVE.match(a.quote):
        return None
    party = next((d for d in a.doers if d != BOTH), None)
    speaks = a.side if a.attribution is not None else party
    if a.polarity == "negative" and len(a.doers) > 1:
        return None  # what two fail to agree on is no stand of either
    if a.polarity == "negative":
        return (party, "refuses") if party and a.act in ("accept", "agree", "offer") and a.object else None
    if a.nominal and about_meeting(a) is not None:
        return None
    if a.act == "demand" and party and (a.object or a.recipients):
        return party, "demands"
    if a.act == "offer" and party and a.object:
        return party, "offers"
    if a.act in ("decline", "oppose") and party and a.object and a.modality in ("done", "under-way"):
        return party, "refuses"
    if a.act == "favour" and party and a.object:
        return party, "demands"
    if a.modality == "demanded" and speaks and len(a.quote.split()) > 4 and a.doer_text[:20] in a.quote and a.doer_text:
        return speaks, "demands"
    return None


def _position(draft: Draft) -> Position:
    best = min(
        draft.members, key=lambda a: (a.modality == "demanded" and a.act != "demand", not a.object, a.document, a.span)
    )
    what = clean(_matter(best))
    return Position(
        id=make_id("n", draft.party, draft.kind, best.document, str(best.span[0])),
        text=f"{draft.party} {draft.kind}: {what}",
        status="held",
        history=steps([(draft.kind, a) for a in draft.members]),
        evidence=evidence_of(draft.members),
        party=draft.party,
        kind=draft.kind,
        what=what,
    )


def _matter(a: Assertion) -> str:
    """What is demanded, offered or refused: the object with all that follows it in the clause, else the clause."""
    if a.act not in ("demand", "offer", "decline", "oppose", "favour") or not a.object:
        return a.quote
    at = a.quote.find(a.object)
    return a.quote[at:] if at >= 0 else a.object
