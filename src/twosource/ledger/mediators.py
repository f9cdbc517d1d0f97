"""Mediators: who hosts, mediates, facilitates."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from twosource.ledger.frames import evidence_of, steps
from twosource.ledger.meetings import about_meeting
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Mediator
from twosource.records.story import Actor, Evidence

_ROLES = {"host": "host", "mediate": "mediator"}
_TITLE = re.compile(r"\b(?:mediator|facilitator|arbitrator|conciliator)\b", re.IGNORECASE)
_TALKS = re.compile(
    r"\b(?:negotiat|talk|peace|process|dialogue|delegat|meeting|round|deal|agreement|dispute|mediat|facilitat)",
    re.IGNORECASE,
)


def mediators(
    assertions: Sequence[Assertion], actors: dict[str, Actor], principals: Sequence[str]
) -> tuple[Mediator, ...]:
    """Return everybody who hosts or mediates and is no party, by name."""
    found: dict[str, list[tuple[str, Assertion]]] = defaultdict(list)
    for a in assertions:
        role = _ROLES.get(a.act or "")
        if role is None or a.polarity == "negative" or not (about_meeting(a) or _TALKS.search(a.quote)):
            continue
        for name in a.doers:
            if name not in principals and name != BOTH:
                status = "acting" if a.modality in ("done", "under-way") else "ready"
                found[name].append((f"{role}: {status}", a))
    titled = dict(_titled(actors, principals))
    return tuple(_mediator(name, found.get(name, ()), titled.get(name, ())) for name in sorted({*found, *titled}))


def _titled(actors: dict[str, Actor], principals: Sequence[str]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield everybody whom the documents themselves call a mediator."""
    for actor in actors.values():
        called = tuple(e for role in actor.roles if _TITLE.search(role.role) for e in role.evidence)
        if called and actor.side not in principals and actor.name not in principals:
            yield actor.name, called


def _mediator(name: str, stages: Sequence[tuple[str, Assertion]], called: Sequence[Evidence]) -> Mediator:
    roles = sorted({s.split(":")[0] for s, _ in stages} | ({"mediator"} if called else set()), reverse=True)
    acting = bool(called) or any(s.endswith("acting") for s, _ in stages)
    places = {(e.document, e.span): e for e in (*evidence_of([a for _, a in stages]), *called)}
    return Mediator(
        id=make_id("m", name),
        text=f"{name} ({', '.join(roles)})",
        status="acting" if acting else "ready",
        history=steps([(s.split(": ")[1], a) for s, a in stages]),
        evidence=tuple(places[k] for k in sorted(places)),
        name=name,
        role=" and ".join(roles),
    )
