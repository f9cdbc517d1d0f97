"""The ledger and the timeline of a story, out of its assertions and claims."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from twosource.ledger.agreements import agreements
from twosource.ledger.delegations import delegations
from twosource.ledger.exchanges import exchanges
from twosource.ledger.mediators import mediators
from twosource.ledger.papers import papers
from twosource.ledger.parties import at_the_table
from twosource.ledger.positions import positions
from twosource.ledger.proposals import proposals
from twosource.ledger.rounds import rounds
from twosource.ledger.timeline import timeline
from twosource.ledger.venues import venues
from twosource.ledger.voices import voiced
from twosource.records.ledger import Base, Delegation, Event, Exchange, Ledger, Round
from twosource.records.page import Span
from twosource.records.story import CaseFile, Claim


def record(case: CaseFile, claims: Sequence[Claim]) -> tuple[Ledger, tuple[Event, ...]]:
    """Return all nine kinds of entry and the timeline."""
    found = voiced(case, case.principals)
    principals = at_the_table(found, case.principals)
    if principals != case.principals:
        found = voiced(case, principals)
    actors = {actor.id: actor for actor in case.cast.actors}
    places = {name: actor for name, actor in actors.items() if actor.type == "place"}
    times = {d.id: d.published.value[:10] if d.published.value else None for d in case.documents}
    base = _base(case)
    teams = delegations(found, actors, times)
    swaps = exchanges(found, principals)
    meetings = _with_company(rounds(found, principals), teams, swaps)
    ledger = Ledger(
        rounds=meetings,
        proposals=proposals(found, principals, meetings, base),
        venues=venues(found, places, principals),
        delegations=teams,
        papers=papers(found, principals),
        exchanges=swaps,
        positions=positions(found, principals),
        mediators=mediators(found, actors, principals),
        agreements=agreements(found, principals, actors),
    )
    return ledger, timeline(case, claims)


def _base(case: CaseFile) -> Base:
    days = sorted(d.published.value[:10] for d in case.documents if d.published.value)
    unread = sum("language not read" in d.notices for d in case.documents)
    return Base(
        documents=len(case.documents),
        unread=unread,
        undated=len(case.documents) - len(days),
        latest=days[-1] if days else None,
    )


def _with_company(
    meetings: Sequence[Round], teams: Sequence[Delegation], swaps: Sequence[Exchange]
) -> tuple[Round, ...]:
    """Name each round's delegations, and what the last one held led to where one sentence tells both."""
    named = tuple(team.text for team in teams)
    return tuple(
        structs.replace(
            r,
            delegations=named,
            outcome=tuple(s.text for s in swaps if _told_together(r, s)) if r.status == "held" else (),
        )
        for r in meetings
    )


def _told_together(meeting: Round, swap: Exchange) -> bool:
    """Whether one stretch of text tells both, and the exchange was not spoken of before the round."""
    if meeting.time and any(step.time and step.time < meeting.time for step in swap.history):
        return False
    places: dict[str, list[Span]] = defaultdict(list)
    for told in meeting.evidence:
        places[told.document].append(told.span)
    return any(
        e.span[0] - s[1] < 120 and s[0] - e.span[1] < 120 for e in swap.evidence for s in places.get(e.document, ())
    )
