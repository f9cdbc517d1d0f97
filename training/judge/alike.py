"""Fit the weights by which clauses are put into one matter: `python -m training.judge.alike`.

Learnt from are the stories of `training/standing/cases` whose clauses readers have grouped (`matters.jsonl`). Pairs
that the judge is asked about stand in the fit, each story's in the order of their names.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.standing.cases import Stories, rows
from benchmarks.standing.matters import Marked, marked
from training.judge.weigh import CASES
from twosource.claims.alike import signs
from twosource.claims.identity import likeness
from twosource.language.judge import judged_both_ways
from twosource.language.likeness import similarity

OUT = Path(__file__).parents[2] / "src/twosource/claims/data/alike.tsv"
SHARED = 0.08
PULL, SAME = 0.05, 4.0
"""How freely weights may grow, and how often a pair of one matter counts: there are few."""


def cases() -> Iterator[Marked]:
    for folder in sorted(path.parent for path in CASES.glob("*/matters.jsonl")):
        yield marked(Stories(folder.name, True, rows(folder / "pages.jsonl"), []), folder)


def examples(case: Marked) -> Iterator[tuple[Mapping[str, float], bool]]:
    """Yield the signs of each pair of clauses that share words, and whether they are of one matter."""
    there = [
        (case.told[place], line["matter"])
        for place, line in zip(case.places, case.lines, strict=True)
        if place is not None
    ]
    pairs = [(x, y) for n, x in enumerate(there) for y in there[:n] if similarity(x[0].topic, y[0].topic) >= SHARED]
    said = judged_both_ways([(a.plain, b.plain) for (a, _), (b, _) in pairs])
    for ((a, one), (b, other)), each in zip(pairs, said, strict=True):
        yield signs(a, b, likeness(a, b), each), one == other


def main() -> None:
    every = [example for case in cases() for example in examples(case)]
    names = sorted(every[0][0])
    x = np.array([[found[name] for name in names] for found, _ in every])
    y = np.array([same for _, same in every])
    spread = x.std(0) + 1e-6
    model = LogisticRegression(C=PULL, max_iter=5000).fit(x / spread, y, sample_weight=np.where(y, SAME, 1.0))
    lines = [f"{name}\t{weight:.4f}" for name, weight in zip(names, model.coef_[0] / spread, strict=True)]
    OUT.write_text("\n".join([*lines, f"always\t{model.intercept_[0]:.4f}"]) + "\n", encoding="utf-8")
    print(f"{len(every)} pairs, {int(y.sum())} of one matter")


if __name__ == "__main__":
    main()
