"""What overtakes a claim: it came about, the meeting was held, or those whose word it was say otherwise later."""

from collections.abc import Sequence

from twosource.claims.difference import LADDER, compare
from twosource.claims.standing import BY_WORDS
from twosource.claims.wording import wording
from twosource.language.weights import term
from twosource.records.assertion import BOTH, Assertion

UNREAL = ("proposed", "planned", "demanded", "possible", "rumoured", "agreed")
"""Rungs of what is still to come."""
MEETING = term("talks")


def moved(main: Assertion, members: Sequence[Assertion], ours: Sequence[Assertion]) -> str | None:
    """Return the later words of the party that demands or offers something itself, where it then names another number.

    What it said first is overtaken by them, not contradicted. `ours` are the members that support the claim.
    """
    if main.act not in BY_WORDS or not main.doers:
        return None
    said = [m.reported for m in ours if m.reported]
    for other in sorted(members, key=lambda m: (m.reported or "", m.document, m.span)):
        later = bool(said) and (other.reported or "") > max(said) and set(other.doers) == set(main.doers)
        if later and compare(main, other).get("quantity") == "contradicts":
            return f"{main.doers[0]} said otherwise on {other.reported}: “{wording(other, {})}”"
    return None


def taken_back(main: Assertion, members: Sequence[Assertion], ours: Sequence[Assertion]) -> str | None:
    """Return later words of those who told of a plan, or whose it is, that it is off, or on after all."""
    if LADDER[main.modality] not in UNREAL:
        return None
    last = max((m.reported or "" for m in ours), default="")
    known = {voice for m in ours for voice in _voices(m)}
    for other in sorted(members, key=lambda m: (m.reported or "", m.document, m.span)):
        other_way = other.polarity != main.polarity and other.act == main.act and not known.isdisjoint(_voices(other))
        if last and other_way and (other.reported or "") > last:
            return f"said otherwise on {other.reported}: “{wording(other, {})}”"
    return None


def _voices(a: Assertion) -> tuple[str, ...]:
    """Whose word an assertion is: a side, else a person; of what an outlet itself tells, those who do it."""
    spoken = a.side or a.speaker_name
    return a.doers if a.attribution is None else (spoken,) if spoken and spoken != BOTH else ()


def met(main: Assertion, held: dict[str, Assertion]) -> str | None:
    """Return the words of a report that the meeting a claim looks forward to was held on its day."""
    ahead = main.act in ("propose", "offer") or LADDER[main.modality] in ("proposed", "planned", "agreed")
    about = main.act == "meet" or MEETING in main.topic
    if not ahead or main.time not in held or not about or main.polarity == "negative":
        return None
    report = held[main.time]
    return f"the meeting was held: “{wording(report, {})}”"


def came_about(rung: str, by_rung: dict[str, list[Assertion]]) -> str | None:
    """Return the words of a later report that the matter was done, for a claim that it was only to come."""
    if rung not in UNREAL or rung in ("demanded",):
        return None
    latest = max((a.reported or "" for a in by_rung[rung]), default="")
    for done in sorted(by_rung.get("done", ()), key=lambda a: (a.reported or "", a.document, a.span)):
        if (
            done.polarity == "positive"
            and done.reported
            and latest
            and done.reported > latest
            and done.act == by_rung[rung][0].act
        ):
            return f"reported done on {done.reported}: “{wording(done, {})}”"
    return None
