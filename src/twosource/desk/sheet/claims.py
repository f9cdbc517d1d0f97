"""The claims by standing, each with whose word it is and through which origins it came."""

from collections.abc import Mapping

from twosource.desk.phrases import count
from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.sheet.lines import Group, Line, Numbers, joined, refs_to
from twosource.records.story import Claim, Origin

NAMED = 4
"""Origins that are named in a line before the rest is counted."""


def claims_by_standing(claims: tuple[Claim, ...], origins: tuple[Origin, ...], numbers: Numbers) -> tuple[Group, ...]:
    """Return a group for each standing that occurs; in it the best supported claims come first."""
    names = {origin.id: origin.name for origin in origins}
    standings = [*STANDINGS, *sorted({claim.standing for claim in claims} - set(STANDINGS))]
    groups = []
    for standing in standings:
        inside = sorted((claim for claim in claims if claim.standing == standing), key=_rank)
        if inside:
            lines = tuple(claim_line(claim, names, numbers) for claim in inside)
            groups.append(Group(name=standing, legend=STANDINGS.get(standing, ""), lines=lines))
    return tuple(groups)


def _rank(claim: Claim) -> tuple[int, int, int, int, str, str]:
    """What rests on more comes first; of equals what is disputed, then what is more definite."""
    documents = len({support.document for support in claim.support})
    definite = sum(value is not None for value in claim.slots.values())
    return (-len(claim.origins), -documents, -len(claim.differences), -definite, claim.text, claim.id)


def claim_line(claim: Claim, names: Mapping[str, str], numbers: Numbers) -> Line:
    """Return the line of one claim: its words, then sides, origins and witnesses, then why it stands so."""
    return Line(
        label=claim.standing,
        text=claim.text,
        key=claim.id,
        refs=refs_to(claim.support, numbers),
        remarks=tuple(remark for remark in (whose_word(claim, names), claim.reason) if remark),
    )


def whose_word(claim: Claim, names: Mapping[str, str]) -> str:
    """Return `the word of Russia · 2 origins: TASS and Anadolu · witnessed by TASS`."""
    parts = [f"the word of {joined(claim.sides)}"] if claim.sides else []
    origins = [names.get(origin, origin) for origin in claim.origins]
    if origins:
        parts.append(f"{count(len(origins), 'origin')}: {_some(origins)}")
    witnesses = [names.get(origin, origin) for origin in claim.witnesses]
    if witnesses and witnesses == origins:
        parts.append("a witness" if len(witnesses) == 1 else "all witnesses")
    elif witnesses:
        parts.append(f"witnessed by {_some(witnesses)}")
    return " · ".join(parts)


def _some(names: list[str]) -> str:
    if len(names) <= NAMED:
        return joined(names)
    return joined([*names[: NAMED - 1], f"{len(names) - NAMED + 1} others"])
