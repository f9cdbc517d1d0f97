"""Which clauses of a story tell the same matter: those of some sets of `cases/distortion`, grouped by readers.

Counted are pairs of clauses that are put into one matter, and B-cubed (Bagga and Baldwin 1998) over all clauses. A
clause that was grouped is found again by where it stands; where the program no longer tells it, it stands alone.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.evaluate.figures import Tally, harmonic
from benchmarks.evaluate.stories import b_cubed
from benchmarks.standing.cases import CASES, Row, Stories, distortion, rows
from benchmarks.standing.program import read, words_of
from twosource import pipeline
from twosource.claims.identity import matters
from twosource.claims.telling import telling
from twosource.memory import Memory
from twosource.records.assertion import Assertion
from twosource.regional import dated

OVERLAP = 0.55
"""Shared words, of all words, from which the peer puts two clauses together."""

Groups = dict[str, str]


class Marked(NamedTuple):
    """The clauses of a set with their groups, what the program tells of the set, and which of it each clause is."""

    lines: list[Row]
    told: list[Assertion]
    places: list[int | None]


def measure() -> dict[str, dict[str, float]]:
    """Return the figures by half, of the program and of the peer."""
    found: dict[str, dict[str, float]] = {}
    for half, is_open in (("open", True), ("held out", False)):
        ours, theirs, gold = Groups(), Groups(), Groups()
        for case in distortion():
            folder = CASES / "distortion" / case.name
            if case.open is is_open and (folder / "matters.jsonl").exists():
                one = marked(case, folder)
                gold |= _named(case.name, [str(line["matter"]) for line in one.lines])
                ours |= _named(case.name, _by_program(one))
                theirs |= _named(case.name, _by_words(one.lines))
        found[half], found[f"{half}, by words"] = _figures(ours, gold), _figures(theirs, gold)
    return found


def marked(case: Stories, folder: Path) -> Marked:
    """Return the clauses of a set that has `matters.jsonl` beside its pages."""
    by_id, _ = dated(pipeline.distinct(read(case)))
    documents, readings = (tuple(each) for each in zip(*by_id.values(), strict=True))
    lineage = pipeline.stage("trace")(documents, readings)
    group = max(pipeline.stage("gather")(documents, readings, lineage), key=len)
    told = telling(pipeline.case_file(group, by_id, lineage), Memory())
    pages = [by_id[a.document][0].ref for a in told]
    lines = rows(folder / "matters.jsonl")
    return Marked(lines, told, [_place(line, told, pages) for line in lines])


def _place(line: Row, told: Sequence[Assertion], pages: Sequence[str | None]) -> int | None:
    """Return which assertion stands where a clause was marked: the one that shares most of both."""
    start, end = line["span"]
    best, most = None, 0.5
    for at, (a, page) in enumerate(zip(told, pages, strict=True)):
        shared = min(a.span[1], end) - max(a.span[0], start)
        share = shared / max(end - start, a.span[1] - a.span[0])
        if page == line["page"] and share > most:
            best, most = at, share
    return best


def _by_program(one: Marked) -> Iterator[str]:
    group = {(a.document, a.id): f"matter {n}" for n, matter in enumerate(matters(one.told, Memory())) for a in matter}
    for at, place in enumerate(one.places):
        yield f"alone {at}" if place is None else group[one.told[place].document, one.told[place].id]


def _by_words(lines: Sequence[Row]) -> list[str]:
    """Put clauses together that share most of their words, one by one."""
    words = [words_of(line["words"]) for line in lines]
    group = list(range(len(lines)))
    for a, b in combinations(range(len(lines)), 2):
        if words[a] | words[b] and len(words[a] & words[b]) >= OVERLAP * len(words[a] | words[b]):
            group = [group[a] if each == group[b] else each for each in group]
    return [str(each) for each in group]


def _named(name: str, groups: Sequence[str] | Iterator[str]) -> Groups:
    return {f"{name} {at}": f"{name} {group}" for at, group in enumerate(groups)}


def _figures(found: Groups, gold: Groups) -> dict[str, float]:
    precision, recall = b_cubed(found, gold)
    tally = Tally()
    tally.add(_pairs(found), _pairs(gold))
    return {
        "clauses": len(gold),
        **tally.named("pairs of clauses in one matter:"),
        "B-cubed F1": harmonic(precision, recall),
    }


def _pairs(groups: Groups) -> set[tuple[str, str]]:
    return {(a, b) for a, b in combinations(sorted(groups), 2) if groups[a] == groups[b]}
