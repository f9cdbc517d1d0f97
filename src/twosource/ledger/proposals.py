"""Proposals and what each party answered; no answer is a finding with its base."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import field

from twosource.language.dates import FULL_DAY, compare_times
from twosource.ledger.agreements import agreed
from twosource.ledger.drafts import Draft
from twosource.ledger.frames import amounts, by_date, evidence_of, when
from twosource.ledger.matter import matter, plain, says_something
from twosource.ledger.meetings import about_meeting
from twosource.ledger.parties import expand
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Answer, Base, Proposal, Round, Step

_ALIKE = 0.4
_APART_DAYS = 10
"""Two proposals of talks made this many days apart are two."""
_ANSWERING = re.compile(r"\b(?:reject|refus|declin|accept|respon|answer|repl|welcom|dismiss|turn)\w*", re.IGNORECASE)
_OF_A_PROPOSAL = re.compile(r"\b(?:propos|offer|invit|suggest|idea|plan|initiative|terms)\w*", re.IGNORECASE)
_LAID = re.compile(
    r"\b(?:an?|the|its|their|\w+-page|written|new)\s+(?:[\w-]+\s+){0,3}?(?:proposals?|plan|draft|offer|compromise)\b",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\s+(?:was|were|has been|have been|had been)\s+(?:\w+\s+)?"
    r"(?:handed|submitted|presented|sent|delivered|given|passed)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERS = {
    "accept": "accepted",
    "agree": "accepted",
    "confirm": "accepted",
    "decline": "declined",
    "counter": "countered",
}

_SEEN = ("done", "under-way", "agreed")


class Plan(Draft):
    """A proposal being put together: also the times and places that its assertions give it."""

    meeting: bool = False
    times: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def add(self, a: Assertion) -> None:
        """Take in what another assertion says of it."""
        super().add(a)
        if a.time and _ahead(a):
            self.times.add(a.time)
        if a.place:
            self.places.add(a.place)


def proposals(
    assertions: Sequence[Assertion], principals: Sequence[str], meetings: Sequence[Round], base: Base
) -> tuple[Proposal, ...]:
    """Return who proposes what to whom, the oldest first, with the answer of each other party."""
    drafts: list[Plan] = []
    for a in sorted((a for a in assertions if _proposes(a)), key=_fullest):
        for by in expand(proposer(a), principals):
            _place(drafts, by, a)
    kept = [d for d in drafts if _substantial(d)]
    meant = _meant(kept, assertions)
    told = _told_of(assertions)
    made = [_proposal(d, meant, told, _facing(d.party, assertions, principals), meetings, base) for d in kept]
    return tuple(sorted(made, key=lambda p: (p.history[0].time or "9", p.id)))


def _facing(party: str, assertions: Sequence[Assertion], principals: Sequence[str]) -> Sequence[str]:
    """Return the principals to whom a party proposes that is none: not those with whom it offers or turns down."""
    if party in principals:
        return principals
    beside = {p for a in assertions if a.act in ("offer", "decline", "demand") and party in a.doers for p in a.doers}
    return [p for p in principals if p not in beside]


def _fullest(a: Assertion) -> tuple[bool, bool, bool, str, tuple[int, int]]:
    return (a.time is None, a.place is None, not a.object, a.document, a.span)


def _proposes(a: Assertion) -> bool:
    if a.polarity == "negative" or a.modality in ("conditional", "possible", "rumoured"):
        return False
    if _handed(a) is not None:
        return True
    if a.act not in ("propose", "offer", "counter") and a.modality != "proposed":
        return False
    if a.trigger.lower().startswith("invit") and about_meeting(a) is None:
        return False  # to a barbecue
    if a.act not in ("propose", "offer", "counter") and _ANSWERING.search(a.quote):
        return False  # "has rejected the proposal to meet" tells an answer
    return bool(proposer(a))


def proposer(a: Assertion) -> tuple[str, ...]:
    """Return by whom a proposal is: its doer, else the side whose word it is."""
    if _handed(a) is not None:
        return a.doers
    if a.act in ("propose", "offer", "counter") and (a.doers or a.doer_text.lower() not in ("", "we", "i")):
        return a.doers
    return (a.side,) if a.side else ()


def _handed(a: Assertion) -> str | None:
    """What somebody lays on the table: "a draft was handed to both delegations by the hosts"; None for other acts."""
    if a.act != "hand-over" or not a.doers or a.modality not in ("done", "under-way"):
        return None
    return a.quote if _LAID.search(f"{a.object} . {a.quote}") else None


def _substantial(draft: Plan) -> bool:
    return any(says_something(_what(m)) and (m.object or m.place or m.time or m.quantities) for m in draft.members)


def _meant(drafts: Sequence[Plan], assertions: Sequence[Assertion]) -> dict[tuple[str, str], Plan]:
    """Return which proposal is meant where somebody only turns down "it" or takes "the offer".

    The one told last before it on the page; else the only one that others made him.
    """
    found: dict[tuple[str, str], Plan] = {}
    for a in assertions:
        if a.act not in _ANSWERS or not a.doers or says_something(matter(a)):
            continue
        others = [d for d in drafts if d.party not in a.doers]
        here = [(m.span, d) for d in others for m in d.members if m.document == a.document and m.span < a.span]
        if here:
            found[a.document, a.id] = max(here, key=lambda pair: pair[0])[1]
        elif len(others) == 1:
            found[a.document, a.id] = others[0]
    return found


def _place(drafts: list[Plan], by: str, a: Assertion) -> None:
    meeting = about_meeting(a) is not None
    for draft in drafts:
        if draft.party == by and _same(draft, a, meeting):
            draft.add(a)
            return
    drafts.append(Plan(by, meeting=meeting))
    drafts[-1].add(a)


def _same(draft: Plan, a: Assertion, meeting: bool) -> bool:
    if _ahead(a) and any(compare_times(time, a.time or "") == "contradicts" for time in draft.times):
        return False
    if not _one_time(draft, a):
        return False
    if (a.place and draft.places - {a.place}) or draft.other_amount(a):
        return False
    return (draft.meeting and meeting) or draft.about.like(a.topic, _ALIKE)


def _one_time(draft: Plan, a: Assertion) -> bool:
    """Whether a proposal that is dated itself was made near the day of which the others tell."""
    own = _made(a)
    told = [_day(when(m)) for m in draft.members] if own else [_made(m) for m in draft.members]
    days = [day for day in told if day is not None]
    here = own or _day(when(a))
    if here is None or not days or (own is None and not (a.time and _ahead(a))):
        return True
    return min(abs((here - day).days) for day in days) <= _APART_DAYS


def _made(a: Assertion) -> date | None:
    """The day on which a proposal was made, where the clause itself dates it."""
    return None if _ahead(a) else _day(a.time)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value and FULL_DAY.fullmatch(value[:10]) else None


def _ahead(a: Assertion) -> bool:
    """Whether an assertion's time is that of the thing proposed, not of the proposing."""
    return a.time is not None and not (a.reported and a.time < a.reported[: len(a.time)])


def _proposal(
    draft: Plan,
    meant: Mapping[tuple[str, str], Plan],
    told: Mapping[str, Mapping[int, Assertion]],
    principals: Sequence[str],
    meetings: Sequence[Round],
    base: Base,
) -> Proposal:
    members = sorted(draft.members, key=by_date)
    to = tuple(sorted({r for m in members for r in expand(m.recipients, principals)} - {draft.party}))
    to = tuple(t for t in to if t in principals) or tuple(p for p in principals if p != draft.party)
    if not to and any(a.act == "respond" for a in _of(BOTH, told)):
        to = (BOTH,)
    ahead = [m.time for m in members if m.time and m.time[:1].isdigit() and not (m.reported and m.time < m.reported)]
    time = max(ahead, key=len, default=None)
    place = next((m.place for m in sorted(members, key=_fullest) if m.place), None)
    held = next((r for r in meetings if draft.meeting and time and r.time == time and r.status == "held"), None)
    answers = tuple(
        _came(party, held) if held else _answer(party, draft, meant, _of(party, told), principals, base) for party in to
    )
    status = next((a.answer for a in answers if a.answer != "none yet"), "proposed")
    what = next(w for m in sorted(members, key=_fullest) if says_something(w := _what(m)))
    text = f"{draft.party} → {', '.join(to) or 'not named'}: {what}"
    said = "; ".join(f"{a.party}: {a.answer}" + _looked(a) for a in answers)
    return Proposal(
        id=make_id("o", draft.party, members[0].document, str(members[0].span[0])),
        text=text + (f" — {said}" if said else ""),
        status=status,
        history=_history(draft.party, members, answers),
        evidence=evidence_of(members),
        by=draft.party,
        to=to,
        what=what,
        time=time,
        place=place,
        answers=answers,
    )


def _told_of(assertions: Sequence[Assertion]) -> dict[str, dict[int, Assertion]]:
    """Return what may be an answer of each party, or a denial of one, by its place among all that is told."""
    found: dict[str, dict[int, Assertion]] = defaultdict(dict)
    for place, a in enumerate(assertions):
        seen = a.polarity != "negative" and a.modality in _SEEN
        if a.act not in _ANSWERS and a.act != "respond" and not (seen and amounts(a)):
            continue
        denying = a.side is not None and a.act == "decline" and a.polarity == "negative"
        for party in (*a.doers, *([a.side] if a.side is not None and denying else [])):
            found[party][place] = a
    return found


def _of(party: str, told: Mapping[str, Mapping[int, Assertion]]) -> list[Assertion]:
    """Return what may tell an answer of a party, in order: what it does itself or together with the other."""
    together = {**told.get(party, {}), **{p: a for p, a in told.get(BOTH, {}).items() if BOTH in a.doers}}
    return [together[place] for place in sorted(together)]


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


def _what(a: Assertion) -> str:
    if _handed(a) is not None:
        return plain(_HANDED.sub("", a.quote))
    if a.act in ("propose", "offer", "counter"):
        return matter(a)
    at = a.quote.find(a.object) if a.object else -1
    return plain(a.quote[at:] if at >= 0 else a.quote)


def _answer(
    party: str,
    draft: Plan,
    meant: Mapping[tuple[str, str], Plan],
    assertions: Sequence[Assertion],
    principals: Sequence[str],
    base: Base,
) -> Answer:
    """Return what a party answered: the latest word about the same matter, said after the proposal was made."""
    known = {(m.document, m.id) for m in draft.members}
    since = min((moment for m in draft.members if (moment := when(m)) is not None), default=None)
    found: list[tuple[str, Assertion]] = []
    outright: set[tuple[str, str]] = set()
    for a in assertions:
        key = (a.document, a.id)
        weighed = _by_amount(party, a, draft, principals)
        kind = weighed or answer_of(a)
        if kind is None or key in known:
            continue
        answers = meant[key] is draft and party in a.doers if key in meant else _answers(party, a, draft)
        moment = when(a)
        if not (answers or weighed) or (since and moment and moment[:10] < since[:10]):
            continue
        found.append((kind, a))
        if weighed is None:
            outright.add(key)
    if any(_denies(party, a, draft) for a in assertions):
        found = [(k, a) for k, a in found if k != "declined" or _own_word(a, party)]  # it denies having declined
    real = [pair for pair in found if pair[0] != "none yet"]
    if real:
        kind, last = max(
            real, key=lambda pair: (by_date(pair[1])[0], (pair[1].document, pair[1].id) in outright, by_date(pair[1]))
        )
        return Answer(
            party=party, answer=kind, time=when(last), evidence=evidence_of([a for k, a in real if k == kind])
        )
    silent = evidence_of([a for _, a in found])
    return Answer(party=party, answer="none yet", evidence=silent, looked_at=base.documents, latest=base.latest)


def _denies(party: str, a: Assertion, draft: Plan) -> bool:
    """Whether a party is told not to have declined what is proposed."""
    about = draft.meeting and about_meeting(a) is not None
    own = party in (a.side, *a.doers)
    return own and a.act == "decline" and a.polarity == "negative" and (about or draft.about.like(a.topic, _ALIKE))


def _own_word(a: Assertion, party: str) -> bool:
    """Whether somebody named of a party says it, and not an outlet or a person close to somebody."""
    return a.side == party and a.speaker is not None


def _by_amount(party: str, a: Assertion, draft: Plan, principals: Sequence[str]) -> str | None:
    """What an amount of the same unit makes of a clause: settled by both, accepted; another asked for, countered."""
    if draft.meeting or a.polarity == "negative" or a.modality not in _SEEN:
        return None
    units = {u for u, _ in draft.amounts} - {None}
    if not units or units.isdisjoint(u for u, _ in amounts(a)):
        return None
    if party in expand(a.doers, principals) and agreed(a, principals):
        return "accepted" if amounts(a) & draft.amounts else "countered"
    if a.act in ("demand", "offer", "propose", "counter") and party in a.doers and not amounts(a) & draft.amounts:
        return "countered"
    return None


def _came(party: str, held: Round) -> Answer:
    """Who came to the meeting that was proposed has accepted it."""
    step = next(s for s in held.history if s.status == "held")
    return Answer(party=party, answer="accepted", time=step.time, evidence=step.evidence)


def _answers(party: str, a: Assertion, draft: Plan) -> bool:
    if party not in a.doers and not (BOTH in a.doers and a.act == "agree"):
        return False
    if draft.party in a.recipients and a.act in (*_ANSWERS, "respond") and _OF_A_PROPOSAL.search(a.quote):
        return True
    joint = len(a.doers) > 1 and draft.party not in a.doers  # the parties agree with each other, not with a third
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
