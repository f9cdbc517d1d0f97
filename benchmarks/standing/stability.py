"""Whether a dossier stays what it is: the same bytes in any order, and the same names of claims with more documents.

Of each set of the cases, and of one story of many made-up reports, nine tenths of the documents are told first and then
all. A claim whose evidence is the same both times should go by the same id; so should one that only gained evidence,
as far as its words stay.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from benchmarks.evaluate.figures import Figures
from benchmarks.standing import cases, cost
from benchmarks.standing.program import read
from benchmarks.table import table
from twosource import pipeline
from twosource.desk.json import dossier_bytes
from twosource.records.ledger import Dossier
from twosource.records.story import Claim

ORDERS = 5
FIRST = 0.9
DOCUMENTS = 1000

Told = Callable[[Sequence[pipeline.Read]], Dossier]
Evidence = tuple[bool, frozenset[tuple[str, tuple[int, int], str]]]


class Kept(NamedTuple):
    """Claims with the same evidence before and after, of which `same` go by one id; so with those that gained some."""

    unchanged: int
    same: int
    grown: int
    grown_same: int
    doubled: int
    """Ids that more than one claim of a dossier goes by."""


def kept(before: Iterable[Claim], after: Iterable[Claim]) -> Kept:
    """Compare the claims of two dossiers, the second with more documents."""
    first, later = list(before), list(after)
    by_evidence: dict[Evidence, set[str]] = defaultdict(set)
    holding: dict[tuple[str, tuple[int, int], str], list[Claim]] = defaultdict(list)
    for claim in later:
        by_evidence[_evidence(claim)].add(claim.id)
        for each in _evidence(claim)[1]:
            holding[each].append(claim)
    counts: Counter[str] = Counter()
    for claim in first:
        utterance, own = _evidence(claim)
        if (utterance, own) in by_evidence:
            counts.update(unchanged=1, same=claim.id in by_evidence[utterance, own])
            continue
        more = {c.id for c in holding[min(own)] if c.utterance == utterance and own < _evidence(c)[1]} if own else set()
        if more:
            counts.update(grown=1, grown_same=claim.id in more)
    doubled = sum(len(claims) - len({c.id for c in claims}) for claims in (first, later))
    return Kept(counts["unchanged"], counts["same"], counts["grown"], counts["grown_same"], doubled)


def _evidence(claim: Claim) -> Evidence:
    return claim.utterance, frozenset((each.document, each.span, each.stance) for each in claim.support)


def grown(pairs: Sequence[pipeline.Read], told: Told, seed: int = 1) -> Kept:
    """Tell nine tenths of the documents, then all, and compare the claims."""
    some = random.Random(seed).sample(pairs, round(FIRST * len(pairs)))
    before, after = ([c for story in told(rows).stories for c in story.claims] for rows in (some, pairs))
    return kept(before, after)


def one_story(pairs: Sequence[pipeline.Read]) -> Dossier:
    """Return the dossier of documents that are taken for one story."""
    return Dossier(stories=(cost.story(pairs),))


def orders_agree(pairs: Sequence[pipeline.Read], told: Told) -> bool:
    """Say whether the documents in several orders, drawn by seed, give the same bytes."""
    draws = (random.Random(seed).sample(pairs, len(pairs)) for seed in range(ORDERS))
    return len({dossier_bytes(told(draw)) for draw in draws}) == 1


def measure() -> dict[str, Figures]:
    """Return the figures of the sets of the cases, and of the story of many documents."""
    sets = [read(each) for each in cases.distortion()]
    large = cost.read(cost.documents(DOCUMENTS, list(cases.distortion())))
    return {
        "sets": _figures(sets, pipeline.dossier),
        f"one story of {DOCUMENTS}": _figures([large], one_story),
    }


def _figures(many: Sequence[Sequence[pipeline.Read]], told: Told) -> Figures:
    found = [grown(pairs, told, seed) for seed, pairs in enumerate(many)]
    whole = Kept(*map(sum, zip(*found, strict=True)))
    agree = sum(orders_agree(pairs, told) for pairs in many)
    rest = {
        "claims with the same evidence": float(whole.unchanged),
        "claims that gained evidence": float(whole.grown),
        "of these, same id": whole.grown_same / (whole.grown or 1),
        "ids that two claims go by": float(whole.doubled),
        "share of dossiers that are the same bytes in any order": agree / len(many),
    }
    return Figures("share that keep their id", whole.same / (whole.unchanged or 1), whole.unchanged, rest)


def shown(*, markdown: bool) -> str:
    """Return the figures as a table."""
    measured = measure()
    body = [["claims with the same evidence that keep their id", *(f"{each.value:.4f}" for each in measured.values())]]
    body += [[name, *(f"{each.rest[name]:.4g}" for each in measured.values())] for name in measured["sets"].rest]
    return table(("figure", *measured), body, markdown=markdown)


def main() -> int:
    """Print the figures."""
    print(shown(markdown="--markdown" in sys.argv[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
