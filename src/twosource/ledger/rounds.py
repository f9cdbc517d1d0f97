"""Rounds of talks: which there were, which are to come, and what is said of each."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct, field, structs

from twosource.language.dates import bounds, compare_times
from twosource.language.places import compare_places, lies_in
from twosource.ledger.frames import clean, evidence_of, steps, when
from twosource.ledger.meetings import Mention, about_meeting, mention
from twosource.ledger.parties import expand
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Round, Step

_SCHEDULED = frozenset("planned scheduled set arranged slated expected fixed due".split())
_UNDECIDED = frozenset("open possible likely unlikely uncertain unclear due needed necessary".split())
"""What a round is that nobody has held: "a second round is still open"."""
_PREPARING = re.compile(r"\bprepar(?:e|es|ed|ing)\s+for\b", re.IGNORECASE)
_JUST = re.compile(r"\b(?:have|has)\s+(?:just\s+)?(?:met|sat|held|begun|opened|started|talked|resumed|come)\b")
T = TypeVar("T", int, str)
_ACTS = frozenset(
    "meet resume host propose postpone cancel suspend confirm agree offer attend discuss end call".split()
)
_SLACK_DAYS = 10
_ORDER = ("proposed", "planned", "confirmed", "postponed", "cancelled", "held")


class Frame(Struct):
    """What one assertion says of one round."""

    assertion: Assertion
    number: int | None
    relative: str | None
    time: str | None
    place: str | None
    status: str


class Group(Struct):
    """The frames of one round, and all that they say of it."""

    frames: list[Frame] = field(default_factory=list)
    times: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)

    def add(self, frame: Frame) -> None:
        """Take in one more frame."""
        self.frames.append(frame)
        self.statuses.add(frame.status)
        if frame.time:
            self.times.add(frame.time)
        if frame.number:
            self.numbers.add(frame.number)
        if frame.place:
            self.places.add(frame.place)


def rounds(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[Round, ...]:
    """Return the rounds, the oldest first; mentions without day, number or place join the only round they can be."""
    frames = [f for f in (_frame(a, principals) for a in assertions) if f is not None]
    groups: list[Group] = []
    for frame in sorted((f for f in frames if f.status != "postponed"), key=_exactness):
        _assign(groups, frame)
    for frame in sorted((f for f in frames if f.status == "postponed"), key=_exactness):
        _postpone(groups, frame)
    entries = [_entry(group.frames, principals) for group in groups]
    return tuple(sorted(entries, key=lambda r: (r.time or "9", r.number or 99, r.id)))


def _assign(groups: list[Group], frame: Frame) -> None:
    fitting = [g for g in groups if _fits(g, frame)]
    if frame.time is None and frame.number is None and frame.status != "held":
        fitting = _nearest_ahead(fitting, frame)
    if len(fitting) == 1 or (fitting and frame.time is not None):
        fitting[0].add(frame)
    elif not fitting and (frame.time or frame.number or (frame.relative == "next" and frame.status != "held")):
        groups.append(Group())
        groups[-1].add(frame)


def _postpone(groups: list[Group], frame: Frame) -> None:
    """Let a round that is put off to another day be the one that was ahead, and the one then held on that day."""
    reported = frame.assertion.reported or ""
    then = next((g for g in groups if frame.time and frame.time in g.times), None)
    waiting = [g for g in groups if g is not then and "held" not in g.statuses and g.times and _before(g, frame)]
    waiting = [g for g in waiting if not frame.number or not g.numbers or frame.number in g.numbers]
    was = min(waiting, key=lambda g: (max(g.times) < reported, max(g.times)), default=None)
    if was is None:
        (then.add if then is not None else lambda f: _assign(groups, f))(frame)
        return
    was.add(frame)
    for other in then.frames if then is not None else ():
        was.add(other)
    if then is not None:
        groups.remove(then)


def _before(group: Group, frame: Frame) -> bool:
    """Whether a round was spoken of by the time it was put off."""
    told = [when(f.assertion) for f in group.frames]
    own = when(frame.assertion)
    return own is None or any(t is None or t <= own for t in told)


def _exactness(frame: Frame) -> tuple[int, int, int, str, tuple[int, int]]:
    days = len(frame.time) if frame.time and frame.time[:1].isdigit() else 0
    return (-days, frame.number is None, frame.place is None, frame.assertion.document, frame.assertion.span)


def _nearest_ahead(fitting: Sequence[Group], frame: Frame) -> list[Group]:
    """Of several rounds, the first that was still ahead when the report was made."""
    reported = frame.assertion.reported
    if reported is None:
        return list(fitting)
    dated = [(max(g.times), g) for g in fitting if g.times]
    ahead = [(t, g.frames[0].assertion.document, g) for t, g in dated if t >= reported[: len(t)]]
    return [min(ahead, key=lambda a: a[:2])[2]] if ahead else [g for g in fitting if not g.times]


def _between_others(a: Assertion, principals: Sequence[str]) -> bool:
    """Whether a meeting is told of people who are not the parties: a minister who met the host."""
    told = {*a.doers, *a.recipients} - {BOTH}
    return a.act == "meet" and bool(a.doers) and BOTH not in a.doers and not told <= set(principals)


def _frame(a: Assertion, principals: Sequence[str]) -> Frame | None:
    told = mention(f"{a.doer_text} . {a.object}") or (mention(a.quote) if _prepared(a) else None)
    acting = mention(a.doer_text)  # "the second round ended": who welcomes a round does not tell that it was held
    numbered = acting is not None and acting.number is not None and a.modality in ("done", "under-way")
    numbered = numbered and a.trigger.lower() not in _UNDECIDED
    if (a.act not in _ACTS and not numbered and not (told and _scheduled(a))) or _between_others(a, principals):
        return None
    together = BOTH in a.doers or len({*a.doers, *a.recipients} & set(principals)) > 1
    if a.act == "meet" and told is None and not (together or _met_one(a, principals)):
        return None
    meeting = about_meeting(a) or (Mention(None, None, "meeting") if a.act == "meet" and a.trigger else None)
    if meeting is None or (meeting.noun.startswith(("talk", "negotiation")) and a.act in ("discuss", "attend")):
        return None
    status = _status(a)
    if status is None:
        return None
    time = _usable(a.time)
    if time is None and status == "held" and together and a.act == "meet" and a.reported:
        time = a.reported if _today(a) else None
    if status == "proposed" and time and a.reported and time < a.reported[: len(time)]:
        time = None  # when it was proposed, not when it is to be
    place = a.place or (a.places[0] if len(a.places) == 1 and _scheduled(a) else None)
    return Frame(a, meeting.number, meeting.relative, time, place, status)


def _met_one(a: Assertion, principals: Sequence[str]) -> bool:
    """Whether one party is to meet somebody on a day: the other is often only called "management"."""
    face = a.trigger.lower().startswith(("meet", "sit"))
    return face and bool(a.doers) and a.modality == "planned" and a.time is not None and set(a.doers) <= set(principals)


def _scheduled(a: Assertion) -> bool:
    """Whether a meeting has its day: "a further meeting is planned for Wednesday"."""
    ahead = a.trigger.lower() in _SCHEDULED or _prepared(a)
    return ahead and a.time is not None and a.polarity == "positive"


def _prepared(a: Assertion) -> bool:
    """Whether somebody makes ready for something: "both are preparing for a second round on Friday"."""
    return a.act == "draft" and _PREPARING.search(a.quote) is not None


def _today(a: Assertion) -> bool:
    """Whether the present perfect tells news of the day: "the two parties have sat down"."""
    return a.modality == "done" and bool(_JUST.search(a.quote))


def _usable(time: str | None) -> str | None:
    return time if time and (time[:1].isdigit() or time.startswith("XXXX-")) and not time.startswith("XXXX-W") else None


def _status(a: Assertion) -> str | None:
    if a.act == "postpone":
        return "postponed" if a.polarity == "positive" else None
    if a.act in ("cancel", "suspend"):
        return "cancelled" if a.polarity == "positive" else None
    if a.polarity == "negative":
        return None
    if _scheduled(a):
        return "planned"
    if a.act in ("propose", "offer") or a.modality in ("proposed", "demanded", "possible", "conditional", "rumoured"):
        return "proposed"
    if a.act in ("confirm", "agree") or a.modality == "agreed":
        return "confirmed"
    if a.modality == "planned":
        return "proposed" if a.side is not None and a.side != BOTH else "planned"
    return "held"


def _fits(group: Group, frame: Frame) -> bool:
    """Whether a frame can be of the round that a group is about."""
    times, numbers = sorted(group.times), group.numbers
    if frame.status == "held" and not frame.time and _too_early(frame, times):
        return False
    if frame.number and frame.number in numbers and not _apart(frame, times):
        return True
    if frame.time and times and all(compare_times(frame.time, t) == "contradicts" for t in times):
        return False
    if frame.number and numbers and frame.number not in numbers:
        return False
    if frame.place and group.places and not _there(frame.place, group.places):
        return False
    if frame.number and numbers:
        return True
    if frame.time and times:
        return True
    if frame.relative == "next" or (frame.number and not numbers):
        return _still_to_come(group, frame)
    held = "held" in group.statuses
    if frame.relative == "last":
        return held and frame.status == "held"
    return (held or frame.status != "held") and (frame.place is None or _there(frame.place, group.places))


def _there(place: str, places: Iterable[str]) -> bool:
    """Whether a place is one of others, or lies in one, or one in it."""
    return any(compare_places(place, other) in ("agrees", "vaguer") for other in places)


def _too_early(frame: Frame, times: Sequence[str]) -> bool:
    """Whether what a report tells as held must be another round: this one was still to come then."""
    reported = frame.assertion.reported
    return bool(reported and times) and all(t > (reported or "")[: len(t)] for t in times)


def _apart(frame: Frame, times: Sequence[str]) -> bool:
    """Whether a frame's day is weeks away from the others': then the number counts something else."""
    own = bounds(frame.time) if frame.time else None
    others = [b for b in map(bounds, times) if b is not None]
    return own is not None and bool(others) and min(abs((own[0] - b[0]).days) for b in others) > _SLACK_DAYS


def _time(group: Sequence[Frame]) -> str | None:
    """The day that most documents give, of those most exactly known; a held round's own report first."""
    given = [f for f in group if f.time and f.status == "held"] or [f for f in group if f.time]
    longest = max((len(f.time or "") for f in given), default=0)
    return _most(f.time for f in given if len(f.time or "") == longest)


def _still_to_come(group: Group, frame: Frame) -> bool:
    """Whether a round was still ahead when a report spoke of "the next round"."""
    reported = frame.assertion.reported
    days = [b for b in map(bounds, group.times) if b is not None]
    if reported and days:
        return max(b[1] for b in days).isoformat() >= reported[:10]
    return bool(group.statuses & {"proposed", "planned", "confirmed"})


def _entry(group: Sequence[Frame], principals: Sequence[str]) -> Round:
    members = [f.assertion for f in group]
    number = _most(f.number for f in group)
    time = _time(group)
    place = _exactest([f.place for f in group if f.time == time]) or _exactest([f.place for f in group])
    status = _status_now(group)
    named = {p for f in group for p in (*f.assertion.doers, *f.assertion.recipients)}
    involved = expand(sorted(named), principals)
    sides = tuple(p for p in principals if p in involved) or tuple(principals)
    return Round(
        id=make_id("r", str(number), time or place or members[0].document),
        text=_text(number, time, place, status),
        status=status,
        history=_dated(steps([(f.status, f.assertion) for f in group]), time),
        evidence=evidence_of(members),
        number=number,
        time=time if time and time[:1].isdigit() else None,
        place=place,
        parties=sides,
        outcome=(),
    )


def _dated(history: Sequence[Step], time: str | None) -> tuple[Step, ...]:
    """A round was held on its day, not on the day of the report."""
    return tuple(structs.replace(s, time=time) if s.status == "held" and time else s for s in history)


def _status_now(group: Sequence[Frame]) -> str:
    """Held once it is held; until then the latest word, and of words of one day the furthest."""
    if any(f.status == "held" for f in group):
        return "held"
    return max(group, key=lambda f: (when(f.assertion) or "", _ORDER.index(f.status))).status


def _text(number: int | None, time: str | None, place: str | None, status: str) -> str:
    names = {1: "First", 2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth"}
    head = (
        f"{names.get(number, f'Round {number}')}{' round' if number in names else ''}" if number else "Round of talks"
    )
    return clean(", ".join([head, *(x for x in (place, time) if x)]) + f": {status}")


def _exactest(places: Iterable[str | None]) -> str | None:
    """Return the place given most often, countries left out where a city of theirs is given."""
    given = [p for p in places if p is not None]
    return _most(p for p in given if not any(lies_in(other, p) for other in given))


def _most(values: Iterable[T | None]) -> T | None:
    """Return the value given most often; of equals the least."""
    counts = Counter(v for v in values if v is not None)
    return min(counts, key=lambda v: (-counts[v], str(v)), default=None)
