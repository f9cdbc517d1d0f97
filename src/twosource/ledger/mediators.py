"""Mediators: who hosts, mediates, facilitates."""

import re
from collections import defaultdict
from collections.abc import Sequence

from twosource.ledger.frames import evidence_of, steps
from twosource.ledger.meetings import about_meeting
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Mediator

_ROLES = {"host": "host", "mediate": "mediator"}
_TALKS = re.compile(
    r"\b(?:negotiat|talk|peace|process|dialogue|deal|agreement|dispute|mediat|facilitat)", re.IGNORECASE
)


def mediators(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[Mediator, ...]:
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
    return tuple(_mediator(name, found[name]) for name in sorted(found))


def _mediator(name: str, stages: Sequence[tuple[str, Assertion]]) -> Mediator:
    roles = sorted({s.split(":")[0] for s, _ in stages}, reverse=True)
    acting = any(s.endswith("acting") for s, _ in stages)
    return Mediator(
        id=make_id("m", name),
        text=f"{name} ({', '.join(roles)})",
        status="acting" if acting else "ready",
        history=steps([(s.split(": ")[1], a) for s, a in stages]),
        evidence=evidence_of([a for _, a in stages]),
        name=name,
        role=" and ".join(roles),
    )
