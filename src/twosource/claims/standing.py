"""What the evidence for a claim amounts to: the first rule of the table that fits, with its reason in words."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.records.assertion import BOTH, Assertion
from twosource.records.story import Derivation


class Ground(Struct, frozen=True):
    """What a standing is judged by.

    `support` and `against` are assertions; `overtaken` the words of a later claim that overtakes this one, or
    None; `utterance` tells a claim that somebody said something, which is judged by who was there.
    """

    support: Sequence[Assertion]
    against: Sequence[Assertion]
    overtaken: str | None
    utterance: bool
    names: dict[str, str]
    derivations: Sequence[Derivation]


class Standing(Struct, frozen=True):
    """The verdict and what it rests on; origins and witnesses are ids, sides display names."""

    standing: str
    reason: str
    origins: tuple[str, ...]
    witnesses: tuple[str, ...]
    sides: tuple[str, ...]


def standing(ground: Ground) -> Standing:
    """Apply the table: superseded, contested, one-sided, corroborated, repeated, single-origin."""
    origins = tuple(sorted({a.origin for a in ground.support if a.origin}))
    witnesses = tuple(sorted({a.origin for a in ground.support if a.origin and a.witness}))
    based = sorted({a.origin for a in ground.support if a.origin and a.basis})
    sides = tuple(sorted({side for a in ground.support for side in a.sides}))
    verdict, reason = _first(ground, origins, witnesses, based, sides)
    if verdict == "one-sided" and not sides:  # nobody knows on which side, but it is one person's or body's word
        sides = tuple(sorted({v for a in ground.support if (v := _voice(a, set(ground.names.values())))}))
    return Standing(verdict, reason, origins, witnesses, sides)


def _first(
    ground: Ground, origins: Sequence[str], witnesses: Sequence[str], based: Sequence[str], sides: Sequence[str]
) -> tuple[str, str]:
    listed = _listed([ground.names.get(o, o) for o in origins])
    if ground.overtaken:
        return "superseded", f"overtaken: {ground.overtaken}"
    opposed = _opposed(ground)
    if opposed is not None:
        return "contested", opposed
    voices = [_voice(a, set(ground.names.values())) for a in ground.support]
    known = sorted({voice for voice in voices if voice})
    if not ground.utterance and len(known) == 1 and all(voice is not None for voice in voices):
        seen = f"; witnessed by {_listed([ground.names.get(o, o) for o in witnesses])}" if witnesses else ""
        return "one-sided", f"all of it is the word of {known[0]}{seen}"
    if ground.utterance and len(witnesses) > 1:
        return (
            "corroborated",
            f"{len(witnesses)} origins were there: {_listed([ground.names.get(o, o) for o in witnesses])}",
        )
    apart = {a.side for a in ground.support if a.side and a.side != BOTH} - set(ground.names.values())
    if not ground.utterance and len(apart) > 1:
        return "corroborated", f"said by {len(apart)} sides: {_listed(sorted(apart))}"
    independent = _independent(ground, voices)
    if not ground.utterance and len(independent) > 1:
        return (
            "corroborated",
            f"{len(independent)} origins, each with a basis: {_listed([ground.names.get(o, o) for o in independent])}",
        )
    if len(origins) > 1:
        if not ground.utterance and len(based) > 1 and known:
            return (
                "repeated",
                f"{len(origins)} origins ({listed}); the ground they give is the word of {_listed(known)}",
            )
        kind = "was there" if ground.utterance else "gives a basis"
        count = len(witnesses) if ground.utterance else len(based)
        return "repeated", f"{len(origins)} origins ({listed}), of which {count or 'none'} {kind}"
    return "single-origin", f"one origin: {listed}" if listed else "one origin"


def _voice(a: Assertion, press: set[str]) -> str | None:
    """Return whose word an assertion is; None where the outlet itself tells it, "" for somebody not known.

    An agency that is quoted is an origin and no voice.
    """
    if a.attribution is None:
        return a.doers[0] if a.act in BY_WORDS and len(a.doers) == 1 else None
    voice = a.side or (a.speaker_name if a.speaker else None) or ""
    return None if voice in press else "" if voice == BOTH else voice


BY_WORDS = frozenset({"demand", "propose", "offer", "announce", "favour", "oppose", "deny", "accuse"})
"""What is done by saying it: that a party demands or offers something is its own word, whoever tells it."""


def _independent(ground: Ground, voices: Sequence[str | None]) -> list[str]:
    """Return origins with a basis, where not all of them have it from one voice.

    Somebody without a name is no basis; of two whose sides are not known, both may speak for one. What is still to
    come nobody has seen: there only somebody's word is a basis.
    """
    sides = {a.side or a.lent for a in ground.support} - {None}
    found: dict[str, set[str]] = {}
    for a, spoken in zip(ground.support, voices, strict=True):
        seen, voice = a.modality in ("done", "under-way", "agreed"), spoken if spoken is not None else a.lent
        if not a.origin or not a.basis or voice == "" or (voice is None and not seen):
            continue
        whose = (
            f"eyes {a.origin}" if voice is None else f"voice {voice}" if voice in sides else "voice of no known side"
        )
        found.setdefault(a.origin, set()).add(whose)
    keys = set().union(*found.values()) if found else set()
    return sorted(found) if len(found) > 1 and len(keys) > 1 else []


def _opposed(ground: Ground) -> str | None:
    """Name who contradicts: another side or another origin, neither known to rest on the other."""
    press = set(ground.names.values())
    for against in ground.against:
        for support in ground.support:
            own = support.side or _voice(support, press)
            if against.document == support.document and against.side in (own, support.side):
                continue
            other_side = against.side is not None and against.side != own
            other_origin = against.origin != support.origin and not _related(ground, against, support)
            if other_side or other_origin:
                who = against.side or ground.names.get(against.origin or "", "another report")
                return f"contradicted by {who}: “{_short(against.quote)}”"
    return None


def _related(ground: Ground, a: Assertion, b: Assertion) -> bool:
    pair = {a.document, b.document}
    return any({d.document, d.of.document} == pair for d in ground.derivations)


def _listed(names: Sequence[str]) -> str:
    ordered = sorted(set(names))
    return ", ".join(ordered[:4]) + (f" and {len(ordered) - 4} more" if len(ordered) > 4 else "")


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 120 else words[:119].rsplit(" ", 1)[0] + "…"
