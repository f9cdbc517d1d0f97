"""Which claims are wanted: the same for the pages and the API."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from twosource.archive.finding import spelling
from twosource.desk.web.finding import holds
from twosource.language.names import name_key
from twosource.records.story import Claim

MOST = 200


class Wanted(Struct, frozen=True, kw_only=True):
    """What claims are chosen by; what is left empty chooses nothing. Names count in any spelling."""

    standing: str = ""
    side: str = ""
    speaker: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return any((self.standing, self.side, self.speaker, self.words))


def fits(claim: Claim, wanted: Wanted) -> bool:
    """Whether a claim is one of those that are wanted."""
    return (
        (not wanted.standing or claim.standing == wanted.standing)
        and (not wanted.side or any(same_name(side, wanted.side) for side in claim.sides))
        and (not wanted.speaker or same_name(claim.slots.get("speaker") or "", wanted.speaker))
        and (not wanted.words or holds(" ".join((claim.text, *(item.quote for item in claim.support))), wanted.words))
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names are spellings of one."""
    return name_key(one) == name_key(other) != "" or spelling(one) == spelling(other) != ()


class Voices(Struct, frozen=True, kw_only=True):
    """The sides and the speakers of claims, those of most claims first, each with how many."""

    sides: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]


def voices(claims: Iterable[Claim]) -> Voices:
    """Count the sides and the speakers of claims, each by themselves."""
    sides, speakers = Counter[str](), Counter[str]()
    for claim in claims:
        sides.update(claim.sides)
        speakers.update(filter(None, (claim.slots.get("speaker"),)))
    return Voices(sides=ranked(sides), speakers=ranked(speakers))


def ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return what was counted, the most frequent first, at most 200."""
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST])
