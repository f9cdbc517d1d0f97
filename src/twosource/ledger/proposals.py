"""Proposals and what each party answered; no answer is a finding with its base."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from twosource.language.dates import compare_times
from twosource.ledger.frames import amounts, by_date, clean, evidence_of, other_amount, when
from twosource.ledger.meetings import about_meeting
from twosource.ledger.parties import expand
from twosource.ledger.topics import Topics
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Answer, Base, Proposal, Round, Step

_ALIKE = 0.4
_ANSWERING = re.compile(r"\b(?:reject|refus|declin|accept|respon|answer|repl|welcom|dismiss|turn)\w*", re.IGNORECASE)
_OF_A_PROPOSAL = re.compile(r"\b(?:propos|offer|invit|suggest|idea|plan|initiative|terms)\w*", re.IGNORECASE)
_ANSWERS = {
    "accept": "accepted",
    "agree": "accepted",
    "confirm": "accepted",
    "decline": "declined",
    "counter": "countered",
}


class Draft(Struct):
    """A proposal being put together: its assertions, and the times, places and topics that they give it."""

    by: str
    meeting: bool
    members: list[Assertion] = field(default_factory=list)
    times: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    about: Topics = field(default_factory=Topics)
    amounts: set[tuple[str | None, float | None]] = field(default_factory=set)

    def add(self, a: Assertion) -> None:
        """Take in what another assertion says of it."""
        self.members.append(a)
        self.about.add(a.topic)
        self.amounts |= amounts(a)
        if a.time and _ahead(a):
            self.times.add(a.time)
        if a.place:
            self.places.add(a.place)


def proposals(
    assertions: Sequence[Assertion], principals: Sequence[str], meetings: Sequence[Round], base: Base
) -> tuple[Proposal, ...]:
    """Return who proposes what to whom, the oldest first, with the answer of each other party."""
    drafts: list[Draft] = []
    for a in sorted((a for a in assertions if _proposes(a)), key=_fullest):
        for by in expand(proposer(a), principals):
            _place(drafts, by, a)
    answering = [a for a in assertions if a.act in (*_ANSWERS, "respond")]
    made = [_proposal(d, answering, principals, meetings, base) for d in drafts if _substantial(d)]
    return tuple(sorted(made, key=lambda p: (p.history[0].time or "9", p.id)))


def _fullest(a: Assertion) -> tuple[bool, bool, bool, str, tuple[int, int]]:
    return (a.time is None, a.place is None, not a.object, a.document, a.span)


def _proposes(a: Assertion) -> bool:
    if a.polarity == "negative" or (a.act not in ("propose", "offer", "counter") and a.modality != "proposed"):
        return False
    if a.act not in ("propose", "offer", "counter") and _ANSWERING.search(a.quote):
        return False  # "has rejected the proposal to meet" tells an answer
    return a.modality not in ("conditional", "possible", "rumoured") and bool(proposer(a))


def proposer(a: Assertion) -> tuple[str, ...]:
    """Return by whom a proposal is: its doer, else the side whose word it is."""
    if a.act in ("propose", "offer", "counter") and (a.doers or a.doer_text.lower() not in ("", "we", "i")):
        return a.doers
    return (a.side,) if a.side else ()


def _substantial(draft: Draft) -> bool:
    return any(m.object or m.place or m.time for m in draft.members)


def _place(drafts: list[Draft], by: str, a: Assertion) -> None:
    meeting = about_meeting(a) is not None
    for draft in drafts:
        if draft.by == by and _same(draft, a, meeting):
            draft.add(a)
            return
    drafts.append(Draft(by, meeting))
    drafts[-1].add(a)


def _same(draft: Draft, a: Assertion, meeting: bool) -> bool:
    if _ahead(a) and any(compare_times(time, a.time or "") == "contradicts" for time in draft.times):
        return False
    if (a.place and draft.places - {a.place}) or other_amount(draft.amounts, a):
        return False
    return (draft.meeting and meeting) or draft.about.like(a.topic, _ALIKE)


def _ahead(a: Assertion) -> bool:
    """Whether an assertion's time is that of the thing proposed, not of the proposing."""
    return a.time is not None and not (a.reported and a.time < a.reported[: len(a.time)])


def _proposal(
    draft: Draft,
    assertions: Sequence[Assertion],
    principals: Sequence[str],
    meetings: Sequence[Round],
    base: Base,
) -> Proposal:
    members = sorted(draft.members, key=by_date)
    to = tuple(sorted({r for m in members for r in expand(m.recipients, principals)} - {draft.by}))
    to = tuple(t for t in to if t in principals) or tuple(p for p in principals if p != draft.by)
    ahead = [m.time for m in members if m.time and m.time[:1].isdigit() and not (m.reported and m.time < m.reported)]
    time = max(ahead, key=len, default=None)
    place = next((m.place for m in sorted(members, key=_fullest) if m.place), None)
    held = next((r for r in meetings if draft.meeting and time and r.time == time and r.status == "held"), None)
    answers = tuple(_came(party, held) if held else _answer(party, draft, members, assertions, base) for party in to)
    status = next((a.answer for a in answers if a.answer != "none yet"), "proposed")
    what = _what(sorted(members, key=_fullest))
    text = f"{draft.by} → {', '.join(to) or 'not named'}: {what}"
    said = "; ".join(f"{a.party}: {a.answer}" + _looked(a) for a in answers)
    return Proposal(
        id=make_id("o", draft.by, members[0].document, str(members[0].span[0])),
        text=text + (f" — {said}" if said else ""),
        status=status,
        history=_history(draft.by, members, answers),
        evidence=evidence_of(members),
        by=draft.by,
        to=to,
        what=what,
        time=time,
        place=place,
        answers=answers,
    )


def _history(by: str, members: Sequence[Assertion], answers: Sequence[Answer]) -> tuple[Step, ...]:
    """The proposal as its own side made it, first and in each later wording, then what was answered."""
    made: dict[str | None, list[Assertion]] = {}
    for member in members:
        made.setdefault(member.speaker_name if member.side == by else by, []).append(member)
    steps = [Step(status="proposed", time=when(g[0]), by=who, evidence=evidence_of(g)) for who, g in made.items()]
    given = [a for a in answers if a.answer != "none yet"]
    return (*steps, *(Step(status=a.answer, time=a.time, by=a.party, evidence=a.evidence) for a in given))


def _looked(answer: Answer) -> str:
    if answer.answer != "none yet":
        return ""
    return f" ({answer.looked_at} documents, newest {answer.latest or 'undated'})"


def _what(members: Sequence[Assertion]) -> str:
    first = members[0]
    at = first.quote.find(first.object) if first.object else -1
    return clean(first.quote[at:] if at >= 0 else first.object or first.quote)


def _answer(
    party: str, draft: Draft, members: Sequence[Assertion], assertions: Sequence[Assertion], base: Base
) -> Answer:
    """Return what a party answered: the latest word about the same matter, said after the proposal was made."""
    known = {(m.document, m.id) for m in members}
    since = min((moment for m in members if (moment := when(m)) is not None), default=None)
    found: list[tuple[str, Assertion]] = []
    for a in assertions:
        if not _answers(party, a, draft) or (a.document, a.id) in known:
            continue
        moment = when(a)
        if since and moment and moment[:10] < since[:10]:
            continue
        kind = answer_of(a)
        if kind is not None:
            found.append((kind, a))
    if any(_denies(party, a, draft) for a in assertions):
        found = [(k, a) for k, a in found if k != "declined" or _own_word(a, party)]  # it denies having declined
    real = [pair for pair in found if pair[0] != "none yet"]
    if real:
        kind, last = max(real, key=lambda pair: by_date(pair[1]))
        return Answer(
            party=party, answer=kind, time=when(last), evidence=evidence_of([a for k, a in real if k == kind])
        )
    silent = evidence_of([a for _, a in found])
    return Answer(party=party, answer="none yet", evidence=silent, looked_at=base.documents, latest=base.latest)


def _denies(party: str, a: Assertion, draft: Draft) -> bool:
    """Whether a party is told not to have declined what is proposed."""
    about = draft.meeting and about_meeting(a) is not None
    own = party in (a.side, *a.doers)
    return own and a.act == "decline" and a.polarity == "negative" and (about or draft.about.like(a.topic, _ALIKE))


def _own_word(a: Assertion, party: str) -> bool:
    """Whether somebody named of a party says it, and not an outlet or a person close to somebody."""
    return a.side == party and a.speaker is not None


def _came(party: str, held: Round) -> Answer:
    """Who came to the meeting that was proposed has accepted it."""
    step = next(s for s in held.history if s.status == "held")
    return Answer(party=party, answer="accepted", time=step.time, evidence=step.evidence)


def _answers(party: str, a: Assertion, draft: Draft) -> bool:
    if party not in a.doers and not (BOTH in a.doers and a.act == "agree"):
        return False
    if draft.by in a.recipients and a.act in (*_ANSWERS, "respond") and _OF_A_PROPOSAL.search(a.quote):
        return True
    joint = len(a.doers) > 1 and draft.by not in a.doers  # the parties agree with each other, not with a third
    if draft.meeting and about_meeting(a) is not None and not joint:
        return True
    if a.act == "respond":
        return True
    return draft.about.like(a.topic, _ALIKE)


def answer_of(a: Assertion) -> str | None:
    """Return the answer that an assertion of the party addressed amounts to, or None."""
    if a.act == "respond":
        return "none yet" if a.polarity == "negative" else None
    kind = _ANSWERS.get(a.act or "")
    if kind is None:
        return None
    if kind == "accepted":
        if a.polarity == "negative":
            return "declined"
        if a.modality in ("conditional", "possible", "demanded"):
            return "conditional"
        return "accepted" if a.modality in ("done", "agreed", "under-way") else None
    if kind == "declined" and a.polarity == "negative":
        return "none yet"
    return kind if a.polarity == "positive" and a.modality in ("done", "agreed", "planned") else None
