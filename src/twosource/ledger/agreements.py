"""Agreements: what was agreed, by whom, when."""

import re
from collections.abc import Sequence

from twosource.ledger.drafts import Draft
from twosource.ledger.frames import amounts, by_date, evidence_of, steps
from twosource.ledger.matter import plain
from twosource.ledger.parties import expand
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Agreement
from twosource.records.story import Actor

_ALIKE = 0.4
_OLD_DAYS = 400
"""What is told to have been agreed so long before the report is its background."""
_DEAL = re.compile(r"\b(?:agreement|deal|accord|pact|settlement|contract|treaty)\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:reach|sign|conclude|ratif|strike|struck|initial|approv|seal|clinch|agree)\w*\b", re.IGNORECASE
)
_NAMELESS = re.compile(
    r"(?:(?:the|an?|this|that|their|its|it)\s*)?(?:new |final |latest )?"
    r"(?:agreement|deal|accord|pact|contract|treaty|it)?"
    r"|(?:something|this|it|that|which)\s+(?:was|had been|has been)\s+agreed\b.*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:(?:still|yet|have|has|had|need|needs) to|wait\w* for|hop\w+|would|could|might|may|if|unless|until|before"
    r"|without|previous|earlier|old|expired|existing)\b",
    re.IGNORECASE,
)
"""Words beside a deal that is not reached yet, or was long ago."""


def agreements(
    assertions: Sequence[Assertion], principals: Sequence[str], actors: dict[str, Actor]
) -> tuple[Agreement, ...]:
    """Return what the parties agreed; what one party alone agrees to is its answer, not an agreement."""
    drafts: list[Draft] = []
    told = [a for a in assertions if agreed(a, principals) and not _past(a) and not _NAMELESS.fullmatch(_what(a))]
    for a in sorted(told, key=lambda a: (not a.object, a.document, a.span)):
        fitting = (d for d in drafts if d.about.like(a.topic, _ALIKE) and not d.other_amount(a))
        draft = next(fitting, None)
        if draft is None:
            draft = Draft("")
            drafts.append(draft)
        draft.add(a)
    made = (_agreement(d, principals, actors) for d in drafts)
    return tuple(sorted((g for g in made if len(g.parties) > 1), key=lambda g: g.id))


def agreed(a: Assertion, principals: Sequence[str]) -> bool:
    """Say whether an assertion tells that parties have agreed with each other, or that a deal was reached or signed."""
    if a.polarity == "negative" or a.modality not in ("done", "agreed"):
        return False
    joint = BOTH in a.doers or len(set(expand(a.doers, principals)) & set(principals)) > 1
    if a.act == "agree" and not a.doers and not a.doer_text and a.object:
        return a.modality == "done"  # "retraining places were agreed"
    if a.act == "agree" or a.modality == "agreed":
        return joint
    deal = bool(_DEAL.search(f"{a.object} {a.doer_text}")) or (joint and a.act == "sign")
    return deal and bool(_REACHED.search(a.trigger)) and not _OPEN.search(a.quote[: a.quote.find(a.trigger)])


def _past(a: Assertion) -> bool:
    """Whether an agreement is told of an earlier year than the reports are about."""
    if not a.time or not a.reported or not a.time[:4].isdigit():
        return False
    months = (int(a.reported[:4]) - int(a.time[:4])) * 12
    months += int(a.reported[5:7]) - int(a.time[5:7]) if a.time[5:7].isdigit() else 0
    return months * 30.4 > _OLD_DAYS


def _what(a: Assertion) -> str:
    """What was agreed, with what follows it in the clause."""
    at = a.quote.find(a.object) if a.object else -1
    after = a.quote.find(a.trigger) + len(a.trigger) if a.act == "agree" and a.doer_text and at < 0 else at
    return plain(a.quote[after:] if after >= 0 and not _passive(a) else a.quote)


def _passive(a: Assertion) -> bool:
    """Whether the object stands before its verb: "the agreement was signed"."""
    return bool(a.object) and a.quote.find(a.object) < a.quote.find(a.trigger)


def _agreement(draft: Draft, principals: Sequence[str], actors: dict[str, Actor]) -> Agreement:
    best = min(draft.members, key=_plainest)
    what = _what(best)
    parties = _parties(draft.members, principals, actors)
    return Agreement(
        id=make_id("a", best.document, str(best.span[0])),
        text=f"{' and '.join(parties)}: {what}",
        status="agreed",
        history=steps([("agreed", m) for m in draft.members]),
        evidence=evidence_of(draft.members),
        what=what,
        parties=parties,
    )


def _plainest(m: Assertion) -> tuple[bool, bool, bool, bool, tuple[str, str, tuple[int, int]]]:
    """Order assertions by how well they say what was agreed: an amount, that it was agreed, an object behind it."""
    return (not amounts(m), m.act not in ("agree", "sign"), not m.object, _passive(m), by_date(m))


def _parties(members: Sequence[Assertion], principals: Sequence[str], actors: dict[str, Actor]) -> tuple[str, ...]:
    """Who agreed: the doers, with whom, and whom the words name; where nobody is told, the two parties of the story."""
    told = {p for m in members for p in expand((*m.doers, *m.recipients), principals)}
    sides = {actors[i].side or actors[i].name for m in members for i in m.named if i in actors and actors[i].side}
    named = told | (sides & set(principals))
    others = {p for m in members for p in m.doers if p not in principals and p != BOTH} & named
    kept = [p for p in principals if p in named]
    if not kept and not others:
        return tuple(principals)
    if len(kept) == 1 and not others and not any(m.doers for m in members):
        return tuple(principals)
    return tuple(sorted({*kept, *(others if kept else ())}))
