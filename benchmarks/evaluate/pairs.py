"""Tasks about two texts: do two claims exclude each other, are two names one bearer."""

from collections import defaultdict

from benchmarks.evaluate.figures import Figures, Tally, mean
from benchmarks.evaluate.program import Program, Row


def claims(rows: list[Row], program: Program) -> Figures:
    """Contradictions between sentences that differ in a word: the mean of the recalls of yes and no."""
    relations = program.compare([(row["a"], row["b"]) for row in rows], "claims")
    hits: dict[bool, list[bool]] = {True: [], False: []}
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row, relation in zip(rows, relations, strict=True):
        gold = row["relation"] == "contradiction"
        hit = (relation == "contradicts") == gold
        hits[gold].append(hit)
        kinds[row["category"]].append(hit)
    rest = {"contradictions found": mean(hits[True]), "others left alone": mean(hits[False])}
    rest |= {kind: mean(values) for kind, values in sorted(kinds.items())}
    return Figures("balanced accuracy", (mean(hits[True]) + mean(hits[False])) / 2, len(rows), rest)


def claimdiff(rows: list[Row], program: Program) -> Figures:
    """Does the second claim weaken the first: F1 of the pairs where it does."""
    relations = program.compare([(row["claim_a"], row["claim_b"]) for row in rows], "claims")
    tally = Tally()
    for row, relation in zip(rows, relations, strict=True):
        tally.add({1} if relation in ("differs", "contradicts") else (), {1} if row["relation"] == 1 else ())
    rest = tally.named("weakens") | {"share that weakens": mean(row["relation"] == 1 for row in rows)}
    return Figures("weakens F1", tally.f1, len(rows), rest)


def names(rows: list[Row], program: Program) -> Figures:
    """Are two names one bearer: F1 of the pairs that are."""
    relations = program.compare([(row["name1"], row["name2"]) for row in rows], "names")
    tally = Tally()
    for row, relation in zip(rows, relations, strict=True):
        tally.add({1} if relation == "same" else (), {1} if row["is_match"].lower() == "true" else ())
    return Figures("names F1", tally.f1, len(rows), tally.named("same"))
