"""Places under discussion: who offers or favours them, who rejects them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from twosource.ledger.frames import evidence_of, steps
from twosource.ledger.meetings import about_meeting
from twosource.ledger.parties import expand
from twosource.lexicon.cities import city
from twosource.records.assertion import BOTH, Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Venue
from twosource.records.story import Actor

_VENUE = re.compile(r"\b(?:venue|location|site|place|host\w*|held|hold|conven\w+|take place|serve)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:venue|location|host city)\b", re.IGNORECASE)
_FAVOURS = frozenset({"propose", "offer", "favour", "accept", "agree", "host", "confirm"})
_WILLING = re.compile(r"\b(?:willing\w*|ready|readiness|prepared|open(?:ness)?)\s+to\b", re.IGNORECASE)
_NAMED = frozenset({"meet", "resume"})
_COMING = frozenset({"planned", "agreed", "proposed", "demanded"})
_REJECTS = frozenset({"decline", "oppose", "cancel"})


def venues(assertions: Sequence[Assertion], places: dict[str, Actor], principals: Sequence[str]) -> tuple[Venue, ...]:
    """Return the places named for a meeting; `places` are the place actors."""
    found: dict[str, list[tuple[str, str | None, Assertion]]] = defaultdict(list)
    for a in assertions:
        for place in _places(a, places, principals):
            word = _word(a)
            if word is not None:
                for who in _whose(a, place, principals):
                    found[place].append((word, who, a))
    return tuple(_venue(place, found[place]) for place in sorted(found) if _discussed(found[place]))


def _places(a: Assertion, places: dict[str, Actor], principals: Sequence[str]) -> list[str]:
    """The places a clause speaks of as venues: where it puts a meeting, or what it calls one.

    A party's own country is none unless the meeting is put there, nor is the country of a city named beside it.
    """
    mentioned = [places[i] for i in a.named if i in places]
    if not mentioned or (about_meeting(a) is None and not _CALLED.search(a.quote)):
        return []
    spoken_of = bool(_VENUE.search(a.quote)) or a.act in ("propose", "offer", "decline", "favour")
    named = set()
    for actor in mentioned:
        put = a.place is not None and any(
            re.search(rf"(?:,|\bor|\band)\s+(?:the\s+)?{re.escape(n)}\b", a.quote) for n in actor.names
        )
        own = actor.side in principals or actor.name in a.doers or actor.side in a.doers
        if actor.name == a.place or (not own and (put or (spoken_of and _CALLED.search(a.quote)))):
            named.add(actor.name)
    whole = {town.country for town in map(city, named) if town is not None and town.name in named}
    return sorted(named - {country for country in whole if country} - set(principals))


def _word(a: Assertion) -> str | None:
    if a.act in _REJECTS and a.polarity == "positive":
        return "rejected"
    if a.polarity == "negative":
        return "rejected" if a.act in _FAVOURS | _NAMED else None
    if a.act in _NAMED and a.modality in ("done", "under-way"):
        return "used"
    if a.modality in ("possible", "conditional") and a.act not in ("propose", "offer"):
        return "thought possible"
    if a.act in _FAVOURS or _WILLING.search(a.quote) or _CALLED.search(a.quote):
        return "favoured"
    return "named" if a.act in _NAMED and a.modality in _COMING else None


def _whose(a: Assertion, place: str, principals: Sequence[str]) -> list[str | None]:
    if a.act in (*_REJECTS, "propose", "offer", "favour", "accept", "host") and a.doers:
        doers = [d for d in expand(a.doers, principals) if d != place]
        if doers:
            return list(doers)
    return [a.side] if a.side and a.side != BOTH else [None]


def _discussed(words: Sequence[tuple[str, str | None, Assertion]]) -> bool:
    """Whether a place was on offer, and not only where talks were or will be: that is told with the round."""
    return any(word not in ("used", "named") or (word == "named" and who) for word, who, _ in words)


def _venue(place: str, words: Sequence[tuple[str, str | None, Assertion]]) -> Venue:
    favoured = sorted({who for word, who, _ in words if word in ("favoured", "named", "thought possible") and who})
    rejected = sorted({who for word, who, _ in words if word == "rejected" and who})
    kinds = {word for word, _, _ in words}
    status = "used" if "used" in kinds else "rejected" if kinds == {"rejected"} else "under discussion"
    parts = [f"favoured by {', '.join(favoured)}"] if favoured else []
    parts += [f"rejected by {', '.join(rejected)}"] if rejected else []
    return Venue(
        id=make_id("v", place),
        text=f"{place}: {'; '.join(parts) or status}",
        status=status,
        history=steps([(word, a) for word, _, a in words]),
        evidence=evidence_of([a for _, _, a in words]),
        place=place,
        favoured_by=tuple(favoured),
        rejected_by=tuple(rejected),
    )
