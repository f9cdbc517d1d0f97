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
    for name, evidence in _called(assertions, actors, principals):
        titled[name] = (*titled.get(name, ()), evidence)
    return tuple(_mediator(name, found.get(name, ()), titled.get(name, ())) for name in sorted({*found, *titled}))


def _titled(actors: dict[str, Actor], principals: Sequence[str]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield everybody whom the documents themselves call a mediator."""
    for actor in actors.values():
        called = tuple(e for role in actor.roles if _TITLE.search(role.role) for e in role.evidence)
        if called and actor.side not in principals and actor.name not in principals:
            yield actor.name, called


def _called(
    assertions: Sequence[Assertion], actors: dict[str, Actor], principals: Sequence[str]
) -> Iterator[tuple[str, Evidence]]:
    """Yield everybody whom a clause calls a mediator: "Conciliator Hugh Pallister", "the mediator is Eamon Rourke"."""
    for a in assertions:
        if a.polarity == "negative" or not _TITLE.search(a.quote):
            continue
        for actor in (actors[i] for i in a.named if i in actors):
            if actor.type != "person" or actor.side in principals or actor.name in principals:
                continue
            names = "|".join(re.escape(n) for n in sorted(actor.names, key=lambda n: (-len(n), n)))
            called = rf"{_TITLE.pattern}(?:,| is| was| will be| is to be)? (?:{names})\b"
            called += rf"|(?:{names})(?:,| is| was| has been| had been| acts as| will be)? (?:an? |the )?(?:\w+ )?"
            called += _TITLE.pattern
            if re.search(called, a.quote, re.IGNORECASE):
                yield actor.name, Evidence(document=a.document, span=a.span, quote=a.quote)


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
