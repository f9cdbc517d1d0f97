"""Events in the codes of PLOVER, the Political Language Ontology for Verifiable Event Records, one a line.

The fields and their names are those of its manual, draft 0.8 of 2021 (github.com/openeventdata/PLOVER). What is asked
of an event there is asked here: somebody who does it, a day, and, of COOPERATE, AID and SANCTION, somebody to whom it
is done. The fields under `twosource` are ours.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from twosource import __version__, pipeline
from twosource.desk.exports.cast import by_name, case, origins
from twosource.desk.exports.material import Material
from twosource.desk.json import one_line
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country
from twosource.lexicon.country_codes import alpha2, alpha3
from twosource.records.assertion import Assertion
from twosource.records.ledger import Story
from twosource.records.page import Document
from twosource.records.story import Actor, Claim

QUADS = {
    1: "AGREE CONSULT SUPPORT CONCEDE",
    2: "COOPERATE AID RETREAT",
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
"""The categories, by whether they are words or deeds, of cooperation or of conflict."""

NEEDS_RECIPIENT = frozenset("COOPERATE AID SANCTION".split())

MODES = {
    ("CONSULT", "call"): "phone",
    ("CONSULT", "visit"): "visit",
    ("ACCUSE", "accuse"): "allege",
    ("PROTEST", "strike"): "strike",
    ("RETREAT", "withdraw"): "withdraw",
    ("SANCTION", "withdraw"): "withdraw",
}
"""How something is done, by category and act, where the act says it."""

CONTEXTS = {
    "agreed": "future",
    "planned": "future",
    "proposed": "hypothetical",
    "demanded": "hypothetical",
    "conditional": "hypothetical",
    "possible": "hypothetical",
    "rumoured": "hypothetical",
}
"""What the manual calls special contexts, by modality."""

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d(?::\d\d)?.*))?$")
_QUAD = {category: quad for quad, categories in QUADS.items() for category in categories.split()}


def pieces(of: Material) -> Iterator[bytes]:
    """Yield a line for each event: story by story, document by document, in the order of the text."""
    for story in of.dossier.stories:
        told = pipeline.settled(case(story, of.readings))
        claims = {at: claim for claim in story.claims for at in claim.propositions}
        documents, reporting = {each.id: each for each in told.documents}, origins(story)
        for each in sorted(told.assertions, key=lambda a: (a.document, a.span, a.id)):
            event = _event(each, documents[each.document], story)
            if event is not None:
                yield one_line(
                    event | _ours(each, story.id, reporting[each.document], claims.get((each.document, each.id)))
                )


def _event(of: Assertion, document: Document, story: Story) -> dict[str, Any] | None:
    """Return an event, or None where the proposition is none by the rules of PLOVER."""
    day = _day(of)
    actors = {each.id: each for each in story.actors}
    doers = _actors([actors[name] for name in of.actors if name in actors], of.doers, of.doer_text)
    named = by_name(story.actors)
    others = _actors([named[name] for name in of.recipients if name in named], of.recipients, None)
    mode = MODES.get((of.root or "", of.act or ""))
    if of.root == "CONSULT" and of.act == "host" and others:
        doers, others, mode = others, doers, "third-party" if len(others) > 1 else "visit"  # the visitor is the source
    if of.root not in _QUAD or day is None or not doers or (of.root in NEEDS_RECIPIENT and not others):
        return None
    contexts = [*(["negation"] if of.polarity == "negative" else []), CONTEXTS.get(of.modality, "")]
    return _filled(
        id=f"{of.document}-{of.id}",
        date=day[0],
        time=day[1],
        enddate=of.until if of.until and _DAY.match(of.until) and day[2] == "text" else None,
        source=doers,
        recipient=others,
        event=[of.root],
        quad_code=_QUAD[of.root],
        mode=[mode] if mode else [],
        context=[each for each in contexts if each],
        event_loc=_place(of.place),
        event_text=[of.quote],
        text_info={"start": of.span[0], "end": of.span[1]},
        cite_info=_citation(document),
        comment=None if day[2] == "text" else "the day is that of the report",
    )


def _filled(**fields: Any) -> dict[str, Any]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _day(of: Assertion) -> tuple[str, str | None, str] | None:
    """Return the day of an event, its time of day where it is told, and whether the text or the report gives it.

    What was done cannot have been done after the report: a later day in it is that of the thing proposed or agreed.
    """
    done, reported = of.modality in ("done", "under-way"), _DAY.match(of.reported or "")
    for value, whence in ((of.time, "text"), (of.reported, "report")):
        found = _DAY.match(value or "")
        if found is not None and not (done and reported and found[1] > reported[1]):
            return found[1], found[2] if whence == "text" else None, whence
    return None


def _actors(known: Sequence[Actor], parties: Sequence[str], words: str | None) -> list[dict[str, Any]]:
    """Return the actors that are known, and those parties that none of them is or speaks for."""
    found = [
        _filled(
            code=alpha3(_state(each)),
            sector="GOV" if each.type in ("person", "organization") and alpha3(each.side) else None,
            actor_text=words,
            identifier_id=each.id,
            identifier_text=each.name,
            office=max(each.roles, key=lambda role: (role.time or "", role.role)).role if each.roles else None,
        )
        for each in dict.fromkeys(known)
    ]
    spoken = {name for each in known for name in (each.name, each.side, _state(each))}
    for name in dict.fromkeys(parties):
        if name not in spoken:
            found.append(_filled(code=alpha3(country(name)), actor_text=words, identifier_text=name))
    return found


def _state(of: Actor) -> str | None:
    return of.side if alpha3(of.side) else country(of.name)


def _place(name: str | None) -> dict[str, str]:
    if name is None:
        return {}
    town = city(name)
    state = country(name) or (town.country if town else None)
    letters = alpha2(state)
    return _filled(name=name, **{"country code": letters.upper() if letters else None, "cc3": alpha3(state)})


def _citation(of: Document) -> dict[str, str]:
    return _filled(
        citation=of.id,
        url=of.url,
        title=of.title,
        language=of.language,
        publication=of.outlet.name or of.outlet.domain,
        coder=f"twosource {__version__}",
        codebook="plover-0.8",
    )


def _ours(of: Assertion, story: str, origins: Sequence[str], claim: Claim | None) -> dict[str, Any]:
    """Return the link between events of one claim, and what of a proposition has no field in PLOVER."""
    own = _filled(
        story=story,
        document=of.document,
        proposition=of.id,
        claim=claim.id if claim else None,
        standing=claim.standing if claim else None,
        origins=list(origins),
        speaker=of.speaker_name,
        side=of.side,
        act=of.act,
        polarity=of.polarity,
        modality=of.modality,
    )
    return _filled(link=claim.id if claim else None) | {"twosource": own}
