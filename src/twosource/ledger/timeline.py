"""The timeline: what happened, what is planned or proposed, and what was said when."""

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from twosource.ledger.frames import clean
from twosource.records.assertion import Assertion
from twosource.records.ledger import Event
from twosource.records.story import CaseFile, Claim, Evidence

_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")
_THAT = re.compile(r"^that\s+", re.IGNORECASE)
_STATUS = {
    "done": "happened", "under-way": "happened", "agreed": "planned", "planned": "planned", "proposed": "proposed",
    "demanded": "proposed", "conditional": "planned", "possible": "proposed", "rumoured": "proposed",
}  # fmt: skip


def timeline(case: CaseFile, claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Return the dated lines of a story in order; a year that a sister document gave says which."""
    by_key = {(a.document, a.id): a for a in case.assertions}
    titles = {d.id: d.title or d.outlet.name or "an untitled document" for d in case.documents}
    lines: dict[tuple[str, str, str], Event] = {}
    for claim in claims:
        members = [by_key[key] for key in claim.propositions if key in by_key]
        for event in (*_when_done(claim, members, titles), *_when_said(claim, members)):
            act = claim.slots.get("act")
            key = (event.time, event.status, act if act in _ONCE_A_DAY and event.status != "said" else event.text)
            lines[key] = _joined(lines[key], event) if key in lines else event
    return tuple(sorted(lines.values(), key=lambda e: (e.time, e.status, e.text)))


_ONCE_A_DAY = frozenset({"meet", "exchange", "sign", "call"})
"""Acts of which one story tells one a day: two claims of them with one date are one line."""


def _joined(first: Event, other: Event) -> Event:
    """One line for two claims of the same act and day; the better supported claim comes first and gives the text."""
    places = {(e.document, e.span): e for e in (*first.evidence, *other.evidence)}
    return structs.replace(
        first,
        claims=tuple(dict.fromkeys((*first.claims, *other.claims))),
        evidence=tuple(places[k] for k in sorted(places)),
        note=first.note or other.note,
    )


def _when_done(claim: Claim, members: Sequence[Assertion], titles: dict[str, str]) -> list[Event]:
    if claim.utterance:
        return []
    by_time: dict[str, list[Assertion]] = defaultdict(list)
    for member in members:
        if member.time and _DATED.match(member.time) and (member.polarity == "positive" or member.act):
            by_time[member.time].append(member)
    return [
        Event(
            time=time,
            text=claim.text if len(by_time) == 1 else clean(group[0].quote),
            status=_status(group[0]),
            claims=(claim.id,),
            evidence=_evidence(group),
            note=_note(group, titles),
        )
        for time, group in sorted(by_time.items())
    ]


def _status(a: Assertion) -> str:
    """A thing is happened only where no later day than the report's is named."""
    status = _STATUS[a.modality]
    if status == "happened" and a.reported and a.time and a.time > a.reported:
        return "planned"
    return "proposed" if a.act in ("propose", "offer") and status == "planned" else status


def _when_said(claim: Claim, members: Sequence[Assertion]) -> list[Event]:
    by_time: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for member in members:
        if member.said and member.speaker_name and _DATED.match(member.said) and claim.standing != "superseded":
            by_time[member.said, member.speaker_name].append(member)
    return [
        Event(
            time=time,
            text=f"{speaker}: {clean(_THAT.sub('', group[0].saying or group[0].quote))}",
            status="said",
            claims=(claim.id,),
            evidence=_evidence(group),
        )
        for (time, speaker), group in sorted(by_time.items())
    ]


def _evidence(group: Sequence[Assertion]) -> tuple[Evidence, ...]:
    return tuple(Evidence(document=m.document, span=m.span, quote=m.quote) for m in group)


def _note(group: Sequence[Assertion], titles: dict[str, str]) -> str | None:
    settled = sorted({m.settled_from for m in group if m.settled_from})
    return f"year settled by “{titles.get(settled[0], settled[0])}”" if settled else None
