"""Delegations: who leads them and who sits in them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.ledger.meetings import mention
from twosource.lexicon.countries import of_demonym, state
from twosource.records.assertion import Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Delegation, Step
from twosource.records.story import Actor, Evidence

_TEAM = re.compile(r"\b(?:delegation|negotiating team|team|negotiators?)\b", re.IGNORECASE)
_HEAD = re.compile(
    r"\b(?:head|leader|chief|chair\w*|lead)\b[^,;]*\b(?:delegation|team|negotiator)\b"
    r"|\b(?:chief|lead|top) negotiator\b",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\bmember\b[^,;]*\b(?:delegation|team)\b", re.IGNORECASE)


class Seat(Struct, frozen=True):
    """Somebody's place in a delegation, as one piece of evidence has it."""

    party: str
    person: str
    head: bool
    evidence: Evidence
    time: str | None
    by: str | None


def delegations(
    assertions: Sequence[Assertion], actors: dict[str, Actor], times: dict[str, str | None]
) -> tuple[Delegation, ...]:
    """Return the delegation of each party; `times` are the days of the documents."""
    seats: dict[str, list[Seat]] = defaultdict(list)
    for seat in (*_led(assertions, actors), *_titled(actors, times)):
        seats[seat.party].append(seat)
    return tuple(_delegation(party, seats[party]) for party in sorted(seats))


def _led(assertions: Sequence[Assertion], actors: dict[str, Actor]) -> Iterator[Seat]:
    for a in assertions:
        if a.act == "lead" and a.polarity == "positive" and mention(a.object) is not None:
            yield from _led_each(a, actors)
            continue
        if a.act != "lead" or a.polarity == "negative" or not _TEAM.search(f"{a.object} {a.quote}"):
            continue
        heads = [actors[i] for i in a.actors if i in actors and actors[i].type == "person"]
        party = party_of(a.object) or a.object_party
        for head in heads:
            side = party or head.side
            if side is not None:
                evidence = Evidence(document=a.document, span=a.span, quote=a.quote)
                yield Seat(side, head.name, True, evidence, a.reported, a.speaker_name)


def _led_each(a: Assertion, actors: dict[str, Actor]) -> Iterator[Seat]:
    """Two people of two sides who lead the talks lead a delegation each."""
    people = [actors[i] for i in a.named if i in actors and actors[i].type == "person" and actors[i].side]
    heads = [p for p in people if any(name in a.doer_text for name in p.names)]
    if len({head.side for head in heads}) == len(heads) > 1:
        for head in heads:
            evidence = Evidence(document=a.document, span=a.span, quote=a.quote)
            yield Seat(head.side or "", head.name, True, evidence, a.reported, a.speaker_name)


def _titled(actors: dict[str, Actor], times: dict[str, str | None]) -> Iterator[Seat]:
    for actor in actors.values():
        if actor.type != "person":
            continue
        for role in actor.roles:
            head, member = _HEAD.search(role.role), _MEMBER.search(role.role)
            side = party_of(role.role) or actor.side
            if side is None or not (head or member):
                continue
            for evidence in role.evidence:
                yield Seat(side, actor.name, bool(head), evidence, times.get(evidence.document), None)


def party_of(text: str) -> str | None:
    """Return the country that a delegation's name holds ("the Russian delegation"), or None."""
    for word in re.findall(r"[\w.’'-]+", text):
        plain = re.sub(r"[’']s?$", "", word)
        found = of_demonym(plain) or (state(plain) if plain[:1].isupper() else None)
        if found is not None:
            return found
    return None


def _delegation(party: str, seats: Sequence[Seat]) -> Delegation:
    heads: dict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        if seat.head:
            heads[seat.person].append(seat)
    head = min(heads, key=lambda name: (-len({s.evidence.document for s in heads[name]}), name), default=None)
    members = tuple(sorted({s.person for s in seats} - {head}))
    places = {(s.evidence.document, s.evidence.span): s.evidence for s in seats}
    history: dict[tuple[str, str | None], list[Seat]] = {}
    for seat in sorted(seats, key=lambda s: (s.time or "9", s.evidence.document, s.evidence.span)):
        history.setdefault((f"{'led by' if seat.head else 'with'} {seat.person}", seat.by), []).append(seat)
    shown = ([f"{head} (head)"] if head else []) + list(members)
    return Delegation(
        id=make_id("g", party),
        text=f"{party}: {', '.join(shown)}",
        status="named",
        history=tuple(
            Step(status=s, time=group[0].time, by=by, evidence=tuple(x.evidence for x in group))
            for (s, by), group in history.items()
        ),
        evidence=tuple(places[k] for k in sorted(places)),
        party=party,
        head=head,
        members=members,
    )
