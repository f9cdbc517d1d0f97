"""Fit the weights of the signs by which sentences bear on claims: `python -m training.judge.weigh`.

Learnt from are the stories of `training/standing/cases` and the open half of `benchmarks/standing/cases`. Which of the
sentences found for a true claim carries it is not marked: the likeliest is taken, and that again after each fit
(multiple-instance learning; Andrews et al. 2002). Of other claims no sentence carries them.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.standing.cases import Stories, distortion, rows
from twosource import pipeline, questions

CASES = Path(__file__).parents[1] / "standing" / "cases"
OUT = Path(__file__).parents[2] / "src/twosource/claims/data/signs.tsv"
ROUNDS, PULL, SENTENCES = 6, 0.2, 8
"""Fits after which the choice of sentences stands; how freely weights may grow; sentences of each claim."""
Floats = NDArray[np.float64]


class Asked(NamedTuple):
    """A claim of a kind with the signs of the sentences found for it, the nearest first [sentences, signs]."""

    kind: str
    signs: Floats


def stories() -> Iterator[Stories]:
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        yield Stories(folder.name, True, rows(folder / "pages.jsonl"), rows(folder / "claims.jsonl"))
    yield from (each for each in distortion() if each.open)


def asked(case: Stories) -> Iterator[tuple[str, Sequence[Mapping[str, float]]]]:
    """Yield the kind of each claim of a story, and the signs of the sentences found for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.jsonl")
        path.write_text("".join(json.dumps(page) + "\n" for page in case.pages), encoding="utf-8")
        over = questions.matter(list(pipeline.read_all([str(path)])))
    for row in case.claims:
        yield row["kind"], questions.signs_of(row["claim"], over)[:SENTENCES]


def fitted(found: Sequence[Asked], right: frozenset[str], left_out: frozenset[str]) -> tuple[Floats, float]:
    """Return the weights by which the claims of the kinds `right` are told from the others."""
    chosen = {at: 0 for at, each in enumerate(found) if each.kind in right and len(each.signs)}
    weights, bias = np.zeros(0), 0.0
    for _ in range(ROUNDS):
        x, y, w = [], [], []
        for at, each in enumerate(found):
            if at in chosen:
                x.append(each.signs[chosen[at]])
                y.append(1)
                w.append(1.0)
            elif each.kind not in right | left_out:
                for sign in each.signs[:6]:
                    x.append(sign)
                    y.append(0)
                    w.append(1 / 3)
        rows_, spread = np.array(x), np.array(x).std(0) + 1e-6
        model = LogisticRegression(C=PULL, max_iter=5000).fit(rows_ / spread, y, sample_weight=w)
        weights, bias = model.coef_[0] / spread, float(model.intercept_[0])
        chosen = {at: int(np.argmax(found[at].signs @ weights)) for at in chosen}
    return weights, bias


def main() -> None:
    every = [pair for case in stories() for pair in asked(case)]
    names = sorted({name for _, sentences in every for each in sentences for name in each})
    found = [
        Asked(kind, np.array([[s[n] for n in names] for s in each]).reshape(-1, len(names))) for kind, each in every
    ]
    true, untold = frozenset({"true"}), frozenset({"absent"})
    kinds = frozenset(each.kind for each in found)
    carried, denied = fitted(found, true, frozenset()), fitted(found, kinds - true - untold, frozenset())
    lines = [f"{name}\t{a:.4f}\t{b:.4f}" for name, a, b in zip(names, carried[0], denied[0], strict=True)]
    lines.append(f"always\t{carried[1]:.4f}\t{denied[1]:.4f}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} claims, {len(names)} signs")


if __name__ == "__main__":
    main()
