"""Agreements: what was agreed, by whom, when."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from twosource.ledger.frames import by_date, clean, evidence_of, steps
from twosource.ledger.parties import expand
from twosource.ledger.topics import Topics
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Agreement

_ALIKE = 0.4
_DEAL = re.compile(r"\b(?:agreement|deal|accord|pact|settlement|contract|treaty)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:reach|sign|conclude|ratif|strike|struck|initial|approv|seal|clinch)\w*\b", re.IGNORECASE)


class Draft(Struct):
    """An agreement being put together."""

    members: list[Assertion] = field(default_factory=list)
    about: Topics = field(default_factory=Topics)

    def add(self, a: Assertion) -> None:
        """Take in what another assertion says of it."""
        self.members.append(a)
        self.about.add(a.topic)


def agreements(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[Agreement, ...]:
    """Return what the parties agreed; what one party alone agrees to is its answer, not an agreement."""
    drafts: list[Draft] = []
    for a in sorted(
        (a for a in assertions if _agreed(a, principals)), key=lambda a: (not a.object, a.document, a.span)
    ):
        for draft in drafts:
            if draft.about.like(a.topic, _ALIKE):
                draft.add(a)
                break
        else:
            drafts.append(Draft())
            drafts[-1].add(a)
    return tuple(sorted((_agreement(d, principals) for d in drafts), key=lambda g: g.id))


def _agreed(a: Assertion, principals: Sequence[str]) -> bool:
    if a.polarity == "negative" or a.modality not in ("done", "agreed"):
        return False
    joint = BOTH in a.doers or len(set(expand(a.doers, principals)) & set(principals)) > 1
    if a.act == "agree" or a.modality == "agreed":
        return joint
    return bool(_DEAL.search(f"{a.object} {a.doer_text}")) and bool(_REACHED.search(a.trigger))


def _agreement(draft: Draft, principals: Sequence[str]) -> Agreement:
    best = min(draft.members, key=lambda m: (not m.object, by_date(m)))
    at = best.quote.find(best.object) if best.object else -1
    what = clean(best.quote[at:] if at >= 0 else best.object or best.quote)
    named = {p for m in draft.members for p in expand((*m.doers, *m.recipients), principals)}
    parties = tuple(p for p in principals if p in named) or tuple(principals)
    return Agreement(
        id=make_id("a", best.document, str(best.span[0])),
        text=f"{' and '.join(parties)}: {what}",
        status="agreed",
        history=steps([("agreed", m) for m in draft.members]),
        evidence=evidence_of(draft.members),
        what=what,
        parties=parties,
    )
