"""Positions: what each party demands, offers or refuses, in the documents' words, and how it has moved."""

import re
from collections.abc import Sequence, Set

from msgspec import field, structs

from twosource.ledger.drafts import Draft
from twosource.ledger.frames import NUMBERS, amounts, by_date, evidence_of, singular, steps, when, words
from twosource.ledger.matter import BOUNDS, OVER, is_silence, matter, says_something
from twosource.ledger.meetings import about_meeting
from twosource.ledger.parties import dealers
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Position

_ALIKE = 0.45
_MEASURES = frozenset(
    """cent percent percentage tonne dollar euro pound million billion thousand hundred year month week hour this next
    over last from below above with rise increase more less than about their its each""".split()
)
"""Words beside an amount that do not say of what it is."""
_RELATIVE = re.compile(r"(?:that|which|who|whom|where)\b", re.IGNORECASE)
_MOVED_TO = re.compile(
    r"\b(?:gone|went|goes|go|moved|come|came|risen|rose)\s+(?P<way>up|down|back)\s+to\b", re.IGNORECASE
)
_CLAIMED = re.compile(
    r"\b(?:allegation|claim|assertion|report|accusation|rumou?r|suggestion|charge)s?\b", re.IGNORECASE
)
_BARE = 6  # words of a clause that tells no more than that somebody refused
_NEAR = 200  # characters between a demand and the clause that refuses it
_ASKED = re.compile(
    r"\bask(?:s|ed|ing)?\s+(?:whether|if|how|what|when|why|who|about)\b|\border(?:s|ed|ing)?\b", re.IGNORECASE
)
"""Questions, and what is bought, are no demands."""


class Stand(Draft):
    """A position being put together: what one party demands, or offers, or refuses, on one matter."""

    kind: str = "demands"
    wording: dict[tuple[str, str], str] = field(default_factory=dict)

    def takes(self, party: str, kind: str, a: Assertion) -> bool:
        """Say whether an assertion is another word of the same position, in a new amount perhaps."""
        if (self.party, self.kind) != (party, kind):
            return False
        if not _recounts(self.amounts, amounts(a)):
            return self.about.like(a.topic, _ALIKE)
        return kind != "refuses" and any(_one_matter(m, a) for m in self.members)


def _recounts(known: Set[tuple[str | None, float | None]], own: Set[tuple[str | None, float | None]]) -> bool:
    """Whether two count the same otherwise: 4.5 and 5.2 per cent; a bare number counts what the other counts."""
    units, others = {unit for unit, _ in known}, {unit for unit, _ in own}
    shared = units & others or (units if others == {None} else others if units == {None} else set())
    return bool(shared) and not {value for _, value in known} & {value for _, value in own}


def _one_matter(a: Assertion, b: Assertion) -> bool:
    """Whether two amounts are of one thing: one says nothing of what, or they say of the same."""
    one, two = _things(a), _things(b)
    return not one or not two or bool(one & two)


def _things(a: Assertion) -> frozenset[str]:
    return frozenset(singular(word) for word in words(matter(a)) if len(word) > 3) - _MEASURES - NUMBERS


def positions(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[Position, ...]:
    """Return what the parties demand, offer and refuse, by party and kind."""
    drafts: list[Stand] = []
    dealing = dealers(assertions, principals)
    for a in sorted(assertions, key=lambda a: (a.document, a.span)):
        found = stance(a) or _turns_down(a)
        if found is None or found[0] not in (dealing if _own_act(a) else principals):
            continue
        party, kind = found
        what = matter(a)
        if not says_something(what):
            meant = _before(a, assertions) if kind == "refuses" and not is_silence(what) else None
            if meant is None:
                continue
            what, a = matter(meant), structs.replace(a, topic=meant.topic)
        for draft in drafts:
            if draft.takes(party, kind, a):
                break
        else:
            draft = Stand(party, kind=kind)
            drafts.append(draft)
        draft.add(a)
        draft.wording[a.document, a.id] = what
    made = [_position(d) for d in drafts]
    return tuple(sorted(made, key=lambda p: (p.party, p.kind, p.what, p.id)))


def stance(a: Assertion) -> tuple[str, str] | None:
    """Return the party and what it does: `demands`, `offers`, `refuses`; None where it is no position."""
    if _RELATIVE.match(a.quote) or (a.modality in ("rumoured", "possible") and not _cannot(a)):
        return None
    party = next((d for d in a.doers if d != BOTH), None)
    if len(a.doers) > 1 and a.act not in ("demand", "offer"):
        return None  # what two fail to agree on is no stand of either
    bounded = _bound(a)
    if bounded is not None:
        return (party, bounded) if party else None
    if a.polarity == "negative":
        refuses = a.act in ("accept", "agree", "offer") and a.object and a.modality in ("done", "planned", "possible")
        return (party, "refuses") if party and refuses else None
    if a.nominal and about_meeting(a) is not None:
        return None
    kind = _kind(a)
    if kind is not None:
        return (party, kind) if party else None
    if a.side and _demands_of_others(a):
        return a.side, "demands"
    return None


def _own_act(a: Assertion) -> bool:
    """Whether a clause itself tells that somebody asks, offers or refuses, and not only what must be done."""
    return a.modality != "demanded" or a.act == "demand"


def _turns_down(a: Assertion) -> tuple[str, str] | None:
    """A bare "the council refused", which says nothing of what."""
    bare = a.act == "decline" and a.polarity == "positive" and a.modality == "done" and not a.object
    return (a.doers[0], "refuses") if bare and len(a.doers) == 1 and len(a.quote.split()) < _BARE else None


def _before(a: Assertion, assertions: Sequence[Assertion]) -> Assertion | None:
    """What somebody else demanded or offered right before on the page: that is what "the council refused"."""
    near = [
        b
        for b in assertions
        if b.document == a.document
        and 0 <= a.span[0] - b.span[1] < _NEAR
        and b.act in ("demand", "offer", "propose")
        and b.polarity == "positive"
        and not set(a.doers) & set(b.doers)
        and says_something(matter(b))
    ]
    return max(near, key=lambda b: b.span, default=None)


def _cannot(a: Assertion) -> bool:
    """Whether somebody says that he cannot do it: "it cannot accept a cut"."""
    return a.polarity == "negative" and a.modality == "possible" and a.act in ("accept", "agree")


def _kind(a: Assertion) -> str | None:
    """What the act of a clause makes of its doer: who asks, offers or turns down."""
    told = bool(a.object or a.quantities)
    if a.act == "demand" and (told or a.recipients):
        return "demands"
    if a.act is None and a.root == "REQUEST" and a.object and a.modality in ("done", "under-way"):
        return None if _ASKED.search(a.quote) else "demands"
    if a.act == "offer" and told:
        return "offers"
    if a.act == "decline" and _CLAIMED.search(a.object):
        return None  # "rejects the allegation that" denies
    if a.act in ("decline", "oppose") and a.object and a.modality in ("done", "under-way"):
        return "refuses"
    if a.modality == "demanded" and (over := OVER.match(a.quote)) is not None and a.quote.startswith(a.doer_text):
        return "demands" if over.end() > len(a.doer_text) > 0 else None  # "we call on the owners to keep it open"
    wished = a.trigger.lower().startswith("prefer")  # what somebody would rather have he does not insist on
    return "demands" if a.act == "favour" and a.object and not wished else None


def _bound(a: Assertion) -> str | None:
    """What "would not go below 8 per cent" demands, "has gone up to 5 per cent" offers; None for any other clause."""
    if not a.quantities or a.act not in (None, "accept", "offer"):
        return None
    if a.polarity == "negative" and a.act != "offer":
        bound = BOUNDS.search(a.quote)
        return None if bound is None else "demands" if bound.group("floor") else "offers"
    risen = _MOVED_TO.search(a.quote) if a.act is None and a.polarity == "positive" else None
    if risen is None:
        return None
    return "demands" if risen.group("way") in ("down", "back") else "offers"


def _demands_of_others(a: Assertion) -> bool:
    """Whether somebody says what others must do: the doer stands in his words, and is neither "I" nor "you"."""
    told = a.attribution is not None or OVER.match(a.quote) is not None
    spoken = told and a.modality == "demanded" and len(a.quote.split()) > 4 and a.doer_text[:20] in a.quote
    return spoken and bool(a.doer_text) and a.doer_text.lower() not in ("i", "you", "one", "it", "that")


def _position(draft: Stand) -> Position:
    members = sorted(draft.members, key=by_date)
    wordings = draft.wording
    now = _now(members)
    what = wordings[now.document, now.id]
    counted = {frozenset(v for _, v in amounts(m)) for m in members if amounts(m)}
    others = [m for m in members if wordings[m.document, m.id] != what and _differ(m, now)]
    before = dict.fromkeys(wordings[m.document, m.id] for m in others if _day(m) < _day(now))
    otherwise = dict.fromkeys(f"{wordings[m.document, m.id]} by {_by(m)}" for m in others if _day(m) >= _day(now))
    asides = [("before", list(before)), ("otherwise", list(otherwise))]
    told = "".join(f" ({word}: {'; '.join(each)})" for word, each in asides if each)
    moved = len(counted) > 1
    return Position(
        id=make_id("n", draft.party, draft.kind, members[0].document, str(members[0].span[0])),
        text=f"{draft.party} {draft.kind}: {what}{told}",
        status="moved" if moved and before else "held",
        history=steps([(f"{draft.kind} {wordings[m.document, m.id]}" if moved else draft.kind, m) for m in members]),
        evidence=evidence_of(members),
        party=draft.party,
        kind=draft.kind,
        what=what,
    )


def _day(m: Assertion) -> str:
    return (when(m) or "")[:10]


def _by(m: Assertion) -> str:
    """By whose word an amount is told otherwise."""
    return m.speaker_name or m.side or "another report"


def _now(members: Sequence[Assertion]) -> Assertion:
    """The word of the latest day that names an amount where any does; of one day, the party's own act with an object.

    Of one day, what is told of a party by its name counts before what is told of it by a description.
    """
    counted = [m for m in members if amounts(m)] or list(members)
    latest = max(map(_day, counted))
    last = [m for m in counted if _day(m) == latest]
    return min(
        last,
        key=lambda m: (
            m.doer_text.lower().startswith("the "),
            m.modality == "demanded" and m.act != "demand",
            not m.object,
            m.document,
            m.span,
        ),
    )


def _differ(a: Assertion, b: Assertion) -> bool:
    return bool(amounts(a)) and not {v for _, v in amounts(a)} & {v for _, v in amounts(b)}
