"""Sentences that bear on a claim in free words: each sentence of the claim is looked up in a story and stood beside."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.claims.bearing import Bearing, asked, bearing
from twosource.claims.nearness import nearest
from twosource.claims.prepared import Prepared, sentences_of
from twosource.claims.search import Index, search
from twosource.claims.units import Unit
from twosource.records.assertion import Assertion
from twosource.records.story import CaseFile


class Part(Struct, frozen=True):
    """One sentence of a claim, also without its days, whether it names who says it, and what bears on it in a story."""

    words: str
    undated: str
    spoken: bool
    bearings: tuple[Bearing, ...]


def bearings(question: CaseFile, story: Prepared) -> list[Part]:
    """Return what bears on each sentence of a claim in one story; `question` is the case file of the claim's words."""
    sides = story.sides | {f"@{a.id}": a.side or a.name for a in question.cast.actors}
    found = []
    for unit in sentences_of(question, story):
        clauses = [(a, unit) for a in unit.assertions if not a.nominal]
        if clauses:
            main, _ = max(clauses, key=tells_most)
            spoken = main.attribution is not None and main.speaker_name is not None
            found.append(Part(unit.quote, unit.undated, spoken, tuple(beside(main, unit, sides, story.index))))
    return found


def beside(main: Assertion, unit: Unit, sides: Mapping[str, str], known: Index) -> list[Bearing]:
    """Return how the sentences that hold most of a claim bear on it; `main` is its clause, `unit` its whole."""
    content = sorted(unit.content, key=lambda key: (-key.weight, key.at, key.name))[:KEYS]
    content.sort(key=lambda key: (key.at, key.name))
    near = tuple(nearest(key, known.words) for key in content)
    claim = asked(unit, main, _said(main, unit), content, near)
    return [bearing(claim, each) for each in search(content, near, sides, known)]


KEYS = 48
"""So many of the heaviest keys of a sentence are looked up."""


def _said(main: Assertion, unit: Unit) -> str:
    """What a claim says, without who says it."""
    return main.saying or unit.quote


_FORWARD = frozenset({"propose", "offer", "agree", "demand", "announce", "confirm"})
"""Acts that are about another: of "offered to host" the hosting is what is claimed."""


def tells_most(pair: tuple[Assertion, Unit]) -> tuple[bool, bool, float, int]:
    """Rank the clauses of a claim by how much of it they tell."""
    claim, unit = pair
    inner = any(a.act and a.id != claim.id and claim.act in _FORWARD and a.act not in _FORWARD for a in unit.assertions)
    return (claim.act is not None, not inner, sum(claim.topic.values()), -claim.span[0])
