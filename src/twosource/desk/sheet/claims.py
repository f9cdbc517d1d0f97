"""The claims by standing, each with whose word it is and through which origins it came."""

from collections.abc import Iterable, Mapping

import msgspec

from twosource.desk.sheet.judgements import Marks
from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.sheet.lines import Group, Line, Numbers, refs_to
from twosource.language.wording import joined
from twosource.records.story import Claim, Support

NAMED = 4
"""Origins that are named in a line before the rest is counted."""


def claims_by_standing(
    claims: tuple[Claim, ...], names: Mapping[str, str], numbers: Numbers, marks: Marks
) -> tuple[Group, ...]:
    """Return a group for each standing that occurs; in it the best supported claims come first."""
    told = folded(claims)
    said = {told[claim.id]: claim for claim in claims if claim.id in told}
    claims = tuple(claim for claim in claims if claim.id not in told)
    standings = [*STANDINGS, *sorted({claim.standing for claim in claims} - set(STANDINGS))]
    groups = []
    for standing in standings:
        inside = sorted((claim for claim in claims if claim.standing == standing), key=_rank)
        if inside:
            lines = tuple(claim_line(c, names, numbers, said.get(c.id), marks.get(c.id, "")) for c in inside)
            groups.append(Group(name=standing, legend=STANDINGS.get(standing, ""), lines=lines))
    return tuple(groups)


def _rank(claim: Claim) -> tuple[int, int, int, int, str, str]:
    """What rests on more comes first; of equals what is disputed, then what is more definite."""
    documents = len({support.document for support in claim.support})
    definite = sum(value is not None for value in claim.slots.values())
    return (-len(claim.origins), -documents, -len(claim.differences), -definite, claim.text, claim.id)


def folded(claims: Iterable[Claim]) -> dict[str, str]:
    """Return, for each claim that something was said, the claim of the same words about the matter, by id.

    The two are shown as one line that tells both standings.
    """
    matter = {claim.text: claim.id for claim in claims if not claim.utterance}
    return {claim.id: matter[claim.text] for claim in claims if claim.utterance and claim.text in matter}


def claim_line(
    claim: Claim, names: Mapping[str, str], numbers: Numbers, said: Claim | None = None, mark: str = ""
) -> Line:
    """Return the line of one claim: its words, then sides, origins and witnesses, then why it stands so.

    `said` is the claim that somebody said the same words, `mark` by whose judgement it is what it is.
    """
    heard = f"that it was said is {said.standing}: {whose_word(said, names) or said.reason}" if said else ""
    whose = whose_word(claim, names)
    if said:
        claim = msgspec.structs.replace(claim, support=_both(claim, said))
    return Line(
        label=claim.standing,
        text=claim.text,
        key=claim.id,
        refs=refs_to(claim.support, numbers),
        remarks=tuple(
            dict.fromkeys(
                filter(
                    None,
                    (
                        " · ".join(filter(None, (whose, _otherwise(claim, numbers), mark))),
                        claim.reason if whose.find(claim.reason) < 0 else "",
                        heard,
                    ),
                )
            )
        ),
    )


def _otherwise(claim: Claim, numbers: Numbers) -> str:
    """Name the sources that tell a claim's matter otherwise, and do not support it too."""
    ours = {s.document for s in claim.support if s.stance == "supports"}
    others = sorted({numbers[s.document] for s in claim.support if s.document not in ours and s.document in numbers})
    return f"otherwise {' '.join(f'[{number}]' for number in others)}" if ours and others else ""


def _both(claim: Claim, said: Claim) -> tuple[Support, ...]:
    known = {(item.document, item.span) for item in claim.support}
    return claim.support + tuple(item for item in said.support if (item.document, item.span) not in known)


def whose_word(claim: Claim, names: Mapping[str, str]) -> str:
    """Return `the word of Russia · 2 origins: TASS and Anadolu · witnessed by TASS`.

    Where the story has one origin in all, it is not named with every claim.
    """
    parts = [f"the word of {joined(claim.sides)}"] if claim.sides else []
    if claim.standing == "one-sided" and not claim.sides:
        parts.append(claim.reason.partition(";")[0])
    origins = [names.get(origin, origin) for origin in claim.origins]
    witnesses = [names.get(origin, origin) for origin in claim.witnesses]
    if len(names) > 1 and len(origins) == 1:
        parts.append(f"through {origins[0]}{', a witness' if witnesses == origins else ''}")
    elif len(origins) > 1:
        parts.append(f"{len(origins)} origins: {_some(origins)}")
    if witnesses and witnesses != origins:
        parts.append(f"witnessed by {_some(witnesses)}")
    elif witnesses and len(origins) > 1:
        parts.append("all witnesses")
    return " · ".join(parts)


def _some(names: list[str]) -> str:
    if len(names) <= NAMED:
        return joined(names)
    return joined([*names[: NAMED - 1], f"{len(names) - NAMED + 1} others"])
